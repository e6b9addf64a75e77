"""What can be done next with a certification, by this officer or by someone else: buttons, and why one is missing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from palermo.agencies.models import Officer
from palermo.law.lifecycle import Step
from palermo.protection.certification.forms import StepForm, WithPersonForm
from palermo.protection.certification.lifecycle import CERTIFICATION, DECIDES, DRAFTS
from palermo.protection.certification.models import Certification
from palermo.protection.certification.operations.step import facts_of
from palermo.protection.certification.operations.with_person import ABOUT

ELSEWHERE = {
    "issue": "journey-issue",
    "decline": "journey-decline",
    "revoke": "journey-revoke",
    "mark_in_error": "journey-in-error",
}
"""Steps with effects in other rooms post to a journey."""

WARNINGS = frozenset({"decline", "revoke", "mark_in_error", "stop"})


@dataclass
class Action:
    """One step that leads on from here: its form, or the sentence that says why this officer cannot take it."""

    step: Step
    refusal: str
    url: str
    form: StepForm
    opened: bool = False

    @property
    def warns(self) -> bool:
        """Whether its button is red."""
        return self.step.name in WARNINGS


def actions(
    certification: Certification,
    officer: Officer,
    roles: Collection[str],
    at: datetime,
    bound: StepForm | None = None,
) -> list[Action]:
    """Every step that leads from here. `bound` is the form of the step that was tried, with what was typed in it."""
    facts = facts_of(certification, officer, at)
    found = []
    for step, refusal in CERTIFICATION.allowed(certification.status, roles, facts):
        name = ELSEWHERE.get(step.name)
        url = (
            reverse(name, args=[certification])
            if name
            else reverse("certification-step", args=[certification, step.name])
        )
        tried = bound is not None and bound.step.name == step.name
        form = (
            bound
            if tried and bound
            else StepForm(step.name, elements=facts.elements, initial={"version": certification.version})
        )
        found.append(Action(step, refusal, url, form, tried))
    return found


def with_person(
    certification: Certification, roles: Collection[str], bound: WithPersonForm | None = None
) -> list[WithPersonForm]:
    """The forms for telling, helping and hearing, where there is something to tell and the officer may record it."""
    if certification.status not in ABOUT or not {*DRAFTS, *DECIDES} & set(roles):
        return []
    kinds = ("told", "helped", "heard")
    fresh = {kind: WithPersonForm(kind, initial={"version": certification.version}) for kind in kinds}
    if bound is not None:
        fresh[bound.kind] = bound
    return list(fresh.values())
