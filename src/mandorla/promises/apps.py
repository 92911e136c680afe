from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "mandorla.promises"
    label = "promises"
