"""The steps of a milestone: how far an agency has come with one line of an item's timetable."""

from dataclasses import dataclass

from django.utils.translation import gettext

from palermo.design.lazy import gettext_lazy as _
from palermo.law.lifecycle import Lifecycle, Step

BY = ("iwg_member", "associate", "secretariat")
"""Who reports for an agency: its member of the working group, or its associate, or the secretariat."""

AUTHORITY = "nz-2009/promise/annual-report"

TROUBLES = {
    "people": _("too few people"),
    "money": _("no money"),
    "time": _("more work than time"),
    "other_agency": _("another agency has to act first"),
    "law": _("the law has to change first"),
    "decision": _("a decision is waited for"),
    "priority": _("other work was put first"),
}
CORRECTIONS = {
    "recorded_in_error": _("it was recorded in error"),
    "undone": _("what was delivered no longer stands"),
}
REASONS = TROUBLES | CORRECTIONS
"""What the coded reasons mean."""


@dataclass(frozen=True)
class Facts:
    """For whom the officer may report, and which agencies the Plan names for the milestone."""

    speaks_for: frozenset[str]
    responsible: tuple[str, ...]


def for_a_responsible_agency(facts: Facts) -> str:
    """Progress is reported by the agencies that the Plan names, each for itself."""
    if facts.speaks_for & set(facts.responsible):
        return ""
    names = ", ".join(facts.responsible)
    return gettext("Only an agency that the Plan names here reports this: %(names)s.") % {"names": names}


def _step(name: str, from_: tuple[str, ...], to: str, label: str, reasons: tuple[str, ...] = ()) -> Step:
    return Step(
        name,
        from_=from_,
        to=to,
        by=BY,
        authority=AUTHORITY,
        requires=for_a_responsible_agency,
        label=label,
        reasons=reasons,
        awaited=not reasons,
    )


PROGRESS = Lifecycle(
    "milestone",
    initial="not_started",
    final=(),
    steps=(
        _step("start", ("not_started",), "in_progress", _("Record that work has begun")),
        _step("deliver", ("in_progress", "at_risk"), "delivered", _("Record that it is delivered")),
        _step("risk", ("not_started", "in_progress"), "at_risk", _("Record a risk"), tuple(TROUBLES)),
        _step(
            "block",
            ("not_started", "in_progress", "at_risk"),
            "blocked",
            _("Record that it is blocked"),
            tuple(TROUBLES),
        ),
        _step("resume", ("at_risk", "blocked"), "in_progress", _("Record that work goes on")),
        _step("reopen", ("delivered",), "in_progress", _("Open it again"), tuple(CORRECTIONS)),
    ),
    labels={
        "not_started": _("not started"),
        "in_progress": _("in progress"),
        "at_risk": _("at risk"),
        "blocked": _("blocked"),
        "delivered": _("delivered"),
    },
)
