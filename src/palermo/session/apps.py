from django.apps import AppConfig


class Session(AppConfig):
    name = "palermo.session"
    label = "session"
