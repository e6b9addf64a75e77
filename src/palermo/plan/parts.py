"""What a plan is made of. The words are the Plan's own; the rows come from its file, through `plan.data`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

PILLARS = ("prevention", "protection", "prosecution")
WHENS = ("short", "medium", "long", "ongoing", "when")


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
    """A line of an item's timetable. `when` is of WHENS; `agencies` the item's, unless it names its own."""

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
