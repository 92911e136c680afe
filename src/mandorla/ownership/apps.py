from django.apps import AppConfig
from django.core.checks import register


class OwnershipConfig(AppConfig):
    name = "mandorla.ownership"
    label = "ownership"

    def ready(self) -> None:
        from mandorla.ownership.checks import check_data_policy  # models must be loaded first

        register(check_data_policy)
