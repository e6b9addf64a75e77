"""Telling smuggling and trafficking apart: six questions, and what their answers can and cannot carry.

Smuggling is a paid, agreed, unlawful crossing that ends on arrival; trafficking is deception or coercion
into exploitation (Plan, lines 211–215). A smuggled person can become a trafficked one, so no answer about
the journey clears what came after it, and agreement decides nothing by itself.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from palermo.design.lazy import gettext_lazy

YES, NO, UNKNOWN = "yes", "no", "unknown"
ANSWERS = (YES, NO, UNKNOWN)

KINDS: Mapping[str, str] = {
    "trafficking": gettext_lazy("trafficking"),
    "smuggling": gettext_lazy("smuggling"),
    "both": gettext_lazy("smuggling that became trafficking"),
    "unclear": gettext_lazy("unclear"),
    "labour": gettext_lazy("labour exploitation"),
    "other": gettext_lazy("something else"),
}
"""What a report is told apart as; a case carries the same words."""


@dataclass(frozen=True)
class Answers:
    """The six answers: each yes, no or unknown."""

    entry: str = UNKNOWN
    payment: str = UNKNOWN
    consent: str = UNKNOWN
    ended: str = UNKNOWN
    exploitation: str = UNKNOWN
    benefit: str = UNKNOWN

    def known(self) -> dict[str, str]:
        """The questions that have an answer, with it."""
        return {name: answer for name, answer in asdict(self).items() if answer != UNKNOWN}


@dataclass(frozen=True)
class Question:
    """One row of the table: the question, what a yes speaks for, what a no speaks for ("" for neither)."""

    name: str
    asks: str
    yes: str
    no: str


TABLE: tuple[Question, ...] = (
    Question("entry", gettext_lazy("Was the border crossed unlawfully?"), "smuggling", ""),
    Question("payment", gettext_lazy("Was someone paid only for the journey?"), "smuggling", ""),
    Question(
        "consent",
        gettext_lazy("Did the person agree, knowing what was to come, and still does?"),
        "",
        "trafficking",
    ),
    Question("ended", gettext_lazy("Did the dealings end on arrival?"), "smuggling", "trafficking"),
    Question(
        "exploitation",
        gettext_lazy("Is the person exploited: made to work or to do sexual acts, underpaid, or held?"),
        "trafficking",
        "smuggling",
    ),
    Question("benefit", gettext_lazy("Does someone go on profiting from the person?"), "trafficking", "smuggling"),
)
DECISIVE = ("ended", "exploitation", "benefit")
"""The questions about what came after the journey; only these can clear a report of trafficking."""


def speaks_for(answers: Answers, kind: str) -> tuple[str, ...]:
    """The names of the questions whose answers speak for `kind` (trafficking or smuggling)."""
    known = answers.known()
    return tuple(
        row.name
        for row in TABLE
        if (known.get(row.name) == YES and row.yes == kind) or (known.get(row.name) == NO and row.no == kind)
    )


def suggests(answers: Answers) -> str:
    """What the answers taken together suggest, a key of KINDS. An aid to the officer, never a finding."""
    for_trafficking, for_smuggling = speaks_for(answers, "trafficking"), speaks_for(answers, "smuggling")
    after = [name for name in for_trafficking if name in DECISIVE]
    if after:
        return "both" if answers.entry == YES else "trafficking"
    if for_trafficking or not [name for name in for_smuggling if name in DECISIVE]:
        return "unclear"
    return "smuggling" if YES in (answers.entry, answers.payment) else "other"


def why_not_closed(answers: Answers, *, child: bool) -> str:
    """Why these answers don't carry “not trafficking”, in a sentence saying what to do; "" when they do."""
    after = [name for name in speaks_for(answers, "trafficking") if name in DECISIVE]
    if after:
        asked = next(row.asks for row in TABLE if row.name == after[0])
        return _("Your answer to “%(question)s” speaks for trafficking: refer the report, or ask the reporter.") % {
            "question": asked
        }
    clears = [name for name in speaks_for(answers, "smuggling") if name in DECISIVE]
    if clears:
        return ""
    if answers.consent == YES and child:
        return _(
            "Consent never closes a report, and for a child it counts for nothing. Find out what "
            "happened after the "
            "journey, or refer the report."
        )
    if answers.consent == YES:
        return _(
            "Consent alone never closes a report: it counts for nothing where there was force, "
            "deception or abuse of "
            "power. Find out what happened after the journey, or refer the report."
        )
    return _(
        "How someone came here does not show that they are not exploited now. Find out what "
        "happened after the journey, "
        "or close the report as too little known."
    )
