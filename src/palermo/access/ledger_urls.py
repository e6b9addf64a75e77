"""The ledger's address on the desk, under /ledger/. It stands here because the ledger knows no officers."""

from django.urls import path

from palermo.access import ledger_views

app_name = "ledger"
urlpatterns = [path("", ledger_views.ledger, name="read")]
