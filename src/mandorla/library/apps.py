from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "mandorla.library"
    label = "library"
