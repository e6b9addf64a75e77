"""The steps of triage as the page offers them: which form each asks for, which operation it calls, what is
said after.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from palermo.design.lazy import gettext_lazy as _
from palermo.law.lifecycle import Step
from palermo.prevention.reporting import forms, operations
from palermo.prevention.reporting.lifecycle import REPORT, Facts
from palermo.prevention.reporting.models import Report


@dataclass(frozen=True)
class Act:
    """One button: its form, its operation (none for what a journey does), the sentence afterwards, how it
    looks.
    """

    name: str
    form: type[forms.Step]
    does: Callable[..., Any] | None
    done: str
    kind: str = "secondary"


ACTS: Mapping[str, Act] = {
    act.name: act
    for act in (
        Act("acknowledge", forms.Step, operations.acknowledge, _("You have this report now."), ""),
        Act(
            "emergency",
            forms.Emergency,
            operations.emergency,
            _("The emergency response is recorded."),
            "warning",
        ),
        Act("refer", forms.Refer, None, "", ""),
        Act("ask", forms.Ask, operations.ask, _("The question waits for the reporter.")),
        Act("apart", forms.Apart, operations.tell_apart, _("The answers are kept.")),
        Act("close", forms.Close, operations.close, _("The report is closed.")),
        Act("reopen", forms.Reopen, operations.reopen, _("The report is open again.")),
    )
}
KEYS = {"acknowledge": "a", "emergency": "e", "refer": "f", "ask": "q", "close": "x", "reopen": "o"}
"""The key that leads to an act, for whoever has switched keys on."""


@dataclass(frozen=True)
class Offer:
    """A step on the page: with a form when it can be taken, else the sentence why it cannot."""

    act: Act
    words: str
    form: forms.Step | None
    why_not: str


def offers(report: Report, roles: frozenset[str], earlier: Mapping[str, str]) -> list[Offer]:
    """Every step that leads on from the report's status. `earlier` are the last answers, to begin from."""
    facts = Facts(contact=report.contact, child=report.child)
    return [_offer(report, step, why_not, earlier) for step, why_not in REPORT.allowed(report.status, roles, facts)]


def _offer(report: Report, step: Step, why_not: str, earlier: Mapping[str, str]) -> Offer:
    act = ACTS[step.name]
    form = None if why_not else act.form(initial={"version": report.version, **earlier}, auto_id=f"{act.name}_%s")
    return Offer(act, step.words, form, why_not)
