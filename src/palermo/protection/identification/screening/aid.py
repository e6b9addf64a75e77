"""What the recorded signs suggest by the list that was used: worked out when a page is drawn, stored nowhere."""

from collections.abc import Iterable

from palermo.protection.identification.indicators import Assessment, assess, profile
from palermo.protection.identification.screening import signs
from palermo.protection.identification.screening.models import Sign


def drawn(key: str, recorded: Iterable[Sign]) -> Assessment | None:
    """The assessment of the signs that are of this list; None when none is."""
    observed: dict[str, list[str]] = {}
    for sign in recorded:
        if sign.profile == key and (dimension := signs.dimension_of(key, sign.code)):
            observed.setdefault(dimension, []).append(sign.code)
    return assess(profile(key), observed) if observed else None
