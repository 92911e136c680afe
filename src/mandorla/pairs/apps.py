from django.apps import AppConfig


class PairsConfig(AppConfig):
    name = "mandorla.pairs"
    label = "pairs"
