"""The Plan's pages: the wall, an item, a goal, the Plan in its own words, traceability, promises."""

from collections import Counter
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from palermo.agencies.asking import Asking
from palermo.agencies.queries import agency_names, names
from palermo.agencies.reference import unverified
from palermo.law.lifecycle import Step
from palermo.ledger import queries as ledger
from palermo.plan import words
from palermo.plan.choice import chosen
from palermo.plan.data import plan, traceability
from palermo.plan.lifecycle import PROGRESS, REASONS
from palermo.plan.names import PILLARS, SHORT
from palermo.plan.operations import refusal
from palermo.plan.parts import ActionItem
from palermo.plan.queries import PROMISES, has_room, recorded, stand
from palermo.plan.status import STATUSES, Line

HISTORY = 30
"""How many acts of recording an item's page shows."""


@require_safe
def wall(request: Asking) -> HttpResponse:
    """The 28 items at a glance."""
    choice = chosen(request)
    standings = choice.standings()
    tiles = [words.tile(each, choice.query) for each in standings]
    pillars = {key: [tiles[n] for n, each in enumerate(standings) if each.item.pillar == key] for key in PILLARS}
    tally = Counter(each.status for each in standings)
    context = {
        "choice": choice,
        "pillars": [(name, pillars[key]) for key, name in PILLARS.items()],
        "tally": [(tally[key], label, tone) for key, (label, tone) in STATUSES.items()],
        "measured": sum(each.figure.state == "measured" for each in tiles),
        "head": words.HEAD,
        "rows": words.wall_rows(tiles, standings),
    }
    return render(request, "plan/wall.html", context)


@require_safe
def item(request: Asking, number: int) -> HttpResponse:
    """One action item: the Plan's words, how far it has come, what was counted, what was done."""
    found = plan().actions.get(number)
    if found is None:
        raise Http404
    choice = chosen(request)
    standing = stand(found, recorded(), choice.counted, choice.today)
    context = {
        "choice": choice,
        "standing": standing,
        "status": STATUSES[standing.status],
        "lines": [
            (line, words.when(line.milestone), words.ways(number, line, partial(_refusal, line, request)))
            for line in standing.lines
        ],
        "figures": [words.shown(each) for each in standing.figures],
        "months": list(zip(map(words.month_of, choice.counted.months), standing.acts.by_month, strict=False)),
        "verbs": [(words.verb(name), acts) for name, acts in standing.acts.by_verb],
        "recorded": "recorded" in request.GET,
        **_in_words(found, request),
    }
    return render(request, "plan/item.html", context)


@require_safe
def goal(request: Asking, number: int) -> HttpResponse:
    """One goal, and how the items that serve it stand."""
    if number not in plan().goals:
        raise Http404
    choice = chosen(request)
    serving = [each for each in choice.standings() if number in each.item.goals]
    tiles = [words.tile(each, choice.query) for each in serving]
    context = {
        "choice": choice,
        "plan": plan(),
        "goal": plan().goals[number],
        "pillar": PILLARS[plan().goals[number].pillar],
        "tiles": tiles,
        "head": words.HEAD,
        "rows": words.wall_rows(tiles, serving),
    }
    return render(request, "plan/goal.html", context)


@require_safe
def in_words(request: Asking) -> HttpResponse:
    """The Plan in its own words, and its agencies under the names they have had."""
    called = agency_names(request.now)
    context = {
        "plan": plan(),
        "goals": [
            (name, [each for each in plan().goals.values() if each.pillar == key]) for key, name in PILLARS.items()
        ],
        "agencies": [
            (each, called.get(each.id, each.name), each.id in unverified()) for each in plan().agencies.values()
        ],
        "items": [
            (name, [(each, SHORT[each.id]) for each in plan().actions.values() if each.pillar == key])
            for key, name in PILLARS.items()
        ],
    }
    return render(request, "plan/words.html", context)


@require_safe
def matrix(request: Asking) -> HttpResponse:
    """Which items serve which goals and principles, and the two that no item serves."""
    found = traceability()
    context = {
        "plan": plan(),
        "columns": words.columns(),
        "rows": words.matrix_rows(),
        "goals": [plan().goals[each] for each in found.unserved_goals],
        "principles": [plan().principles[each] for each in found.unserved_principles],
    }
    return render(request, "plan/traceability.html", context)


@require_safe
def promises(request: Asking) -> HttpResponse:
    """What the Plan's prose promises and no numbered item holds, and what is counted of it."""
    choice = chosen(request)
    figures = [words.shown(each) for each in choice.counted.figures(PROMISES)]
    context = {"choice": choice, "plan": plan(), "promises": plan().promises.values(), "figures": figures}
    return render(request, "plan/promises.html", context)


def _refusal(line: Line, request: Asking, step: Step) -> str:
    return refusal(step, line.status, line.milestone, request.now)


def _in_words(found: ActionItem, request: Asking) -> dict[str, object]:
    """What an item's page quotes, and what was recorded of it, as sentences."""
    entries = list(ledger.entries(verb="progress_recorded", about=str(found.id))[:HISTORY])
    spoken = {status: PROGRESS.label(status) for status in PROGRESS.statuses} | REASONS
    called = agency_names(request.now)
    return {
        "plan": plan(),
        "item": found,
        "short": SHORT[found.id],
        "pillar": PILLARS[found.pillar],
        "agencies": [(plan().agencies[id_], called.get(id_, "")) for id_ in found.agencies],
        "goals": [plan().goals[each] for each in found.goals],
        "principles": [plan().principles[each] for each in found.principles],
        "has_room": has_room(found),
        "history": ledger.read(entries, names(ledger.who_is_named(entries)), spoken),
    }
