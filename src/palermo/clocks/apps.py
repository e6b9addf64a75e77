from django.apps import AppConfig


class Clocks(AppConfig):
    name = "palermo.clocks"
    label = "clocks"
