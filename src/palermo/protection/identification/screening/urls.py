"""Screenings on the desk, under screening/."""

from django.urls import path, register_converter

from palermo.law.references import PATTERN
from palermo.protection.identification.screening import views, views_of_person, views_of_signs


class Reference:
    """A public reference in an address."""

    regex = PATTERN

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: object) -> str:
        return str(value)


register_converter(Reference, "screening_reference")

VISIT = "<screening_reference:reference>/"
PERSON = f"{VISIT}<screening_reference:party>/"

urlpatterns = [
    path("", views.listing, name="screenings"),
    path("urgent/", views.urgent, name="screening-urgent"),
    path("new/", views.begin, name="screening-begin"),
    path("keyed-in/", views.begin, {"sheet": True}, name="screening-keyed-in"),
    path("sheets/", views.sheet_list, name="screening-sheets"),
    path("sheets/<slug:key>/", views.sheet, name="screening-sheet"),
    path(
        "on/<screening_reference:case>/<screening_reference:party>/",
        views_of_signs.on_case,
        name="screening-on-case",
    ),
    path(VISIT, views.visit, name="screening-visit"),
    path(f"{VISIT}read/", views.read, name="screening-visit-read"),
    path(f"{VISIT}people/", views.meet, name="screening-meet"),
    path(f"{VISIT}signs/", views_of_signs.record, name="screening-signs"),
    path(f"{VISIT}decide/", views_of_signs.decide, name="screening-decide"),
    path(f"{VISIT}send/", views_of_signs.send, name="screening-send"),
    path(PERSON, views_of_person.person, name="screening-person"),
    path(f"{PERSON}read/", views_of_person.read, name="screening-read"),
    path(f"{PERSON}change/", views_of_person.change, name="screening-change"),
    path(f"{PERSON}who/", views_of_person.name, name="screening-who"),
    path(f"{PERSON}name/", views_of_person.open_name, name="screening-name"),
    path(f"{PERSON}tell/", views_of_person.tell, name="screening-tell"),
    path(f"{PERSON}again/", views_of_person.again, name="screening-again"),
    path(f"{PERSON}error/", views_of_person.error, name="screening-error"),
    path(f"{PERSON}withdraw/", views_of_person.withdraw, name="screening-withdraw"),
    path(f"{PERSON}signs/<uuid:sign>/error/", views_of_person.sign_error, name="screening-sign-error"),
]
