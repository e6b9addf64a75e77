"""The lists that a sign may be of: the indicators by profile, and the prompts. Looked up here, never weighed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from palermo.protection.identification.indicators.parts import Profile, SignSet
from palermo.protection.identification.indicators.sets import profile, profiles
from palermo.protection.identification.indicators.signs import forced_labour, signs
from palermo.protection.identification.indicators.words import DIMENSIONS

PROMPTS = ("forced_labour", "signs")
"""Lists without weight: the ILO's eleven for a short screening, and UNODC's general signs."""
SHORT = "forced_labour"
ADULT, CHILD = "adult_labour", "child_labour"


@dataclass(frozen=True)
class Listed:
    """A sign as a list has it. `weight` is "" for a prompt; `group` is its dimension or kind of place, in words."""

    code: str
    name: str
    question: str
    looks_like: str
    weight: str
    group: str


def profile_for(child: str) -> str:
    """The list to use for an answer to “under 18?”. One who may be a child is protected as one; the list is chosen."""
    return CHILD if child == "yes" else ADULT


def cites(key: str) -> str:
    """The set and version that a row cites, as `labour@1`. Raises LookupError for a list there is not."""
    if key in PROMPTS:
        found = _prompts(key)
        return f"{found.key}@{found.version}"
    return profile(key).cites


def known(key: str, code: str) -> bool:
    """Whether a list has a sign of this code."""
    return code in listed(key)


@cache
def listed(key: str) -> Mapping[str, Listed]:
    """The signs of a list, by code, in its order; none for a list there is not."""
    if key in PROMPTS:
        return {each.code: each for each in _of_prompts(_prompts(key))}
    return {each.code: each for each in _of_profile(profiles()[key])} if key in profiles() else {}


def dimension_of(key: str, code: str) -> str:
    """The dimension of an indicator; "" for a prompt."""
    if key not in profiles():
        return ""
    return next((name for name, rows in profile(key).dimensions.items() if any(each.code == code for each in rows)), "")


def _prompts(key: str) -> SignSet:
    return forced_labour() if key == SHORT else signs()


def _of_prompts(found: SignSet) -> Iterator[Listed]:
    for group in found.groups:
        for each in group.signs:
            yield Listed(each.code, each.name, each.question, "", "", group.title)


def _of_profile(found: Profile) -> Iterator[Listed]:
    for dimension, rows in found.dimensions.items():
        for each in rows:
            title = DIMENSIONS[dimension].title
            yield Listed(each.code, each.name, each.question, each.looks_like, each.weight, title)


WORDS: Mapping[str, str] = {code: each.name for key in (*profiles(), *PROMPTS) for code, each in listed(key).items()}
"""Every sign's name by its code, for reading the ledger."""
