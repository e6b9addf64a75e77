"""What would change an assessment: what each dimension lacks or rests on, and what would make another pattern."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from palermo.protection.identification.indicators import rule
from palermo.protection.identification.indicators.parts import Indicator, Profile
from palermo.protection.identification.indicators.reasons import Reason, reason
from palermo.protection.identification.indicators.words import DIMENSIONS, FACTS, NEEDS, PATTERNS


@dataclass(frozen=True)
class Way:
    """An addition that would make a dimension positive: how many of each weight, and which there are to look for."""

    needs: rule.Counts
    among: Mapping[str, tuple[Indicator, ...]]

    @property
    def words(self) -> str:
        """What is needed, in English: “one strong indicator”."""
        return NEEDS[self.needs]


@dataclass(frozen=True)
class Change:
    """What would change one dimension.

    `ways`, of a dimension that is not positive, are the least additions that would make it so, nearest first. Of a
    positive one, `rests_on` is what was noted, and `hinges` those any one of which it could not do without.
    """

    dimension: str
    positive: bool
    ways: tuple[Way, ...]
    rests_on: tuple[Indicator, ...]
    hinges: tuple[Indicator, ...]
    sentence: Reason


@dataclass(frozen=True)
class PatternChange:
    """Another pattern, and the facts that would make it: to be added (`gains`), or to fall away."""

    to: str
    gains: bool
    facts: tuple[str, ...]
    sentence: Reason


def dimension_change(profile: Profile, name: str, counts: rule.Counts, observed: tuple[Indicator, ...]) -> Change:
    """What would change this dimension, given what was noted of it."""
    title = DIMENSIONS[name].title
    if rule.enough(counts):
        hinges = tuple(each for each in observed if rule.enough(_without(counts, each)) is None)
        return Change(name, True, (), observed, hinges, _rests(title, observed, hinges))
    left = {
        weight: tuple(each for each in profile.dimensions[name] if each.weight == weight and each not in observed)
        for weight in "SMW"
    }
    available = len(left["S"]), len(left["M"]), len(left["W"])
    ways = tuple(
        Way(needs, {weight: left[weight] for weight, need in zip("SMW", needs, strict=True) if need})
        for needs in rule.lacking(counts, available)
    )
    said = reason("would_be_positive", dimension=title, needs=tuple(way.words for way in ways))
    return Change(name, False, ways, (), (), said)


def pattern_changes(name: str, facts: Collection[str]) -> Iterator[PatternChange]:
    """What would make another pattern by this rule (“adult” or “child”), given its facts: additions first."""
    for to, more in rule.gains(name, facts):
        said = reason("pattern_gains", pattern=PATTERNS[to], facts=tuple(FACTS[each] for each in more))
        yield PatternChange(to, True, more, said)
    for to, fact in rule.losses(name, facts):
        yield PatternChange(to, False, (fact,), reason("pattern_loses", pattern=PATTERNS[to], facts=(FACTS[fact],)))


def _rests(title: str, observed: tuple[Indicator, ...], hinges: tuple[Indicator, ...]) -> Reason:
    names, fewer = (tuple(each.name for each in rows) for rows in (observed, hinges))
    if hinges == observed:
        return reason("rests_on_each", dimension=title, names=names)
    if hinges:
        return reason("rests_on_some", dimension=title, names=names, hinges=fewer)
    return reason("rests_on_none", dimension=title, names=names)


def _without(counts: rule.Counts, indicator: Indicator) -> rule.Counts:
    strong, medium, weak = (count - (indicator.weight == weight) for count, weight in zip(counts, "SMW", strict=True))
    return strong, medium, weak
