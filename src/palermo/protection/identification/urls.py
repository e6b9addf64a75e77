"""The room's addresses on the desk, under findings/."""

from django.urls import path, register_converter

from palermo.law.references import PATTERN
from palermo.protection.identification import views, views_of_files


class Reference:
    """A public reference in an address."""

    regex = PATTERN

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: object) -> str:
        return str(value)


class Kind(Reference):
    """Which of the two findings."""

    regex = "protection|legal"


register_converter(Reference, "finding_reference")
register_converter(Kind, "finding_kind")

PERSON = "<finding_reference:case>/<finding_reference:party>/"
urlpatterns = [
    path(PERSON, views.person, name="finding-person"),
    path(f"{PERSON}evidence/", views.evidence, name="finding-evidence"),
    path(f"{PERSON}evidence/<finding_reference:line>/file/", views_of_files.add, name="finding-add-file"),
    path(f"{PERSON}evidence/<finding_reference:line>/file/<int:number>/", views_of_files.opened, name="finding-file"),
    path(f"{PERSON}<finding_kind:kind>/", views.record, name="finding-record"),
    path(f"{PERSON}<finding_kind:kind>/in-error/", views.in_error, name="finding-in-error"),
]
