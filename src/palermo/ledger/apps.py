from django.apps import AppConfig


class Ledger(AppConfig):
    name = "palermo.ledger"
    label = "ledger"
