"""The Plan as it stands: what was recorded, counted and done. Counting has a database role of its own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.db import connections

from palermo.law.period import Period, day_start, month
from palermo.plan import measures
from palermo.plan.data import plan
from palermo.plan.measures import NOT_MEASURED, Cursor, Measure, Result
from palermo.plan.models import Progress
from palermo.plan.parts import ActionItem
from palermo.plan.status import Line, lines, status_of
from palermo.session.opening import opening

PROMISES = 0
"""The action under which measures of the Plan's prose are declared: what no numbered item holds."""


@dataclass(frozen=True)
class Figure:
    """A measure with its result in a period."""

    measure: Measure
    result: Result


@dataclass(frozen=True)
class Acts:
    """What the ledger holds of an item in a period: acts by verb, most first, and by month."""

    by_verb: tuple[tuple[str, int], ...] = ()
    by_month: tuple[int, ...] = ()

    @property
    def total(self) -> int:
        """All acts of the period."""
        return sum(count for _verb, count in self.by_verb)


@dataclass(frozen=True)
class Counted:
    """What was counted in a period: results by measure, acts by item, the first days of the months."""

    results: Mapping[str, Result]
    acts: Mapping[int, Acts]
    months: tuple[date, ...]

    def figures(self, action: int) -> tuple[Figure, ...]:
        """The measures of an action item (0: of the promises) with their results."""
        return tuple(Figure(each, self.results[each.key]) for each in measures.for_action(action))


@dataclass(frozen=True)
class Standing:
    """An action item as it stands: its milestones, its status (a key of STATUSES), its figures and acts."""

    item: ActionItem
    lines: tuple[Line, ...]
    status: str
    figures: tuple[Figure, ...]
    acts: Acts

    @property
    def figure(self) -> Figure:
        """The one figure for a tile: the first that is measured, else the first."""
        return next((each for each in self.figures if each.result.state == "measured"), self.figures[0])


def recorded(using: str = "default") -> dict[tuple[int, int], Progress]:
    """What was last recorded, by item and milestone. Who recorded it is read only when asked for."""
    rows = Progress.objects.using(using).filter(plan=plan().id).defer("recorded_by")
    return {(row.action, row.milestone): row for row in rows}


def stand(item: ActionItem, rows: Mapping[tuple[int, int], Progress], counted: Counted, on: date) -> Standing:
    """One item as it stands on a day."""
    found = lines(item.id, rows, on)
    return Standing(item, found, status_of(found), counted.figures(item.id), counted.acts.get(item.id, Acts()))


def standings(rows: Mapping[tuple[int, int], Progress], counted: Counted, on: date) -> tuple[Standing, ...]:
    """All items as they stand on a day."""
    return tuple(stand(item, rows, counted, on) for item in plan().actions.values())


def has_room(item: ActionItem) -> bool:
    """Whether this installation has the room that carries the item."""
    return f"palermo.{item.room}" in settings.INSTALLED_APPS


def count(period: Period, on: date, *, publishing: bool = False) -> Counted:
    """Count a period under the measures' role, which sees no text and no names.

    `publishing` gives what may be published: small figures about people are suppressed. A period that ends
    before the first act ever entered was not measured, whatever a query would count in it.
    """
    rooms()
    with opening("", using="measures", role="measures"), connections["measures"].cursor() as cursor:
        return count_with(cursor, period, on, publishing=publishing)


def count_with(cursor: Cursor, period: Period, on: date, *, publishing: bool) -> Counted:
    """As `count`, with a cursor of a session that is already the measures'."""
    before = _before_the_first_act(cursor, period)
    results = {}
    for key, measure in measures.measures().items():
        result = NOT_MEASURED if before else measures.compute(key, period, cursor)
        results[key] = measures.public(measure, result) if publishing else result
    months = months_of(period, on)
    return Counted(results, _acts(cursor, period, months), months)


def months_of(period: Period, on: date) -> tuple[date, ...]:
    """The first days of the months that a period touches and that have begun by `on`."""
    last = min(on, period.until or on)
    found, at = [], date(period.from_.year, period.from_.month, 1)
    while at <= last and (period.until is None or at < period.until):
        found.append(at)
        at = month(at.year, at.month).until or last
    return tuple(found)


@cache
def rooms() -> tuple[str, ...]:
    """Load the `measures.py` of every room, which registers what the room counts. Their names."""
    found = [f"{app}.measures" for app in settings.INSTALLED_APPS if app.startswith("palermo.")]
    return tuple(import_module(name).__name__ for name in found if find_spec(name))


def _before_the_first_act(cursor: Cursor, period: Period) -> bool:
    cursor.execute("SELECT min(at) FROM ledger.entry")
    (first,) = cursor.fetchone()
    return bool(first and period.end and period.end <= first)


def _acts(cursor: Cursor, period: Period, months: Sequence[date]) -> dict[int, Acts]:
    """Acts that cite an item as their authority, by verb and month; the months are New Zealand's."""
    starts: list[datetime] = [day_start(day) for day in months] or [period.start]
    cursor.execute(
        "SELECT authority, verb, width_bucket(at, %s::timestamptz[]), count(*) FROM ledger.entry "
        "WHERE at >= %s AND (%s::timestamptz IS NULL OR at < %s) AND authority ~ %s GROUP BY 1, 2, 3",
        [starts, period.start, period.end, period.end, rf"^{plan().id}/[0-9]+$"],
    )
    found: dict[int, list[tuple[str, int, int]]] = {}
    for authority, verb, bucket, number in cursor.fetchall():
        found.setdefault(int(authority.rpartition("/")[2]), []).append((verb, bucket, number))
    return {item: _summed(rows, len(months)) for item, rows in found.items()}


def _summed(rows: Iterable[tuple[str, int, int]], months: int) -> Acts:
    verbs: dict[str, int] = {}
    by_month = [0] * months
    for verb, bucket, number in rows:
        verbs[verb] = verbs.get(verb, 0) + number
        if 1 <= bucket <= months:
            by_month[bucket - 1] += number
    return Acts(tuple(sorted(verbs.items(), key=lambda pair: (-pair[1], pair[0]))), tuple(by_month))
