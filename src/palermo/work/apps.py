from django.apps import AppConfig


class Work(AppConfig):
    name = "palermo.work"
    label = "work"
