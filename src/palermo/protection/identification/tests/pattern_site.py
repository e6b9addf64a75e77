"""A site for tests alone: what the indicators come to, on a page of the desk."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.utils import translation

from palermo.design.tests.gallery import Officer
from palermo.protection.identification.indicators import assess, profile
from palermo.protection.identification.indicators.tests.test_scenarios import BY_NAME
from palermo.protection.identification.pattern import pattern_page

PAGE = Path(__file__).resolve().parent / "pages" / "pattern.html"
EVERYTHING = {name: [each.code for each in rows] for name, rows in profile("adult_labour").dimensions.items()}
CASES = {
    "orchard": ("adult_labour", BY_NAME["S1 orchard"]["noted"], False),
    "student": ("adult_labour", BY_NAME["S4 student, before the passport was found withheld"]["noted"], False),
    "child": ("child_labour", BY_NAME["S5 child in a household"]["noted"], True),
    "smuggled": ("adult_labour", BY_NAME["S7 smuggled, and not exploited"]["noted"], False),
    "draft": (
        "adult_sexual",
        {"coercion_at_destination": ["cd_tasks", "cd_documents"], "exploitation": ["ex_hours"]},
        False,
    ),
    "everything": ("adult_labour", EVERYTHING, False),
    "nothing": ("child_sexual", {}, False),
}


def show(request: HttpRequest, case: str) -> HttpResponse:
    """One of the invented cases."""
    key, noted, act = CASES[case]
    request.officer, request.roles = Officer(), ["investigator"]
    with translation.override("en-nz"):
        template = engines["django"].from_string(PAGE.read_text(encoding="utf-8"))
        return HttpResponse(template.render({"pattern": pattern_page(assess(profile(key), noted, act))}, request))


urlpatterns = [path("<slug:case>/", show)]
