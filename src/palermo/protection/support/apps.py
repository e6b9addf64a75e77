from django.apps import AppConfig


class Support(AppConfig):
    name = "palermo.protection.support"
    label = "support"
