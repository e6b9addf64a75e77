"""The steps of a finding: recorded, replaced by a newer one, or marked as recorded in error."""

from palermo.design.lazy import gettext_lazy as _
from palermo.law.lifecycle import Lifecycle, Step

FINDING = Lifecycle(
    "finding",
    initial="current",
    final=("replaced", "in_error"),
    steps=(
        Step("record", from_=(), to="current", by=("investigator",), authority="nz-2009/13",
             label=_("Record the finding")),
        Step("replace", from_=("current",), to="replaced", by=("investigator",), authority="nz-2009/13",
             label=_("Record a newer finding"), awaited=False),
        Step("mark_in_error", from_=("current",), to="in_error", by=("investigator",), authority="nz-2009/13",
             label=_("Mark the finding as recorded in error"), awaited=False,
             reasons=("wrong_person", "entered_by_mistake", "duplicate")),
    ),
    labels={"current": _("current"), "replaced": _("replaced by a newer one"), "in_error": _("recorded in error")},
)  # fmt: skip
