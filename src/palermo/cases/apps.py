from django.apps import AppConfig


class Cases(AppConfig):
    name = "palermo.cases"
    label = "cases"
