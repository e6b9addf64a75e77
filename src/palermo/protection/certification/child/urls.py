"""The addresses of child protection on the desk, under children/."""

from django.urls import path

from palermo.protection.certification import urls as certification
from palermo.protection.certification.child import views

ONE = certification.ONE
urlpatterns = [
    path("", views.listing, name="children"),
    path(f"guardian/{ONE}", views.of_guardian, name="guardian"),
    path(f"guardian/{ONE}<slug:name>/", views.guardian_step, name="guardian-step"),
    path(ONE, views.page, name="child-notice"),
    path(f"{ONE}read/", views.read, name="child-read"),
    path(f"{ONE}names/", views.names, name="child-names"),
    path(f"{ONE}propose/", views.propose, name="guardian-propose"),
    path(f"{ONE}step/<slug:name>/", views.step, name="child-step"),
]
