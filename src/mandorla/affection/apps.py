from django.apps import AppConfig


class AffectionConfig(AppConfig):
    name = "mandorla.affection"
    label = "affection"
