"""The Plan as data: principles, goals, 28 action items, agencies, promises, read once and checked.

A plan is a folder of files; another country's is another folder. Only progress is rows in the database.
Reading a file that contradicts itself raises ValueError naming the row, so nothing starts on a broken Plan.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any, TypeVar

from palermo import data
from palermo.plan.parts import (
    PILLARS,
    WHENS,
    ActionItem,
    Agency,
    Goal,
    Milestone,
    Plan,
    Principle,
    Promise,
)

Row = TypeVar("Row")

YEARS = {"short": 1, "medium": 2}
"""The years within which a milestone is due; other horizons have no date (Plan, lines 217-219)."""

ROOMS: Mapping[int, str] = {
    1: "prevention.training",
    2: "prevention.awareness",
    3: "prevention.awareness",
    4: "prevention.research",
    5: "prevention.intelligence",
    6: "prevention.intelligence",
    7: "prevention.engagement",
    8: "prevention.engagement",
    9: "prevention.screening",
    10: "prevention.screening",
    11: "prevention.documents",
    12: "prevention.documents",
    13: "protection.certification",
    14: "protection.repatriation",
    15: "protection.repatriation",
    16: "protection.immigration",
    17: "protection.health",
    18: "protection.health",
    19: "protection.housing",
    20: "protection.support",
    21: "protection.finance",
    22: "protection.safety",
    23: "prosecution.investigation",
    24: "prosecution.interviewing",
    25: "prosecution.court_support",
    26: "prosecution.court_support",
    27: "prosecution.rights_information",
    28: "prosecution.compensation",
}
"""The room that carries each action item."""


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
    """The Plan that a file's rows describe. Raises ValueError naming the first row that is not right."""
    try:
        head = rows["plan"]
        found = Plan(
            **{each.name: head[each.name] for each in fields(Plan) if each.name in head},
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

    The years run from `start`, else from the Plan's adoption. Raises LookupError for an unknown item.
    """
    found = plan()
    if item not in found.actions:
        raise LookupError(f"The Plan has no item {item}: it has 1 to {max(found.actions)}.")
    began = start or found.adopted
    return tuple((row, _years_later(began, row.when)) for row in found.actions[item].timetable)


def traceability() -> Traceability:
    """The Plan's items by goal and principle. A goal that no item serves is a finding, not an error."""
    found = plan()
    items = found.actions.values()
    by_goal = {goal: tuple(item.id for item in items if goal in item.goals) for goal in found.goals}
    by_principle = {
        principle: tuple(item.id for item in items if principle in item.principles) for principle in found.principles
    }
    return Traceability(
        by_goal,
        by_principle,
        unserved_goals=tuple(goal for goal, serving in by_goal.items() if not serving),
        unserved_principles=tuple(principle for principle, serving in by_principle.items() if not serving),
    )


def _agency(row: Mapping[str, Any]) -> Agency:
    return Agency(row["id"], row["name"], row.get("working_group", False), row.get("chair", False), row.get("now", ""))


def _action(row: Mapping[str, Any]) -> ActionItem:
    agencies, serves = tuple(row["agencies"]), row["serves"]
    return ActionItem(
        **{key: row[key] for key in ("id", "pillar", "section", "objective", "action", "measure")},
        timetable=tuple(
            Milestone(line["when"], line.get("what", ""), tuple(line.get("agencies", agencies)))
            for line in row["timetable"]
        ),
        agencies=agencies,
        principles=tuple(serves.get("principles", ())),
        goals=tuple(serves.get("goals", ())),
        note=row.get("note", ""),
        room=ROOMS.get(row["id"], ""),
    )


def _by_id(rows: Iterable[Mapping[str, Any]], make: Callable[[Mapping[str, Any]], Row]) -> dict[Any, Row]:
    found: dict[Any, Row] = {}
    for row in rows:
        if row["id"] in found:
            raise ValueError(f"plan.toml: two rows have the id {row['id']}: give one another.")
        try:
            found[row["id"]] = make(row)
        except KeyError as error:
            raise ValueError(f"plan.toml: the row {row['id']} lacks {error.args[0]}: add it.") from error
    return found


def _faults(found: Plan) -> Iterator[str]:
    for goal in found.goals.values():
        if goal.pillar not in PILLARS:
            yield f"goal {goal.id} is of the pillar “{goal.pillar}”: use one of {', '.join(PILLARS)}."
    if found.lead_agency not in found.agencies:
        yield f"the lead agency {found.lead_agency} is not among the agencies."
    for item in found.actions.values():
        named = {*item.agencies, *(agency for line in item.timetable for agency in line.agencies)}
        for unknown in (
            *sorted(named - set(found.agencies)),
            *sorted(set(item.principles) - set(found.principles)),
            *sorted(set(item.goals) - set(found.goals)),
            *({item.pillar} - set(PILLARS)),
            *sorted({line.when for line in item.timetable} - set(WHENS)),
        ):
            yield f"item {item.id} names {unknown}, which the Plan does not have."
        if not (item.agencies and item.timetable and (item.principles or item.goals)):
            yield f"item {item.id} needs an agency, a timetable, and a goal or principle that it serves."
        if not item.room.startswith(f"{item.pillar}."):
            yield f"item {item.id} has no room in {item.pillar}: name it in ROOMS."


def _years_later(began: date, when: str) -> date | None:
    # A plan begun on 29 February is due on the last of February.
    years = YEARS.get(when)
    if years is None:
        return None
    leap = (began.month, began.day) == (2, 29)
    return date(began.year + years, began.month, 28 if leap else began.day)
