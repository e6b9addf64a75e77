from django.apps import AppConfig


class Plan(AppConfig):
    name = "palermo.plan"
    label = "plan"
