from django.apps import AppConfig


class MandorlaConfig(AppConfig):
    """The root: commands, templates and static files that belong to no slice."""

    name = "mandorla"
    label = "mandorla"
