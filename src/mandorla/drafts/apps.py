from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "mandorla.drafts"
    label = "drafts"
