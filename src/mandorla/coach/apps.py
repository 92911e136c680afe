from django.apps import AppConfig


class CoachConfig(AppConfig):
    name = "mandorla.coach"
    label = "coach"
