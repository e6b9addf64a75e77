"""The steps of a case file."""

from palermo.design.lazy import gettext_lazy as _
from palermo.law.lifecycle import Lifecycle, Step

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
            label=_("Close the case"),
            reasons=("concluded", "no_offence_found", "merged_elsewhere", "transferred_abroad"),
            awaited=False,
        ),
        Step(
            "reopen",
            from_=("closed",),
            to="open",
            by=("investigator",),
            authority="nz-2009/23",
            label=_("Reopen the case"),
            reasons=("new_information", "closed_in_error"),
            awaited=False,
        ),
    ),
    labels={"open": _("open"), "closed": _("closed")},
)
