from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "mandorla.insights"
    label = "insights"
