"""The steps of a case file."""

from dataclasses import dataclass

from django.utils.translation import gettext

from palermo.design.lazy import gettext_lazy as _
from palermo.law.lifecycle import Lifecycle, Step


@dataclass(frozen=True)
class Facts:
    """Whether somebody else than the officer leads the case."""

    led_by_another: bool = False


def not_led_by_another(facts: Facts) -> str:
    """A case with a lead is closed by its lead; one that nobody leads, by any investigator."""
    return gettext("Somebody else leads this case: only its lead closes it.") if facts.led_by_another else ""


LEADS = ("investigator", "senior_police_officer")

CASE = Lifecycle(
    "case",
    initial="open",
    final=(),
    steps=(
        Step(
            "close",
            from_=("open",),
            to="closed",
            by=("investigator",),
            authority="nz-2009/23",
            requires=not_led_by_another,
            label=_("Close the case"),
            reasons=("concluded", "no_offence_found", "transferred_abroad"),
            awaited=False,
        ),
        Step(
            "reopen",
            from_=("closed",),
            to="open",
            by=LEADS,
            authority="nz-2009/23",
            label=_("Reopen the case"),
            reasons=("new_information", "closed_in_error"),
            awaited=False,
        ),
        Step(
            "merge",
            from_=("open",),
            to="merged",
            by=LEADS,
            authority="nz-2009/23",
            label=_("Merge it into another"),
            reasons=("same_matter", "same_people", "entered_twice"),
            awaited=False,
        ),
        Step(
            "unmerge",
            from_=("merged",),
            to="open",
            by=LEADS,
            authority="nz-2009/23",
            label=_("Undo the merging"),
            reasons=("two_matters", "merged_in_error"),
            awaited=False,
        ),
    ),
    labels={"open": _("open"), "closed": _("closed"), "merged": _("merged into another")},
)
