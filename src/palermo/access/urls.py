"""The room's addresses on the desk, under /access/."""

from django.urls import path

from palermo.access import views

app_name = "access"
urlpatterns = [path("", views.matrix, name="matrix")]
