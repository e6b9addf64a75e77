"""The Delphi rule: when a dimension is positive, and which pattern the positive dimensions make.

The dimension rule is the ILO's. The rule of the pattern is ours where the ILO leaves it open: abuse of
vulnerability alone changes no pattern, and for a child any sign of recruitment, or the act itself, is enough. The
result is an aid to two findings by a human; it is narrower than the law, and nothing moves by it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import combinations

from palermo.protection.identification.indicators.words import PATTERNS

Counts = tuple[int, int, int]
"""So many strong, medium and weak indicators, each counted once."""

ENOUGH: tuple[Counts, ...] = ((2, 0, 0), (1, 1, 0), (1, 0, 1), (0, 3, 0), (0, 2, 1))
"""A dimension with at least one of these is positive."""

RECRUITED = "recruited"
"""For a child: any indicator of any recruitment dimension, or the act."""


def enough(counts: Counts) -> Counts | None:
    """The first part of the rule that these counts satisfy; None when the dimension is not positive."""
    return next((asked for asked in ENOUGH if _covers(counts, asked)), None)


def lacking(counts: Counts, available: Counts) -> tuple[Counts, ...]:
    """The least additions that make a dimension positive, fewest first; () when it is, or when none can.

    `available` is how many of each weight the profile still has. No addition contains another.
    """
    if enough(counts):
        return ()
    more = {_less(asked, counts) for asked in ENOUGH}
    possible = [need for need in more if _covers(available, need)]
    least = [need for need in possible if not any(other != need and _covers(need, other) for other in possible)]
    return tuple(sorted(least, key=lambda need: (sum(need), [-each for each in need])))


def adult(facts: Collection[str]) -> str:
    """The pattern of an adult, from the positive dimensions."""
    if "exploitation" not in facts:
        return "none"
    if "coercion_at_destination" in facts:
        recruited = "deceptive_recruitment" in facts or "coercive_recruitment" in facts
        return "trafficking" if recruited else "exploitation"
    return "deception_and_exploitation" if "deceptive_recruitment" in facts else "exploitation"


def child(facts: Collection[str]) -> str:
    """The pattern of a child: the means is irrelevant."""
    if "exploitation" not in facts:
        return "none"
    return "trafficking" if RECRUITED in facts else "exploitation"


RULES: Mapping[str, tuple[tuple[str, ...], Callable[[Collection[str]], str]]] = {
    "adult": (
        ("exploitation", "coercion_at_destination", "deceptive_recruitment", "coercive_recruitment"),
        adult,
    ),
    "child": (("exploitation", RECRUITED), child),
}
"""Rule: the facts it looks at, and how it reads them."""


def gains(rule: str, facts: Collection[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each other pattern that more facts would make, with the least sets of facts that would."""
    looked_at, reads = RULES[rule]
    absent = [fact for fact in looked_at if fact not in facts]
    found: list[tuple[str, tuple[str, ...]]] = []
    for size in range(1, len(absent) + 1):
        for more in combinations(absent, size):
            to = reads({*facts, *more})
            least = not any(to == pattern and set(fewer) < set(more) for pattern, fewer in found)
            if to != reads(facts) and least:
                found.append((to, more))
    order = list(PATTERNS)
    yield from sorted(found, key=lambda each: (order.index(each[0]), len(each[1])))


def losses(rule: str, facts: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each fact without which the pattern would be another, and that other."""
    looked_at, reads = RULES[rule]
    for fact in looked_at:
        if fact in facts and (to := reads(set(facts) - {fact})) != reads(facts):
            yield to, fact


def _covers(counts: Counts, asked: Counts) -> bool:
    return all(have >= need for have, need in zip(counts, asked, strict=True))


def _less(asked: Counts, counts: Counts) -> Counts:
    strong, medium, weak = (max(0, need - have) for need, have in zip(asked, counts, strict=True))
    return strong, medium, weak
