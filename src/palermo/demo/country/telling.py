"""Tell ordinary matters through operations and gather each as a mould."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from palermo.demo.acting import acting
from palermo.demo.country.matter import Matter, gather, named
from palermo.demo.country.mould import Mould, mould
from palermo.demo.country.ordinary import KINDS, LONG_AGO, Kind
from palermo.demo.country.seals import opened
from palermo.demo.country.tables import Table, our_server, tables
from palermo.protection.certification.binding import Submitted
from palermo.protection.certification.models import Certification
from palermo.protection.certification.operations.step import standing_now
from palermo.server.logins import Connection

RECENT = timedelta(days=12)
FEWER = 12
"""How many times less often a matter without a case is told than it is cast."""


@dataclass(frozen=True)
class Cast:
    """A mould with what its seals say, which kind of matter it is, and the language of each person in it."""

    mould: Mould
    words: Mapping[str, str]
    kind: Kind
    languages: Mapping[str, str]


def order(number: int) -> list[Kind]:
    """The kinds of the matters that are told: every kind at least once, then those that open a case as often as they are;
    of the others, which are told quickly and differ little, a few."""
    weighted = sorted(KINDS, key=lambda kind: -kind.weight)
    total = sum(kind.weight for kind in KINDS if kind.opens_case)
    counts = {
        kind.tell.__name__: max(1, round(number * kind.weight / total / (1 if kind.opens_case else FEWER)))
        for kind in weighted
    }
    return [kind for kind in weighted for _ in range(counts[kind.tell.__name__])]


def tell(number: int, now: datetime, dice: Random) -> Iterator[Cast]:
    """Tell about this many matters, each by its own officers at its own time."""
    with our_server() as server:
        every = {table.name: table for table in tables(server)}
        for kind in order(number):
            yield _told(server, every, kind, now, dice)


def _told(server: Connection, every: Mapping[str, Table], kind: Kind, now: datetime, dice: Random) -> Cast:
    before = _subjects(server)
    (since,) = server.execute("SELECT clock_timestamp()").fetchone() or (now,)
    kind.tell(dice, now - (RECENT if kind.recent else LONG_AGO) - timedelta(hours=dice.randint(0, 160)))
    matter = gather(server, every.values(), _subjects(server) - before, since)
    made = mould(matter, every, _bound(matter))
    parties = named(every["cases_party"], matter.rows.get("cases_party", ()))
    return Cast(
        made,
        opened(server, [row["id"] for row in made.sealed]),
        kind,
        {party["id"]: party["language"] for party in parties},
    )


def _subjects(server: Connection) -> set[UUID]:
    return {row[0] for row in server.execute("SELECT id FROM access.subject").fetchall()}


def _bound(matter: Matter) -> dict[str, Submitted]:
    """What stands behind the hash of each certification that waits for a decision: it is decided only if that is the same."""
    with acting("ngaire"):
        waiting = Certification.objects.filter(pk__in=matter.ids, status="submitted")
        return {each.submitted_hash: standing_now(each) for each in waiting}
