"""The Plan as data: principles, goals, 28 action items, agencies, promises, read once and checked.

A plan is a folder of files; another country's is another folder. Only progress is rows in the database.
Reading a file that contradicts itself raises ValueError naming the row, so nothing starts on a broken Plan.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from palermo import data

PILLARS = ("prevention", "protection", "prosecution")
WHENS = ("short", "medium", "long", "ongoing", "when")
YEARS = {"short": 1, "medium": 2}
"""The years within which a milestone of that horizon is due; the others have no date (Plan, lines 217-219)."""

ROOMS: Mapping[int, str] = {
    **{1: "prevention.training", 2: "prevention.awareness", 3: "prevention.awareness"},
    **{4: "prevention.research", 5: "prevention.intelligence", 6: "prevention.intelligence"},
    **{7: "prevention.engagement", 8: "prevention.engagement", 9: "prevention.screening"},
    **{10: "prevention.screening", 11: "prevention.documents", 12: "prevention.documents"},
    **{13: "protection.certification", 14: "protection.repatriation", 15: "protection.repatriation"},
    **{16: "protection.immigration", 17: "protection.health", 18: "protection.health"},
    **{19: "protection.housing", 20: "protection.support", 21: "protection.finance"},
    **{22: "protection.safety", 23: "prosecution.investigation", 24: "prosecution.interviewing"},
    **{25: "prosecution.court_support", 26: "prosecution.court_support"},
    **{27: "prosecution.rights_information", 28: "prosecution.compensation"},
}
"""The room that carries each action item."""


@dataclass(frozen=True)
class Agency:
    """An agency by the name the Plan gives it; `now` is what carries its work today, or ""."""

    id: str
    name: str
    working_group: bool
    chair: bool
    now: str


@dataclass(frozen=True)
class Principle:
    """One of the three principles, a to c."""

    id: str
    text: str


@dataclass(frozen=True)
class Goal:
    """One of the ten goals; its pillar is that of the Plan's heading."""

    id: int
    pillar: str
    text: str


@dataclass(frozen=True)
class Milestone:
    """A line of an item's timetable. `when` is one of WHENS; `agencies` are the item's unless the line names its own."""

    when: str
    what: str
    agencies: tuple[str, ...]


@dataclass(frozen=True)
class ActionItem:
    """One of the 28 rows, in the Plan's words. `principles` and `goals` are what it serves."""

    id: int
    pillar: str
    section: str
    objective: str
    action: str
    timetable: tuple[Milestone, ...]
    agencies: tuple[str, ...]
    measure: str
    principles: tuple[str, ...]
    goals: tuple[int, ...]
    note: str
    room: str


@dataclass(frozen=True)
class Promise:
    """What the Plan's prose promises and no numbered item holds; `lines` are of the Plan's text."""

    id: str
    text: str
    lines: str


@dataclass(frozen=True)
class Plan:
    """A whole plan, as adopted on a day."""

    id: str
    title: str
    jurisdiction: str
    adopted: date
    lead_agency: str
    minister: str
    objective: str
    licence: str
    agencies: Mapping[str, Agency]
    principles: Mapping[str, Principle]
    goals: Mapping[int, Goal]
    actions: Mapping[int, ActionItem]
    promises: Mapping[str, Promise]


@dataclass(frozen=True)
class Traceability:
    """Which action items serve each goal and principle, and the goals and principles that none serves."""

    by_goal: Mapping[int, tuple[int, ...]]
    by_principle: Mapping[str, tuple[int, ...]]
    unserved_goals: tuple[int, ...]
    unserved_principles: tuple[str, ...]


def plan() -> Plan:
    """The Plan of 2009. Raises ValueError naming the row when plan.toml contradicts itself."""
    return _nz_2009()


@cache
def _nz_2009() -> Plan:
    return read(data.load_toml("nz-2009", "plan.toml"))


def read(rows: Mapping[str, Any]) -> Plan:
    """The Plan that a file's rows describe, checked. Raises ValueError naming the first row that is not right."""
    try:
        head = rows["plan"]
        found = Plan(
            **{key: head[key] for key in _HEAD},
            agencies=_by_id(rows["agency"], _agency),
            principles=_by_id(rows["principle"], lambda row: Principle(row["id"], row["text"])),
            goals=_by_id(rows["goal"], lambda row: Goal(row["id"], row["pillar"], row["text"])),
            actions=_by_id(rows["action"], _action),
            promises=_by_id(rows["promise"], lambda row: Promise(row["id"], row["text"], row["lines"])),
        )
    except KeyError as error:
        raise ValueError(f"plan.toml lacks {error.args[0]}: add it.") from error
    for fault in _faults(found):
        raise ValueError(f"plan.toml: {fault}")
    return found


def due(item: int, start: date | None = None) -> tuple[tuple[Milestone, date | None], ...]:
    """An item's milestones, each with the last day on which it is on time; None for those without a date.

    The years run from `start`, else from the day the Plan was adopted. Raises LookupError for an unknown item.
    """
    found = plan()
    if item not in found.actions:
        raise LookupError(f"The Plan has no item {item}: it has 1 to {max(found.actions)}.")
    began = start or found.adopted
    return tuple((row, _years_later(began, row.when)) for row in found.actions[item].timetable)


def traceability() -> Traceability:
    """The Plan's items against its goals and principles; a goal that no item serves is a finding, not an error."""
    found = plan()
    by_goal = {goal: _serving(found, lambda item, goal=goal: goal in item.goals) for goal in found.goals}
    by_principle = {
        principle: _serving(found, lambda item, principle=principle: principle in item.principles)
        for principle in found.principles
    }
    return Traceability(
        by_goal,
        by_principle,
        tuple(goal for goal, items in by_goal.items() if not items),
        tuple(principle for principle, items in by_principle.items() if not items),
    )
