from django.apps import AppConfig


class PracticesConfig(AppConfig):
    name = "mandorla.practices"
    label = "practices"
