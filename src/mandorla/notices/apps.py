from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "mandorla.notices"
    label = "notices"
