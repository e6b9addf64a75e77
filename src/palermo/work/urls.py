"""Addresses of everyday work: what waits for one, and one piece of it."""

from django.urls import path

from palermo.work import views, views_of_clocks

PIECE = "<reference:reference>/"

urlpatterns = [
    path("", views.yours, name="work"),
    path("clocks/<uuid:clock>/", views_of_clocks.page, name="work_clock"),
    path("clocks/<uuid:clock>/stand/", views_of_clocks.stand, name="work_clock_stand"),
    path("clocks/<uuid:clock>/go-on/", views_of_clocks.go_on, name="work_clock_go_on"),
    path(PIECE, views.piece, name="work_piece"),
    path(f"{PIECE}words/", views.words, name="work_words"),
    path(f"{PIECE}<slug:name>/", views.act, name="work_act"),
]
