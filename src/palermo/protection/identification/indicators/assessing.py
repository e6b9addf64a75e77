"""What was noted of one person, put together by the Delphi rule, and explained line by line.

Nothing is stored and nothing is decided here: the same observations give the same assessment on any day, so a page
works it out when it is drawn.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from palermo.protection.identification.indicators import rule
from palermo.protection.identification.indicators.changes import (
    Change,
    PatternChange,
    dimension_change,
    pattern_changes,
)
from palermo.protection.identification.indicators.noted import noted
from palermo.protection.identification.indicators.parts import Indicator, Profile
from palermo.protection.identification.indicators.reasons import Reason, reason
from palermo.protection.identification.indicators.words import DIMENSIONS, NEEDS, RECRUITMENT, VULNERABILITY


@dataclass(frozen=True)
class DimensionResult:
    """One dimension: how many of each weight were noted, whether that makes it positive, and which they were."""

    dimension: str
    strong: int
    medium: int
    weak: int
    positive: bool
    observed: tuple[Indicator, ...]

    @property
    def counts(self) -> rule.Counts:
        """Strong, medium, weak."""
        return self.strong, self.medium, self.weak


@dataclass(frozen=True)
class Assessment:
    """What the observations come to by one profile: an aid to two findings by a human, and never a verdict.

    `pattern` is a key of `words.PATTERNS`. `because` explains it line by line: the caution of a draft first, and last
    `vulnerability`, which is always to be shown. `would_change` has a line for each dimension, and
    `pattern_would_change` one for each way to another pattern. `draft` says that the weights are unverified: show
    `profile.caution` with it.
    """

    profile: Profile
    act: bool
    dimensions: Mapping[str, DimensionResult]
    pattern: str
    because: tuple[Reason, ...]
    vulnerability: tuple[Reason, ...]
    would_change: tuple[Change, ...]
    pattern_would_change: tuple[PatternChange, ...]

    @property
    def draft(self) -> bool:
        """Whether the profile is an unverified draft."""
        return self.profile.draft


def assess(profile: Profile, observed: Mapping[str, Collection[str]], act: bool = False) -> Assessment:
    """Assess what was noted: by dimension, the codes or the ILO's names of its indicators; repeats count once.

    `act` says that a child was recruited, transported, transferred, harboured or received; the rule for adults does
    not ask. Raises NotInProfile (a ValueError) naming each dimension or indicator that the profile does not have.
    """
    found = noted(profile, observed)
    results = {name: _result(name, found.get(name, ())) for name in DIMENSIONS}
    facts = {name for name, each in results.items() if each.positive}
    if act or any(results[name].observed for name in RECRUITMENT):
        facts.add(rule.RECRUITED)
    pattern = rule.RULES[profile.rule][1](facts)
    vulnerability = tuple(_vulnerability(results))
    return Assessment(
        profile=profile,
        act=act,
        dimensions=MappingProxyType(results),
        pattern=pattern,
        because=(*_because(profile, results, pattern, act), *vulnerability),
        vulnerability=vulnerability,
        would_change=tuple(
            dimension_change(profile, name, each.counts, each.observed) for name, each in results.items()
        ),
        pattern_would_change=tuple(pattern_changes(profile.rule, facts)),
    )


def _result(name: str, observed: tuple[Indicator, ...]) -> DimensionResult:
    strong, medium, weak = (sum(each.weight == weight for each in observed) for weight in "SMW")
    positive = rule.enough((strong, medium, weak)) is not None
    return DimensionResult(name, strong, medium, weak, positive, observed)


def _because(profile: Profile, results: Mapping[str, DimensionResult], pattern: str, act: bool) -> Iterator[Reason]:
    if profile.caution:
        yield reason("caution", caution=profile.caution)
    yield reason("rule")
    for each in results.values():
        yield _dimension(each)
    positive = [name for name, each in results.items() if each.positive]
    yield from _pattern(pattern, positive) if profile.rule == "adult" else _pattern_of_a_child(pattern, results, act)
    if pattern == "none":
        yield reason("no_finding")


def _dimension(each: DimensionResult) -> Reason:
    title = DIMENSIONS[each.dimension].title
    if not each.observed:
        return reason("nothing_noted", dimension=title)
    strong, medium, weak = each.counts
    names = tuple(one.name for one in each.observed)
    if asked := rule.enough(each.counts):
        return reason(
            "positive", dimension=title, strong=strong, medium=medium, weak=weak, names=names, need=NEEDS[asked]
        )
    return reason("not_positive", dimension=title, strong=strong, medium=medium, weak=weak, names=names)


def _pattern(pattern: str, positive: Collection[str]) -> Iterator[Reason]:
    if pattern == "trafficking":
        recruited = [name for name in ("deceptive_recruitment", "coercive_recruitment") if name in positive]
        yield reason("trafficking", dimensions=tuple(DIMENSIONS[name].title for name in recruited))
        return
    yield reason(pattern)
    if pattern != "none" and "coercive_recruitment" in positive:
        yield reason("coercive_recruitment_too")
    if pattern == "exploitation" and "coercion_at_destination" in positive:
        yield reason("coercion_too")


def _pattern_of_a_child(pattern: str, results: Mapping[str, DimensionResult], act: bool) -> Iterator[Reason]:
    if pattern == "none":
        yield reason("none")
    elif pattern == "exploitation":
        yield reason("child_exploitation")
    else:
        recruited = tuple(DIMENSIONS[name].title for name in RECRUITMENT if results[name].observed)
        yield reason("child_act") if act else reason("child_recruitment", dimensions=recruited)
        yield reason("means_not_needed")


def _vulnerability(results: Mapping[str, DimensionResult]) -> Iterator[Reason]:
    """Abuse of a position of vulnerability changes no pattern, and is a means in law: it is always said."""
    noted_any = False
    for name in VULNERABILITY:
        each, title = results[name], DIMENSIONS[name].title
        if each.observed:
            noted_any = True
            names = tuple(one.name for one in each.observed)
            yield (
                reason("vulnerability_positive", dimension=title)
                if each.positive
                else reason("vulnerability_noted", dimension=title, names=names)
            )
    if not noted_any:
        yield reason("vulnerability_none")
