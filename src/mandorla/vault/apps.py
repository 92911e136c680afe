from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "mandorla.vault"
    label = "vault"
