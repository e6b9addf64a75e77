"""The ledger, read as English by auditors. Reading it is itself entered, before the first line is shown."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from palermo.access.english import cite
from palermo.access.forms import LedgerForm
from palermo.access.queries import holds_standing
from palermo.access.standing import AUTHORITY
from palermo.agencies.asking import Asking
from palermo.agencies.queries import called, names
from palermo.ledger import queries
from palermo.ledger.models import Entry
from palermo.ledger.operations import append
from palermo.ledger.queries import Line
from palermo.ledger.words import spoken

SIZE = 50
"""Entries on a page."""


@require_safe
def ledger(request: Asking) -> HttpResponse:
    """Entries newest first, filtered, page by page. Whoever is no auditor finds no page here."""
    if not holds_standing("ledger"):
        raise Http404
    form = LedgerForm(request.GET)
    if not form.is_valid():
        return render(request, "access/ledger.html", {"form": form, "lines": []})
    enter(request, form)
    before, after = _place(request, "before"), _place(request, "after")
    found, more = queries.page(_rows(form, before), SIZE, after=after)
    lines = queries.read(found, names(queries.who_is_named(found)), spoken())
    context = {
        "form": form,
        "lines": [(line, cite(line.authority) if line.authority else "") for line in lines],
        "newer": _way(request, "after", lines[:1]) if (more if after else before) else "",
        "older": _way(request, "before", lines[-1:]) if (after or more) else "",
    }
    return render(request, "access/ledger.html", context)


def enter(request: Asking, form: LedgerForm) -> None:
    """That an auditor reads, and by which filters: codes, never what was typed to find an officer."""
    kept = {key: str(form.cleaned_data[key]) for key in ("room", "verb", "about") if form.cleaned_data[key]}
    append(
        "ledger_read",
        at=request.now,
        officer=request.officer,
        compartment="ledger",
        authority=AUTHORITY,
        terms=kept,
    )


def _rows(form: LedgerForm, before: int | None) -> QuerySet[Entry]:
    given = form.cleaned_data
    from_at, until_at = form.moments()
    return queries.entries(
        room=given["room"],
        verb=given["verb"],
        about=given["about"],
        officers=called(given["officer"]) if given["officer"] else None,
        from_at=from_at,
        until_at=until_at,
        before=before,
    )


def _place(request: Asking, name: str) -> int | None:
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else None


def _way(request: Asking, name: str, line: Sequence[Line]) -> str:
    """The address of the next page in one direction, keeping the filters."""
    kept = {key: value for key, value in request.GET.items() if value and key not in ("before", "after")}
    return "?" + urlencode({**kept, name: line[0].place}) if line else ""
