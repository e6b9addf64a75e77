"""A site for tests alone: every component on one page, and each base with a form in it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.utils import translation

from palermo.design.fields import MomentField, PartialDateField
from palermo.design.parts.charts import Bar

PAGES = Path(__file__).resolve().parent / "pages"
NOW = datetime(2026, 11, 3, 1, 10, tzinfo=UTC)


class Officer:
    """Someone at the desk."""

    agency = "New Zealand Police"

    def __str__(self) -> str:
        return "Constable 3391"


handler404 = "django.views.defaults.page_not_found"


class Report(forms.Form):
    """One field of each kind."""

    where = forms.CharField(label="Where is it happening?", help_text="A town, a street, a port, a farm.")
    what = forms.CharField(label="What did you see?", widget=forms.Textarea, required=False)
    sector = forms.ChoiceField(
        label="What kind of work is it?",
        choices=[("fishing", "Fishing"), ("orchard", "Orchard or vineyard"), ("other", "Something else")],
        widget=forms.RadioSelect,
    )
    signs = forms.MultipleChoiceField(
        label="What have you noticed?",
        choices=[("passport", "Someone else keeps their passport"), ("paid", "They are not paid")],
        widget=forms.CheckboxSelectMultiple,
    )
    region = forms.ChoiceField(label="Region", choices=[("", "Choose a region"), ("nsn", "Nelson")])
    began = PartialDateField(label="When did it begin?", help_text="A year is enough.")
    seen = MomentField(label="When did you see it?", required=False)
    photo = forms.FileField(label="A photo", required=False)
    agree = forms.BooleanField(label="I want an answer", help_text="We will give you words to keep.")


def sector_hints(form: Report) -> Report:
    """The form with a hint for one choice."""
    form.fields["sector"].widget.hints = {"fishing": "On a boat, or in a fish factory"}  # type: ignore[attr-defined]
    return form


def draw(request: HttpRequest, page: str, **context: object) -> HttpResponse:
    """Draw one of the gallery's pages, written as a room would write it."""
    source = (PAGES / f"{page}.html").read_text(encoding="utf-8")
    request.officer, request.roles = Officer(), ["triage_officer", "investigator"]  # type: ignore[attr-defined]
    with translation.override(request.GET.get("in", "en-nz")):
        template = engines["django"].from_string(source)
        return HttpResponse(template.render({"now": NOW, **context}, request))


def components(request: HttpRequest) -> HttpResponse:
    """Every component."""
    refused = sector_hints(Report({"began_day": "31", "began_month": "2", "began_year": "2026"}))
    bars = [
        ("Auckland", 41),
        Bar("Nelson and Marlborough", 17, href="#nelson"),
        ("Southland", 0),
        ("Chatham Islands", None),
        Bar("West Coast", None, state="suppressed"),
    ]
    return draw(
        request,
        "components",
        form=refused,
        asked=sector_hints(Report(prefix="asked")),
        past=NOW - timedelta(days=2, hours=3),
        soon=NOW + timedelta(hours=3),
        later=NOW + timedelta(days=9),
        bars=bars,
        head=["Month", "Reports", "Referred"],
        months=[["September 2026", 31, 9], ["October 2026", 44, 12], ["November 2026", 6, 0]],
        numbered=Paginator(range(200), 10).page(7),
        tiles=range(1, 29),
        values=[3, 4, 4, 7, 6, 9, 12],
    )


def question(request: HttpRequest) -> HttpResponse:
    """One public question, as a reporter meets it."""
    form = Report({"where": ""}) if "refused" in request.GET else Report()
    request.urlconf = "gallery.public"
    return draw(request, "question", form=sector_hints(form))


def doors(request: HttpRequest) -> HttpResponse:
    """The first public page."""
    request.urlconf = "gallery.public"
    return draw(request, "doors")


def home(request: HttpRequest) -> HttpResponse:
    """A desk's home, with a dense list."""
    return draw(
        request,
        "home",
        past=NOW - timedelta(hours=30),
        soon=NOW + timedelta(hours=3),
        later=NOW + timedelta(days=9),
    )


def sheet(request: HttpRequest) -> HttpResponse:
    """A print."""
    return draw(request, "sheet", printed_by="Constable 3391, New Zealand Police", printed_at=NOW)


urlpatterns = [
    path("", components),
    path("question/", question),
    path("doors/", doors),
    path("home/", home),
    path("sheet/", sheet),
]
