"""Pages of work: what waits for an officer, one piece of it, and each act on it."""

from collections.abc import Callable
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking, posted
from palermo.cases import acts as pages
from palermo.cases.forms import Versioned
from palermo.law.lifecycle import Lifecycle
from palermo.law.period import day_of
from palermo.ledger import queries as ledger
from palermo.vault.queries import latest
from palermo.work import codes, forms, operations, panel, queries
from palermo.work.queries import Item

BOTH = ["GET", "HEAD", "POST"]
NAMES = {"N": "piece", "T": "task", "A": "appointment", "Q": "question"}
"""What each operation calls the piece it is given."""


@require_safe
def yours(request: Asking) -> HttpResponse:
    """Tasks, appointments and questions that wait for the officer or a seat of theirs, day by day; what they gave."""
    rows = panel.rows(queries.waiting_for(officers.held()))
    today = day_of(request.now)
    late = [row for row in rows if row.item.clock and row.item.clock.due_at <= request.now]
    ahead = [row for row in rows if row not in late]
    return render(
        request,
        "work/yours.html",
        {
            "late": late,
            "days": [(day, list(each)) for day, each in groupby(ahead, key=_day)],
            "today": today,
            "given": panel.rows(queries.given_by(request.officer.id)),
        },
    )


def _day(row: panel.Row) -> date:
    assert row.item.clock
    return day_of(row.item.clock.due_at)


def seen(reference: str) -> Item:
    """A piece with its clock, or 404 for a hidden one and an absent one alike."""
    piece = queries.piece(reference)
    if piece is None:
        raise Http404
    return next(each for each in queries.about([piece.subject]) if each.piece == piece)


@require_safe
def piece(request: Asking, reference: str) -> HttpResponse:
    """One piece of work: what it is, how it stands, what can be done with it."""
    return _page(request, seen(reference))


def _page(request: Asking, item: Item, status: int = 200, **context: Any) -> HttpResponse:
    found = item.piece
    said = context.pop("said", {})
    rows = ledger.entries(subject=found.subject, about=found.reference)[:40]
    named = officers.names(ledger.who_is_named(rows))
    return render(
        request,
        "work/piece.html",
        {
            "row": panel.rows([item], said)[0],
            "kind": codes.PARTS[item.kind],
            "about_page": f"{reverse('jump')}?reference={found.about}",
            "reader": codes.READERS[found.compartment],
            "acts": offers(request, item),
            "sealed": bool(latest([found.pk])),
            "said": said,
            "form": context.pop("form", None) or forms.Open(initial={"purpose": "investigate"}),
            "error": codes.IN_ERROR.get(found.in_error_reason, ""),
            "answer": codes.ANSWERS.get(getattr(found, "answer", ""), ""),
            "lines": ledger.read(rows, named, codes.WORDS),
            **context,
        },
        status=status,
    )


def offers(request: Asking, item: Item) -> list[tuple[str, str]]:
    """What can be done with the piece now: the words and the address of each act."""
    found, table = item.piece, panel.TABLES.get(item.kind)
    if found.in_error_at:
        return []
    names = [(step.words, step.name) for step in table.leaving(getattr(found, "status", ""))] if table else []
    if item.kind == "Q" and found.recorded_by != request.officer.id:
        names = [(words, name) for words, name in names if name != "withdraw"]
    if item.waits and item.kind == "T":
        names += [(_("Pass it on"), "pass_on"), (_("Set another day"), "move_day")]
    if item.waits and item.kind == "A":
        names.append((_("Move it"), "move"))
    names.append((_("It was recorded in error"), "mark_in_error"))
    return [(words, reverse("work_act", args=[found.reference, name])) for words, name in names]


@require_POST
def words(request: Asking, reference: str) -> HttpResponse:
    """Open the sealed words of one piece, for a purpose; they are on this page only."""
    item = seen(reference)
    form = forms.Open(request.POST)
    if not form.is_valid():
        return _page(request, item, status=422, form=form)
    return _page(request, item, said=panel.opened(request, [item.piece], form.cleaned_data["purpose"]))


@require_http_methods(BOTH)
def act(request: Asking, reference: str, name: str) -> HttpResponse:
    """One act on a piece: its form, and the act."""
    item = seen(reference)
    found = item.piece
    if name not in {address.rstrip("/").rpartition("/")[2] for _words, address in offers(request, item)}:
        return _gone_on(request, item, name)
    form = _form(request, item, name)
    operation: Callable[..., object] = getattr(operations, name)
    called = "piece" if name == "mark_in_error" else NAMES[item.kind]

    def do(given: dict[str, Any]) -> object:
        given = {key: value for key, value in given.items() if key != "due"}
        if isinstance(form, forms.Day):
            given["due_at"] = form.due_at()
        if "to" in given:
            given["to"] = UUID(str(given["to"]))
        return operation(**{called: found}, officer=request.officer, at=request.now, **given)

    title = next(words for words, address in offers(request, item) if address.endswith(f"/{name}/"))
    return pages.ask(
        request,
        form,
        do,
        title=title,
        button=title,
        back=reverse("work_piece", args=[reference]),
        done=_("It is recorded."),
        caption=f"{reference}, {panel.what_of(item)}",
        now=lambda: {"version": seen(reference).piece.version, "words": _last(seen(reference))},
    )


def _gone_on(request: Asking, item: Item, name: str) -> HttpResponse:
    """An act that led on from here until somebody did another: the page as it stands now, saying so. Otherwise 404."""
    known = {step.name for table in panel.TABLES.values() for step in table.steps} | {"pass_on", "move_day", "move"}
    if name not in known or request.method != "POST":
        raise Http404
    return _page(request, item, status=409, gone_on=_last(item), typed=request.POST.get("words", ""))


def _last(item: Item) -> str:
    rows = list(ledger.entries(subject=item.piece.subject, about=item.piece.reference)[:1])
    lines = ledger.read(rows, officers.names(ledger.who_is_named(rows)), codes.WORDS)
    return lines[0].sentence if lines else ""


def _form(request: Asking, item: Item, name: str) -> Versioned:
    found = item.piece
    data, initial = posted(request), {"version": found.version}
    if name == "mark_in_error":
        return forms.Reason(data, reasons=codes.IN_ERROR, worded=False, initial=initial)
    if name == "pass_on":
        people = queries.may_be_given([(found.subject, found.compartment)], request.now)
        return forms.To(data, people=people, initial=initial)
    if name == "move_day":
        return forms.Day(data, initial=initial)
    if name == "move":
        return forms.Moment(data, initial=initial | {"begins_at": getattr(found, "begins_at", None)})
    if name == "answer":
        return forms.Answer(data, initial=initial)
    table: Lifecycle = panel.TABLES[item.kind]
    step = table.step(name)
    if step.reasons:
        worded = name not in ("take_up_again", "ask_again", "withdraw")
        return forms.Reason(data, reasons=forms.reasons(step.reasons, codes.WORDS), worded=worded, initial=initial)
    return forms.Result(data, initial=initial)
