from django.apps import AppConfig


class RepairConfig(AppConfig):
    name = "mandorla.repair"
    label = "repair"
