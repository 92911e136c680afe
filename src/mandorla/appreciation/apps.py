from django.apps import AppConfig


class AppreciationConfig(AppConfig):
    name = "mandorla.appreciation"
    label = "appreciation"
