"""The tests the law sets, answered in three ways: met, not met, and not known.

Not known is not no. The connectives follow Kleene's strong three-valued logic, and every finding keeps the
paragraph it answers, the reason in words, and the findings it was made of, so that an officer can read why.
A finding is what the facts on file show; deciding stays with a person.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import wraps
from typing import ParamSpec


class Answer(StrEnum):
    """What the facts on file say to one question of the law."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Finding:
    """An answer, the paragraph of the authority it answers (as `98D(1)(a)`), and a sentence saying why."""

    answer: Answer
    paragraph: str
    because: str
    parts: tuple["Finding", ...] = ()

    def walk(self) -> Iterator["Finding"]:
        """This finding and every one it was made of, outermost first."""
        yield self
        for part in self.parts:
            yield from part.walk()


def met(paragraph: str, because: str) -> Finding:
    """The facts on file satisfy this paragraph."""
    return Finding(Answer.MET, paragraph, because)


def not_met(paragraph: str, because: str) -> Finding:
    """The facts on file show that this paragraph is not satisfied."""
    return Finding(Answer.NOT_MET, paragraph, because)


def unknown(paragraph: str, because: str) -> Finding:
    """The facts on file do not settle this paragraph; `because` should say what would."""
    return Finding(Answer.UNKNOWN, paragraph, because)


def from_fact(fact: bool | None, paragraph: str, because: str) -> Finding:
    """The finding a yes, no or not-known fact gives."""
    if fact is None:
        return unknown(paragraph, because)
    return met(paragraph, because) if fact else not_met(paragraph, because)


def all_of(paragraph: str, *findings: Finding) -> Finding:
    """Met when every part is; not met as soon as one part is not; otherwise unknown.

    `because` joins the reasons that decided. Raises ValueError without parts: a test of nothing is a mistake.
    """
    return _joined(paragraph, findings, decides=Answer.NOT_MET, otherwise=Answer.MET)


def any_of(paragraph: str, *findings: Finding) -> Finding:
    """Met as soon as one part is; not met when every part is not; otherwise unknown. Errors as `all_of`."""
    return _joined(paragraph, findings, decides=Answer.MET, otherwise=Answer.NOT_MET)


def negate(paragraph: str, finding: Finding) -> Finding:
    """Met when the part is not met, and the reverse; not known stays not known."""
    opposite = {Answer.MET: Answer.NOT_MET, Answer.NOT_MET: Answer.MET, Answer.UNKNOWN: Answer.UNKNOWN}
    return Finding(opposite[finding.answer], paragraph, finding.because, (finding,))


def _joined(paragraph: str, parts: tuple[Finding, ...], *, decides: Answer, otherwise: Answer) -> Finding:
    if not parts:
        raise ValueError(f"{paragraph} was given no parts: name at least one finding.")
    answers = {part.answer for part in parts}
    for candidate in (decides, Answer.UNKNOWN):
        if candidate in answers:
            answer = candidate
            break
    else:
        answer = otherwise
    because = " ".join(part.because for part in parts if part.answer is answer)
    return Finding(answer, paragraph, because, parts)


@dataclass(frozen=True)
class Criterion:
    """A test in code: the function's name, the authority it codes, and the paragraphs it accounts for.

    `uncoded` holds the paragraphs deliberately left out, each with the reason.
    """

    name: str
    authority: str
    paragraphs: tuple[str, ...]
    uncoded: Mapping[str, str] = field(default_factory=dict)


_CRITERIA: dict[str, Criterion] = {}

P = ParamSpec("P")


def criterion(
    *, authority: str, paragraphs: tuple[str, ...], uncoded: Mapping[str, str] | None = None
) -> Callable[[Callable[P, Finding]], Callable[P, Finding]]:
    """Record which paragraphs of which authority a function tests, and hold it to them.

    `authority` is a key of `law.authorities`. The function raises ValueError when it returns a finding on a
    paragraph that it did not declare.
    """

    def record(function: Callable[P, Finding]) -> Callable[P, Finding]:
        name = f"{function.__module__}.{function.__qualname__}"
        _CRITERIA[name] = Criterion(name, authority, paragraphs, dict(uncoded or {}))

        @wraps(function)
        def tested(*args: P.args, **kwargs: P.kwargs) -> Finding:
            finding = function(*args, **kwargs)
            stray = sorted({part.paragraph for part in finding.walk()} - set(paragraphs))
            if stray:
                raise ValueError(
                    f"{name} answered {', '.join(stray)}, which it does not declare: add it to paragraphs=."
                )
            return finding

        return tested

    return record


def criteria(authority: str | None = None) -> tuple[Criterion, ...]:
    """Every recorded criterion, or those of one authority, in the order they were declared."""
    return tuple(found for found in _CRITERIA.values() if authority in (None, found.authority))


def accounted(authority: str) -> frozenset[str]:
    """The paragraphs of an authority that some criterion codes or leaves out with a reason."""
    return frozenset(paragraph for found in criteria(authority) for paragraph in (*found.paragraphs, *found.uncoded))
