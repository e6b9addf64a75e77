"""The pages of the public site that ask nothing, and the one that takes a receipt."""

from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from palermo.law import receipt
from palermo.law.dated import value
from palermo.law.period import day_of
from palermo.prevention.reporting.public import receiving
from palermo.prevention.reporting.public.receiving import Standing
from palermo.settings.environment import numbers_checked_on
from palermo.web.public.forms import Words
from palermo.web.public.numbers import NUMBERS
from palermo.web.public.rights import RIGHTS
from palermo.web.public.selfcheck import QUESTIONS


def page(template: str) -> Callable[[HttpRequest], HttpResponse]:
    """A view that draws one fixed page."""

    @require_safe
    def view(request: HttpRequest) -> HttpResponse:
        return render(request, f"public_site/{template}.html")

    return view


@require_safe
def after(request: HttpRequest) -> HttpResponse:
    """What happens to a report, and how soon by today's policy."""
    today = day_of(timezone.now())
    context = {"minutes": value("report.triage-danger", today), "days": value("report.triage", today)}
    return render(request, "public_site/after.html", context)


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Ten plain questions, answered in the reader's head."""
    return render(request, "public_site/selfcheck.html", {"questions": QUESTIONS})


@require_safe
def rights(request: HttpRequest) -> HttpResponse:
    """Rights by need."""
    return render(request, "public_site/rights.html", {"rights": RIGHTS})


@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """Whom to call, and when somebody last rang these numbers."""
    return render(request, "public_site/help.html", {"numbers": NUMBERS, "checked_on": numbers_checked_on()})


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """How a report stands, for whoever has its words."""
    form, standing, down = Words(request.POST if request.method == "POST" else None), None, False
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        for problem in receipt.check(words):
            form.add_error("words", problem)
        if form.is_valid():
            standing, down = _standing(words)
    # The words are not put back into the page once they were right: who looks over a shoulder learns nothing.
    shown = {"form": Words() if standing else form, "standing": standing, "down": down}
    return render(request, "public_site/answer.html", shown)


def _standing(words: str) -> tuple[Standing | None, bool]:
    try:
        return receiving.standing(words), False
    except DatabaseError:
        return None, True
