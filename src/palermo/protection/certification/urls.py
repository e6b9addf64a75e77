"""The room's addresses on the desk, under certificates/."""

from django.urls import path, register_converter

from palermo.law.references import PATTERN
from palermo.protection.certification import views, views_of_use


class Reference:
    """A public reference in an address."""

    regex = PATTERN

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: object) -> str:
        return str(value)


register_converter(Reference, "certification_reference")

ONE = "<certification_reference:reference>/"
urlpatterns = [
    path("", views.listing, name="certification-list"),
    path("verify/", views_of_use.verify, name="certificate-verify"),
    path("eligibility/", views_of_use.eligibility, name="certificate-eligibility"),
    path(
        "of/<certification_reference:case>/<certification_reference:party>/",
        views.of_person,
        name="certification-of",
    ),
    path(ONE, views.page, name="certification-page"),
    path(f"{ONE}read/", views.read, name="certification-read"),
    path(f"{ONE}print/", views_of_use.printed, name="certificate-print"),
    path(f"{ONE}person/<slug:kind>/", views.with_person, name="certification-person"),
    path(f"{ONE}step/<slug:name>/", views.step, name="certification-step"),
]
