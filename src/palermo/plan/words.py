"""What the Plan's pages say: figures, periods, milestones and steps as words. Reads no table."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext

from palermo.design.dates import MONTHS, day_words
from palermo.design.lazy import gettext_lazy as _
from palermo.law.lifecycle import Step
from palermo.law.period import Period
from palermo.plan.data import plan, traceability
from palermo.plan.lifecycle import PROGRESS
from palermo.plan.names import SHORT, WHENS
from palermo.plan.parts import Milestone
from palermo.plan.queries import Figure, Standing
from palermo.plan.status import STATUSES, Line

ABSENT = {
    "not_measured": _("not measured"),
    "suppressed": _("too few to show"),
    "not_applicable": _("does not apply"),
}
"""The three ways in which there is no figure, none of which is zero."""

HEAD = (_("Item"), _("Status"), _("Measure"), _("Figure"), _("Acts"))
"""The columns of the wall as a table."""


@dataclass(frozen=True)
class Shown:
    """A figure as a page shows it: `state` as the design's tags call it, `value` "" where there is none."""

    title: str
    unit: str
    definition: str
    value: str
    state: str


@dataclass(frozen=True)
class Tile:
    """An item on the wall."""

    number: int
    title: str
    status: str
    tone: str
    figure: Shown
    href: str
    values: tuple[int, ...]


@dataclass(frozen=True)
class Way:
    """A step that this officer may take with a milestone, and where."""

    label: str
    href: str


def shown(figure: Figure) -> Shown:
    """A figure in words: whole numbers as they are, others to one decimal."""
    measure, state = figure.measure, figure.result.state.replace(" ", "_")
    return Shown(measure.title, measure.unit, measure.definition, _number(figure.result.value), state)


def _number(value: int | float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.1f}".removesuffix(".0") if isinstance(value, float) else f"{value:,}"


def tile(standing: Standing, query: str) -> Tile:
    """An item's tile; its small line is what was done, month by month."""
    status, tone = STATUSES[standing.status]
    href = reverse("plan:item", args=[standing.item.id]) + query
    return Tile(
        standing.item.id,
        str(SHORT[standing.item.id]),
        str(status),
        tone,
        shown(standing.figure),
        href,
        standing.acts.by_month if standing.acts.total else (),
    )


def state_words(figure: Shown) -> str:
    """A figure's value, or which kind of none it is, as the design's tags say it."""
    return str(ABSENT.get(figure.state, figure.value))


def wall_rows(tiles: Iterable[Tile], standings: Iterable[Standing]) -> list[list[object]]:
    """The wall as a table: item, status, measure, figure, acts."""
    return [
        [
            f"{each.number} {each.title}",
            each.status,
            f"{each.figure.title} ({each.figure.unit})",
            state_words(each.figure),
            standing.acts.total,
        ]
        for each, standing in zip(tiles, standings, strict=True)
    ]


def ways(item: int, line: Line, refusal_of: Callable[[Step], str]) -> list[Way]:
    """The steps that the officer may take from where a milestone stands."""
    steps = [step for step in PROGRESS.leaving(line.status) if not refusal_of(step)]
    return [Way(each.words, reverse("plan:step", args=[item, line.number, each.name])) for each in steps]


def when(milestone: Milestone) -> str:
    """A milestone's horizon in words."""
    return str(WHENS[milestone.when])


def month_of(day: date) -> str:
    """The month a day is in: November 2026."""
    return gettext("%(month)s %(year)s") % {"month": MONTHS[day.month - 1], "year": day.year}


def verb(name: str) -> str:
    """A verb of the ledger as a heading: `certificate_issued` is “Certificate issued”."""
    return name.replace("_", " ").capitalize()


def period(chosen: Period) -> str:
    """A closed period as people read it, its last day included."""
    last = (chosen.until or chosen.from_ + timedelta(days=1)) - timedelta(days=1)
    return gettext("%(first)s to %(last)s") % {"first": day_words(chosen.from_), "last": day_words(last)}


def matrix_rows() -> list[tuple[int, str, list[bool]]]:
    """The matrix of items by principles and goals: number, short name, whether it serves each column."""
    keys: Sequence[str | int] = [*plan().principles, *plan().goals]
    return [
        (item.id, str(SHORT[item.id]), [key in item.principles or key in item.goals for key in keys])
        for item in plan().actions.values()
    ]


def columns() -> list[tuple[str, str, str, int]]:
    """The matrix's columns: key, the Plan's words, the page of a goal or "", how many items serve it."""
    found = traceability()
    principles = [(key, each.text, "", len(found.by_principle[key])) for key, each in plan().principles.items()]
    goals = [
        (str(key), each.text, reverse("plan:goal", args=[key]), len(found.by_goal[key]))
        for key, each in plan().goals.items()
    ]
    return principles + goals
