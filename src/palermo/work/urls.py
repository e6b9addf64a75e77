"""Addresses of everyday work: what waits for one, and one piece of it."""

from django.urls import path

from palermo.work import views

PIECE = "<reference:reference>/"

urlpatterns = [
    path("", views.yours, name="work"),
    path(PIECE, views.piece, name="work_piece"),
    path(f"{PIECE}words/", views.words, name="work_words"),
    path(f"{PIECE}<slug:name>/", views.act, name="work_act"),
]
