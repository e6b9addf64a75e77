"""What a story is, and how most of them begin."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from palermo.cases.models import Case
from palermo.demo import steps
from palermo.demo.steps import HOUR, Told111
from palermo.protection.support.codes import DOMAINS

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
GREAT: dict[str, int | None] = {
    **dict.fromkeys(DOMAINS, 2), "safety": 4, "accommodation": 4, "health": 3, "justice": None,
}  # fmt: skip
EASED: dict[str, int | None] = {**GREAT, "safety": 1, "accommodation": 1, "health": 2}
"""How great the needs of somebody in the stories are at the beginning, and a month on."""


@dataclass(frozen=True)
class Story:
    """One matter: its name in the loader's progress, how many days ago it began, and how it went."""

    name: str
    days_ago: int
    tell: Callable[[datetime], None]


def referred(told: Told111, at: datetime, lead: str = "ari") -> Case:
    """Somebody called; triage referred it to a case within the hour; an investigator leads it."""
    report = steps.acknowledge(steps.call(told, at), at + timedelta(minutes=6))
    return steps.take_on(steps.refer(report, at + HOUR), lead, at + 3 * HOUR)
