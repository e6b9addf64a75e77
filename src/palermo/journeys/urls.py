"""The room's addresses on the desk."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
