from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "mandorla.journal"
    label = "journal"
