from django.apps import AppConfig


class TalksConfig(AppConfig):
    name = "mandorla.talks"
    label = "talks"
