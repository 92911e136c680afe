from django.apps import AppConfig


class CheckinsConfig(AppConfig):
    name = "mandorla.checkins"
    label = "checkins"
