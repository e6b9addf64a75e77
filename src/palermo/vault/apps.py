from django.apps import AppConfig


class Vault(AppConfig):
    name = "palermo.vault"
    label = "vault"
