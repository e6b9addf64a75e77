"""Two officers edit the same thing at once, in every order and truly at the same time: nobody overwrites what they did
not read, and everything that was done stands in the ledger.

Each round gives two officers one object and two acts. Both read; then both write, one after the other or in two threads
that start together. Afterwards the version has risen by as many acts as were acknowledged, the ledger holds an entry for
each of them, and whoever was refused was refused because the other had changed what they had read.

PALERMO_INTERLEAVINGS (40) and PALERMO_RANDOM_SEED choose how many rounds and which; the slow sweep makes 1,000.
"""

import os
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from tests.support.people import NOW, acting, officer

from palermo.agencies.models import Officer
from palermo.cases import operations as cases
from palermo.cases.models import Case, Involvement, Party
from palermo.cases.operations import Conflict, Refused
from palermo.cases.tests.factories import CLOSED
from palermo.ledger.models import Entry
from palermo.work import operations as work
from palermo.work.models import Appointment, Question, Task
from palermo.work.operations.step import Place

ROUNDS = int(os.environ.get("PALERMO_INTERLEAVINGS", "40"))
SEED = int(os.environ.get("PALERMO_RANDOM_SEED", "20090701"))
FRIDAY = NOW + timedelta(days=4)
Act = Callable[[Any, Officer, int], object]
WHY = "recorded_wrongly"


def correct(region: str) -> Act:
    return lambda row, me, seen: cases.correct(
        case=row, to={"region": region}, reason=WHY, officer=me, at=NOW, version=seen
    )


def kind(to: str) -> Act:
    return lambda row, me, seen: cases.classify(case=row, kind=to, reason="evidence", officer=me, at=NOW, version=seen)


def give(to: str) -> Act:
    return lambda row, me, seen: cases.assign(case=row, to=officer(to), officer=me, at=NOW, version=seen)


def close(row: Any, me: Officer, seen: int) -> object:
    return cases.close(case=row, reason="concluded", answers=CLOSED, officer=me, at=NOW, version=seen)


def details(name: str) -> Act:
    return lambda row, me, seen: cases.correct_details(
        party=row, name=name, reason=WHY, officer=me, at=NOW, version=seen
    )


def end_role(on: str) -> Act:
    return lambda row, me, seen: cases.end_role(involvement=row, until_on=on, officer=me, at=NOW, version=seen)


def role_in_error(row: Any, me: Officer, seen: int) -> object:
    return cases.mark_role_in_error(involvement=row, reason="wrong_role", officer=me, at=NOW, version=seen)


def of_work(name: str, called: str, **more: Any) -> Act:
    return lambda row, me, seen: getattr(work, name)(**{called: row}, officer=me, at=NOW, version=seen, **more)


IN_ERROR = of_work("mark_in_error", "piece", reason="entered_twice")
ACTS: dict[type, list[Act]] = {
    Case: [correct("WGN"), correct("AUK"), kind("trafficking"), kind("smuggling"), give("ari"), close],
    Party: [details("Losa Invented"), details("L. Invented"), details("Losa I.")],
    Involvement: [end_role("2026"), end_role("2026-10"), role_in_error],
    Task: [
        of_work("do", "task", words="Done"),
        of_work("leave_undone", "task", reason="not_possible"),
        of_work("move_day", "task", due_at=FRIDAY),
        IN_ERROR,
    ],
    Appointment: [
        of_work("move", "appointment", begins_at=FRIDAY),
        of_work("miss", "appointment", reason="no_interpreter"),
        of_work("call_off", "appointment", reason="not_safe"),
        IN_ERROR,
    ],
    Question: [
        of_work("answer", "question", answer="answered_yes"),
        of_work("answer", "question", answer="answered_no"),
        IN_ERROR,
    ],
}
PAIR = ("ari", "hana")
"""Both know who is in the case: one leads it, the other recorded them."""


@dataclass
class Tried:
    """What came of one officer's act: done, or the refusal."""

    who: str
    done: bool = False
    refused: Exception | None = None


def make(what: type) -> tuple[Any, Any]:
    """A new object of a kind, and its case."""
    with acting("hana") as hana:
        case = cases.open_case(officer=hana, at=NOW, region="NSN", industry="A")
        party = cases.add_party(case=case, kind="person", role="witness", officer=hana, at=NOW, name="Losa Invnted")
        cases.assign(case=case, to=officer("ari"), officer=hana, at=NOW, version=1)
        mine: dict[str, Any] = {
            "place": Place(case.pk, "casefile", case.reference),
            "officer": hana,
            "at": NOW,
            "words": "x",
        }
        made = {
            Case: lambda: case,
            Party: lambda: party,
            Involvement: lambda: Involvement.objects.get(party=party),
            Task: lambda: work.give(what="check_fact", to=hana.id, **mine),
            Appointment: lambda: work.arrange(what="court", begins_at=NOW + timedelta(days=1), to=hana.id, **mine),
            Question: lambda: work.ask(topic="safety", to=hana.id, **mine),
        }[what]()
        made.refresh_from_db()
    return made, case


def attempt(what: type, pk: object, seen: int, act: Act, tried: Tried, start: threading.Barrier | None) -> None:
    """One officer's act on what they read, in a session and on a connection of their own."""
    try:
        with acting(tried.who) as me:
            row = what.objects.get(pk=pk)  # type: ignore[attr-defined]
            if start:
                start.wait(30)
            act(row, me, seen)
        tried.done = True
    except (Conflict, Refused) as no:
        tried.refused = no
    finally:
        if start:
            connections.close_all()


def one_round(dice: random.Random) -> tuple[list[Tried], int, int, str]:
    """Two acts on one object. Returns what came of them, how far the version rose, and how many entries there are."""
    what = dice.choice(list(ACTS))
    row, _case = make(what)
    first, second = dice.choice(ACTS[what]), dice.choice(ACTS[what])
    tried = [Tried(who) for who in dice.sample(PAIR, 2)]
    together = dice.random() < 0.5
    with acting("ari"):
        before = Entry.objects.count()
    if together:
        barrier = threading.Barrier(2)
        threads = [
            threading.Thread(target=attempt, args=(what, row.pk, row.version, act, each, barrier))
            for act, each in zip((first, second), tried, strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    else:
        for act, each in zip((first, second), tried, strict=True):
            attempt(what, row.pk, row.version, act, each, None)
    with acting("ari"):
        rose = what.objects.get(pk=row.pk).version - row.version  # type: ignore[attr-defined]
        return tried, rose, Entry.objects.count() - before, f"{what.__name__}, together={together}"


def sweep(rounds: int) -> int:
    """So many rounds. Returns how many acts met somebody else's."""
    dice, met = random.Random(SEED), 0
    for number in range(rounds):
        tried, rose, entries, words = one_round(dice)
        done = [each for each in tried if each.done]
        assert len(done) == 1, f"round {number}, {words}: {tried}: one writer at a time, and one of the two"
        assert (rose, entries) == (1, 1), f"round {number}, {words}: the version rose by {rose}, {entries} entries"
        met += sum(each.refused is not None for each in tried)
    return met


def test_two_officers_editing_at_once_overwrite_nothing(house: str) -> None:
    assert sweep(ROUNDS) == ROUNDS


@pytest.mark.slow
def test_a_thousand_interleavings_of_two_officers_overwrite_nothing(house: str) -> None:
    assert sweep(1000) == 1000
