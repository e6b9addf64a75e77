"""The steps of a report, from its arrival to what became of it. The Police triage; nobody else moves a
report.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from palermo.design.lazy import gettext_lazy
from palermo.law.lifecycle import Lifecycle, Step
from palermo.prevention.reporting.criteria import Answers, why_not_closed

AUTHORITY = "nz-2009/promise/public-reports"
APART = "nz-2009/promise/smuggling-is-different"
TRIAGE = ("triage_officer",)

EMERGENCIES = ("unit_sent", "ambulance_sent", "other_service_told")
CLOSINGS = (
    "smuggling",
    "labour_rights",
    "not_trafficking",
    "another_offence",
    "already_known",
    "too_little_known",
)
TOLD_APART = ("smuggling", "labour_rights", "not_trafficking", "another_offence")
"""Closings that say it is not trafficking: for these, smuggling and trafficking are told apart first."""
REOPENINGS = ("new_information", "closed_in_error", "reporter_answered")


@dataclass(frozen=True)
class Facts:
    """What the conditions are asked about: the closing's reason, the answers, whether a child is in it, how
    to reach them.
    """

    reason: str = ""
    answers: Answers | None = None
    child: bool = False
    contact: str = ""


def told_apart(facts: Facts | None) -> str:
    """A report is closed as something other than trafficking only on answers that say so, never on consent
    alone.
    """
    if facts is None or facts.reason not in TOLD_APART:
        return ""
    if facts.answers is None:
        return _("Tell smuggling and trafficking apart first: answer the six questions as far as you can.")
    return why_not_closed(facts.answers, child=facts.child)


def wants_an_answer(facts: Facts | None) -> str:
    """Nobody is asked who wished not to be."""
    if facts is not None and facts.contact == "none":
        return _("This reporter wanted no answer, so a question would reach nobody.")
    return ""


REPORT = Lifecycle(
    "report",
    initial="received",
    final=("referred",),
    steps=(
        Step(
            "take",
            from_=(),
            to="received",
            by=("station_officer", "triage_officer"),
            authority=AUTHORITY,
            label=gettext_lazy("Record a caller's report"),
        ),
        Step(
            "acknowledge",
            from_=("received",),
            to="acknowledged",
            by=TRIAGE,
            authority=AUTHORITY,
            label=gettext_lazy("Acknowledge"),
            within="report.triage-danger",
        ),
        Step(
            "emergency",
            from_=("received", "acknowledged", "asked"),
            to="emergency",
            by=TRIAGE,
            authority=AUTHORITY,
            label=gettext_lazy("Record an emergency response"),
            reasons=EMERGENCIES,
            awaited=False,
        ),
        Step(
            "refer",
            from_=("acknowledged", "emergency", "asked"),
            to="referred",
            by=TRIAGE,
            authority="nz-2009/23",
            label=gettext_lazy("Refer to a case"),
            within="report.triage",
        ),
        Step(
            "ask",
            from_=("acknowledged", "emergency"),
            to="asked",
            by=TRIAGE,
            authority=AUTHORITY,
            label=gettext_lazy("Ask the reporter"),
            requires=wants_an_answer,
            awaited=False,
        ),
        Step(
            "close",
            from_=("acknowledged", "emergency", "asked"),
            to="closed",
            by=TRIAGE,
            authority=APART,
            label=gettext_lazy("Close without a case"),
            requires=told_apart,
            reasons=CLOSINGS,
            within="report.triage",
        ),
        Step(
            "reopen",
            from_=("closed",),
            to="acknowledged",
            by=TRIAGE,
            authority=AUTHORITY,
            label=gettext_lazy("Reopen"),
            reasons=REOPENINGS,
            awaited=False,
        ),
    ),
    labels={
        "received": gettext_lazy("received"),
        "acknowledged": gettext_lazy("acknowledged"),
        "emergency": gettext_lazy("emergency response sent"),
        "asked": gettext_lazy("waiting for the reporter"),
        "referred": gettext_lazy("referred to a case"),
        "closed": gettext_lazy("closed"),
    },
)

WAITING = tuple(status for status in REPORT.statuses if status not in ("referred", "closed"))
"""The statuses in which a report still waits for triage."""
