from django.apps import AppConfig


class PromptsConfig(AppConfig):
    name = "mandorla.prompts"
    label = "prompts"
