from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "mandorla.home"
    label = "home"
