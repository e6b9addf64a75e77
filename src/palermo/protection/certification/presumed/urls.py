"""The addresses of presumed victims on the desk, under presume/."""

from django.urls import path

from palermo.protection.certification import urls as certification
from palermo.protection.certification.presumed import views

ONE = certification.ONE
urlpatterns = [
    path("", views.listing, name="presumed-list"),
    path("new/", views.new, name="presume-new"),
    path(ONE, views.page, name="presumed"),
    path(f"{ONE}read/", views.read, name="presumed-read"),
    path(f"{ONE}step/<slug:name>/", views.step, name="presumed-step"),
]
