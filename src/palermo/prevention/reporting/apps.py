from django.apps import AppConfig


class Reporting(AppConfig):
    name = "palermo.prevention.reporting"
    label = "reporting"
