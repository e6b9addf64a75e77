"""The printed sheet: what to do and ask, with boxes to tick by hand. It holds no fact of anybody when it is printed."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from palermo.law import references
from palermo.protection.identification.indicators.sets import profile
from palermo.protection.identification.indicators.words import DIMENSIONS
from palermo.protection.identification.screening import codes
from palermo.protection.identification.screening.lifecycle import BECAUSE

ACROSS = 6
"""People on one sheet."""
FIRST = ("exploitation", "coercion_at_destination", "abuse_of_vulnerability_at_destination")
"""What can be seen there comes before how people were recruited, which must be asked."""


@dataclass(frozen=True)
class Block:
    """One dimension on the sheet: its title, the question it asks, its signs."""

    title: str
    asks: str
    signs: tuple[tuple[str, str], ...]


def context(key: str) -> Mapping[str, object]:
    """Everything the sheet of a profile shows, with a new number. Raises LookupError for a profile there is not."""
    found = profile(key)
    order = [*FIRST, *(name for name in found.dimensions if name not in FIRST)]
    blocks = [
        Block(
            _(DIMENSIONS[name].title),
            _(DIMENSIONS[name].asks),
            tuple((_(each.name), _(each.question)) for each in found.dimensions[name]),
        )
        for name in order
    ]
    reasons = [(label, [codes.BECAUSE_WORDS[code] for code in BECAUSE[name]]) for name, label in _endings()]
    return {
        "profile": found,
        "number": references.make("H"),
        "blocks": blocks,
        "across": range(1, ACROSS + 1),
        "reasons": reasons,
    }


def _endings() -> list[tuple[str, str]]:
    return [("refer", _("Refer to Police")), ("presume", _("Presume a victim")), ("not", _("Go no further"))]
