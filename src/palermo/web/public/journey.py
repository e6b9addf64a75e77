"""The public report as one table of steps: address, form, and who is asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms

from palermo.prevention.reporting.told import Told
from palermo.web.public import forms as asked
from palermo.web.public.carried import Carried

Answers = Mapping[str, Any]


def everyone(answers: Answers) -> bool:
    """Asked of everyone."""
    return True


def not_urgent(answers: Answers) -> bool:
    """Not asked where minutes count."""
    return not answers.get("signs")


def to_be_reached(answers: Answers) -> bool:
    """Asked of those who will say how to reach them."""
    return answers.get("contact") == "reach"


@dataclass(frozen=True)
class Step:
    """One page: its place in the address, its form, and of whom it is asked, given the answers so far."""

    name: str
    form: type[forms.Form]
    asked_of: Callable[[Answers], bool] = everyone

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that this page answers."""
        return tuple(self.form.base_fields)


STEPS: tuple[Step, ...] = (
    Step("now", asked.Now),
    Step("what", asked.What),
    Step("where", asked.Where),
    Step("when", asked.When, not_urgent),
    Step("work", asked.Work, not_urgent),
    Step("more", asked.More),
    Step("answer", asked.Answer),
    Step("reach", asked.Reach, to_be_reached),
)
FIRST = STEPS[0]


def find(name: str) -> Step | None:
    """The step of this address."""
    return next((step for step in STEPS if step.name == name), None)


def path(answers: Answers) -> tuple[Step, ...]:
    """The steps that are asked, given the answers so far."""
    return tuple(step for step in STEPS if step.asked_of(answers))


def answered(carried: Carried, step: Step, given: Answers) -> Carried:
    """The answers with this step's put in. Whatever an abandoned branch held is gone."""
    answers = {name: value for name, value in carried.answers.items() if name not in step.fields}
    answers |= {name: value for name, value in given.items() if value}
    asked_now = path(answers)
    kept = {name for each in asked_now for name in each.fields}
    names = [each.name for each in asked_now]
    seen = tuple(name for name in names if name in (*carried.seen, step.name))
    return replace(carried, answers={k: v for k, v in answers.items() if k in kept}, seen=seen)


def after(carried: Carried, step: Step) -> Step | None:
    """The step that comes next; None when it is time to check the answers.

    Someone who changes one answer goes back to checking, by way of any question that the change has raised.
    """
    steps = path(carried.answers)
    later = steps[steps.index(step) + 1 :] if step in steps else steps
    if carried.changing:
        later = tuple(each for each in later if each.name not in carried.seen)
    return later[0] if later else None


def before(carried: Carried, step: Step | None) -> Step | None:
    """The step that came before this one, or before checking; None for the first."""
    steps = path(carried.answers)
    earlier = steps[: steps.index(step)] if step in steps else steps
    return earlier[-1] if earlier else None


def told(carried: Carried, language: str) -> Told:
    """The report that the answers make."""
    given = carried.answers
    return Told(
        {name: value for name, value in given.items() if isinstance(value, str)},
        signs=tuple(given.get("signs", ())),
        ongoing=given.get("ongoing") or "unknown",
        region=given.get("region", ""),
        place=given.get("place", ""),
        contact=given.get("contact") or "none",
        language=language,
    )
