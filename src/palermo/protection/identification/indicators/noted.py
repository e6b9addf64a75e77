"""What was noted, looked up in a profile: by our code or by the ILO's name, each indicator once."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from palermo.protection.identification.indicators.parts import Indicator, Profile
from palermo.protection.identification.indicators.words import DIMENSIONS


class NotInProfile(ValueError):
    """Something noted is not in the profile. `faults` has a sentence for each such dimension or indicator."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


def noted(profile: Profile, observed: Mapping[str, Collection[str]]) -> Mapping[str, tuple[Indicator, ...]]:
    """The indicators noted, by dimension, in the profile's order. Raises NotInProfile with every fault at once."""
    if wrong := tuple(faults(profile, observed)):
        raise NotInProfile(wrong)
    return {
        name: tuple(each for each in profile.dimensions[name] if each.code in given or each.name in given)
        for name, given in observed.items()
    }


def faults(profile: Profile, observed: Mapping[str, Collection[str]]) -> Iterator[str]:
    """A sentence for each dimension or indicator noted that the profile does not have."""
    for dimension, given in observed.items():
        if dimension not in DIMENSIONS:
            yield f"There is no dimension “{dimension}”{_meant(dimension, DIMENSIONS)}"
            continue
        if isinstance(given, str):
            yield f"{dimension} is a list of indicators, not one text: write [“{given}”]."
            continue
        rows = profile.dimensions[dimension]
        known = {each.code for each in rows} | {each.name for each in rows}
        yield from (_fault(profile, dimension, each, known) for each in given if each not in known)


def _fault(profile: Profile, dimension: str, given: str, known: Collection[str]) -> str:
    if given in profile.left_out[dimension]:
        return f"“{given}” has no weight in {profile.key}: it is not in that list, under {dimension}."
    if elsewhere := [name for name, rows in profile.dimensions.items() if any(given in (e.code, e.name) for e in rows)]:
        return f"There is no indicator “{given}” in {dimension}: it belongs to {' and '.join(elsewhere)}."
    return f"There is no indicator “{given}” in {dimension}{_meant(given, known)}"


def _meant(given: str, known: Collection[str]) -> str:
    near = get_close_matches(given, list(known), n=1)
    return f": did you mean “{near[0]}”?" if near else "."
