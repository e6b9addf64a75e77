"""What the recorded signs suggest by a list: worked out when a page is drawn, stored nowhere."""

from collections.abc import Iterable

from palermo.protection.identification.indicators import assess, profile
from palermo.protection.identification.pattern import PatternPage, pattern_page
from palermo.protection.identification.screening import signs
from palermo.protection.identification.screening.models import Sign


def drawn(key: str, recorded: Iterable[Sign]) -> PatternPage | None:
    """What the signs that are of this list come to, as `identification/pattern.html` draws it; None when none is."""
    observed: dict[str, list[str]] = {}
    for sign in recorded:
        if sign.profile == key and (dimension := signs.dimension_of(key, sign.code)):
            observed.setdefault(dimension, []).append(sign.code)
    return pattern_page(assess(profile(key), observed)) if observed else None
