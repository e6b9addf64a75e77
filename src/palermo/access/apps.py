from django.apps import AppConfig


class Access(AppConfig):
    name = "palermo.access"
    label = "access"
