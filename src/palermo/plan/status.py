"""How an action item stands: from what was recorded of its milestones and the days they were due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from django.utils.translation import gettext

from palermo.design.lazy import gettext_lazy as _
from palermo.law.dated import value
from palermo.law.period import day_of
from palermo.plan.data import due
from palermo.plan.lifecycle import PROGRESS
from palermo.plan.parts import Milestone

STATUSES = {
    "late": (_("Late"), "stop"),
    "at_risk": (_("At risk"), "warn"),
    "on_time": (_("On time"), "note"),
    "done": (_("Done"), "good"),
    "nothing_recorded": (_("Not recorded"), "quiet"),
}
"""An item's status in words, and its tone. “Not recorded” is said only where no date has passed."""

TONES = {
    "not_started": "quiet",
    "in_progress": "note",
    "at_risk": "warn",
    "blocked": "stop",
    "delivered": "good",
}
"""The tone of a milestone's status."""


class Recorded(Protocol):
    """What was last recorded of a milestone."""

    @property
    def status(self) -> str: ...
    @property
    def since_at(self) -> datetime: ...
    @property
    def version(self) -> int: ...


@dataclass(frozen=True)
class Line:
    """A milestone and how far it has come. `due` is the last day on which it is on time, None without one."""

    number: int
    milestone: Milestone
    due: date | None
    status: str
    since_at: datetime | None
    version: int
    overdue: bool

    @property
    def words(self) -> str:
        """The status in words; where no row says otherwise nobody knows whether work has begun."""
        return PROGRESS.label(self.status) if self.version else gettext("not recorded")

    @property
    def tone(self) -> str:
        """The tone of the status, for the design's tags."""
        return TONES[self.status]

    @property
    def delivered_late(self) -> bool:
        """Whether it was delivered after the day it was due."""
        if self.status != "delivered" or self.due is None or self.since_at is None:
            return False
        return day_of(self.since_at) > self.due


def lines(item: int, recorded: Mapping[tuple[int, int], Recorded], on: date) -> tuple[Line, ...]:
    """An item's milestones as they stand on a day; the years run from the local policy's start."""
    return tuple(
        _line(number, milestone, last, recorded.get((item, number)), on)
        for number, (milestone, last) in enumerate(due(item, value("plan.start", on)), start=1)
    )


def status_of(rows: Sequence[Line]) -> str:
    """A key of STATUSES: done when all is delivered, then late before at risk before on time."""
    kinds = {row.status for row in rows}
    if kinds == {"delivered"}:
        return "done"
    if any(row.overdue for row in rows):
        return "late"
    if kinds & {"at_risk", "blocked"}:
        return "at_risk"
    return "nothing_recorded" if kinds == {PROGRESS.initial} else "on_time"


def _line(number: int, milestone: Milestone, last: date | None, recorded: Recorded | None, on: date) -> Line:
    status = recorded.status if recorded else PROGRESS.initial
    overdue = last is not None and on > last and status != "delivered"
    since = recorded.since_at if recorded else None
    return Line(number, milestone, last, status, since, recorded.version if recorded else 0, overdue)
