from django.apps import AppConfig


class Certification(AppConfig):
    name = "palermo.protection.certification"
    label = "certification"
