"""A site for tests alone: every component on one page, and each base with a form in it."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.utils import translation

from palermo.design.fields import MomentField, PartialDateField
from palermo.design.parts.charts import Bar
from palermo.design.tests import pages

NOW = datetime(2026, 11, 3, 1, 10, tzinfo=UTC)
OFFICER = SimpleNamespace(
    name="Constable 3391", agency_name="New Zealand Police", seat_names=["Investigator", "Duty officer, Auckland"]
)
handler404 = "django.views.defaults.page_not_found"


class Report(forms.Form):
    """One field of each kind."""

    where = forms.CharField(label="Where is it happening?", help_text="A town, a street, a port, a farm. Whatever you know.")
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
    region = forms.ChoiceField(label="Region", choices=[("", "Choose a region"), ("nsn", "Nelson"), ("akl", "Auckland")])
    began = PartialDateField(label="When did it begin?", help_text="A year is enough.")
    seen = MomentField(label="When did you see it?", required=False)
    photo = forms.FileField(label="A photo", required=False)
    agree = forms.BooleanField(label="I want an answer", help_text="We will give you words to come back with.")


def sector_hints(form: Report) -> Report:
    """The form with a hint for one choice."""
    form.fields["sector"].widget.hints = {"fishing": "On a boat, or in a fish factory"}  # type: ignore[attr-defined]
    return form


def draw(request: HttpRequest, source: str, **context: object) -> HttpResponse:
    """Draw one of the gallery's templates."""
    request.officer = OFFICER  # type: ignore[attr-defined]
    with translation.override(request.GET.get("language", "en-nz")):
        template = engines["django"].from_string(source)
        return HttpResponse(template.render({"now": NOW, **context}, request))


def components(request: HttpRequest) -> HttpResponse:
    """Every component."""
    refused = sector_hints(Report({"began_0": "31", "began_1": "2", "began_2": "2026"}))
    bars = [("Auckland", 41), Bar("Nelson and Marlborough", 17, href="#nelson"), ("Southland", 0), ("Chatham Islands", None)]
    bars.append(Bar("West Coast", None, state="suppressed"))
    return draw(
        request,
        pages.COMPONENTS,
        form=refused,
        asked=sector_hints(Report(prefix="asked")),
        past=NOW - timedelta(days=2, hours=3),
        soon=NOW + timedelta(hours=3),
        later=NOW + timedelta(days=9),
        bars=bars,
        head=["Month", "Reports", "Referred"],
        months=[["September 2026", 31, 9], ["October 2026", 44, 12], ["November 2026", 6, 0]],
        page=Paginator(range(200), 10).page(7),
        tiles=range(1, 29),
        values=[3, 4, 4, 7, 6, 9, 12],
    )


def question(request: HttpRequest) -> HttpResponse:
    """One public question, as a reporter meets it."""
    form = Report({"where": ""}) if "refused" in request.GET else Report()
    request.urlconf = "gallery.public"
    return draw(request, pages.QUESTION, form=sector_hints(form))


def doors(request: HttpRequest) -> HttpResponse:
    """The first public page."""
    request.urlconf = "gallery.public"
    return draw(request, pages.DOORS)


def home(request: HttpRequest) -> HttpResponse:
    """A desk's home, with a dense list."""
    return draw(
        request, pages.HOME, past=NOW - timedelta(hours=30), soon=NOW + timedelta(hours=3), later=NOW + timedelta(days=9)
    )


def sheet(request: HttpRequest) -> HttpResponse:
    """A print."""
    return draw(request, pages.SHEET, printed_by="Constable 3391, New Zealand Police", printed_at=NOW)


assert settings.configured
urlpatterns = [
    path("", components),
    path("question/", question),
    path("doors/", doors),
    path("home/", home),
    path("sheet/", sheet),
]
