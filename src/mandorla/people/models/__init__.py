from mandorla.people.models.device import Device
from mandorla.people.models.operation import Operation
from mandorla.people.models.person import HUES, Person

__all__ = ["HUES", "Device", "Operation", "Person"]
