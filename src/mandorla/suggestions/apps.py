from django.apps import AppConfig


class SuggestionsConfig(AppConfig):
    name = "mandorla.suggestions"
    label = "suggestions"
