from django.apps import AppConfig


class OwnershipConfig(AppConfig):
    name = "mandorla.ownership"
    label = "ownership"
