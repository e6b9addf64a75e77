from django.apps import AppConfig


class Agencies(AppConfig):
    name = "palermo.agencies"
    label = "agencies"
