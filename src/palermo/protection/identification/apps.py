from django.apps import AppConfig


class Identification(AppConfig):
    name = "palermo.protection.identification"
    label = "identification"
