"""What is asked before a case is closed. Each question has an answer of its own; none may be left out, none is free text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from palermo.design.lazy import gettext_lazy as _


@dataclass(frozen=True)
class Check:
    """One question, and the answers it may have, in words."""

    code: str
    question: Any
    answers: Mapping[str, Any]


CHECKS = (
    Check(
        "told",
        _("Was each person told, in a language they understand, what came of it and how to come back?"),
        {
            "everybody_told": _("yes, each of them"),
            "not_safe_to_tell": _("it is not safe to reach somebody"),
            "could_not_be_reached": _("somebody could not be reached"),
            "nobody_to_tell": _("nobody was found in this case"),
        },
    ),
    Check(
        "papers",
        _("Were passports, telephones and other belongings given back?"),
        {
            "given_back": _("yes, all of them"),
            "kept_as_evidence": _("something is kept as evidence"),
            "none_held": _("nothing was held"),
        },
    ),
    Check(
        "safety",
        _("Is whoever may still be in danger in somebody's care?"),
        {
            "in_care": _("yes"),
            "nobody_in_danger": _("nobody is in danger any more"),
            "help_declined": _("help was offered and declined"),
        },
    ),
)
"""Asked of whoever closes the case, of everybody in it."""

ANSWERS: Mapping[str, Mapping[str, Any]] = {check.code: check.answers for check in CHECKS}


def missing(given: Mapping[str, str]) -> str:
    """The sentence of refusal when a question was not answered with one of its answers; "" when all were."""
    for check in CHECKS:
        if given.get(check.code, "") not in check.answers:
            return f"Answer before you close it: {check.question}"
    return ""
