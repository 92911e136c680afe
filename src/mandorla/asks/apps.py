from django.apps import AppConfig


class AsksConfig(AppConfig):
    name = "mandorla.asks"
    label = "asks"
