"""The answers as a list to check: question, answer in words, and the step to change it in."""

from dataclasses import dataclass
from typing import Any

from palermo.web.public import journey
from palermo.web.public.carried import Carried


@dataclass(frozen=True)
class Row:
    """One line of the list; `answers` is empty when the question was passed over."""

    question: str
    answers: tuple[str, ...]
    step: str


def rows(carried: Carried) -> list[Row]:
    """Every question that was asked, in order."""
    found = []
    for step in journey.path(carried.answers):
        for bound in step.form(initial=carried.answers):
            value = carried.answers.get(bound.name)
            found.append(Row(str(bound.label), _words(bound.field, value), step.name))
    return found


def _words(field: Any, value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value] if value else []
    choices = {str(code): str(words) for code, words in getattr(field, "choices", ())}
    return tuple(choices.get(each, str(each)) for each in values)
