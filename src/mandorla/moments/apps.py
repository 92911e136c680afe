from django.apps import AppConfig


class MomentsConfig(AppConfig):
    name = "mandorla.moments"
    label = "moments"
