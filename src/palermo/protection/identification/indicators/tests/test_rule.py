"""The rule itself, over every count that matters."""

from itertools import product

import pytest

from palermo.protection.identification.indicators import rule
from palermo.protection.identification.indicators.words import NEEDS, PATTERNS

COUNTS = list(product(range(5), repeat=3))


@pytest.mark.parametrize(
    ("counts", "positive"),
    [
        ((2, 0, 0), True),
        ((1, 1, 0), True),
        ((1, 0, 1), True),
        ((0, 3, 0), True),
        ((0, 2, 1), True),
        ((1, 0, 0), False),
        ((0, 2, 0), False),
        ((0, 1, 7), False),
        ((0, 0, 7), False),
        ((0, 0, 0), False),
    ],
)
def test_a_dimension_is_positive_as_the_ilo_says(counts, positive):
    assert (rule.enough(counts) is not None) is positive


def test_every_least_addition_makes_it_positive_and_nothing_less_does():
    for counts in COUNTS:
        for need in rule.lacking(counts, (9, 9, 9)):
            assert rule.enough(tuple(map(sum, zip(counts, need, strict=True))))
            for place in range(3):
                if need[place]:
                    less = [each - (at == place) for at, each in enumerate(need)]
                    assert not rule.enough(tuple(map(sum, zip(counts, less, strict=True))))


def test_what_is_lacking_is_found_whenever_there_is_enough_left_and_only_then():
    for counts, available in product(product(range(3), repeat=3), product(range(4), repeat=3)):
        most = tuple(map(sum, zip(counts, available, strict=True)))
        expected = rule.enough(counts) is None and rule.enough(most) is not None
        assert bool(rule.lacking(counts, available)) is expected, (counts, available)


def test_no_addition_contains_another_and_each_has_words():
    for counts, available in product(product(range(3), repeat=3), product(range(4), repeat=3)):
        needs = rule.lacking(counts, available)
        assert all(need in NEEDS for need in needs)
        assert list(map(sum, needs)) == sorted(map(sum, needs))
        for one, other in product(needs, repeat=2):
            assert one == other or not all(a >= b for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("name", list(rule.RULES))
def test_every_gain_and_loss_of_a_pattern_is_real_and_least(name):
    looked_at, reads = rule.RULES[name]
    for given in product((False, True), repeat=len(looked_at)):
        facts = {fact for fact, is_so in zip(looked_at, given, strict=True) if is_so}
        assert reads(facts) in PATTERNS
        for to, more in rule.gains(name, facts):
            assert reads({*facts, *more}) == to != reads(facts)
            assert all(reads({*facts, *more} - {one}) != to for one in more)
        for to, fact in rule.losses(name, facts):
            assert fact in facts
            assert reads(facts - {fact}) == to != reads(facts)


def test_from_nothing_an_adult_needs_three_things_for_the_pattern_of_trafficking():
    assert [more for to, more in rule.gains("adult", ()) if to == "trafficking"] == [
        ("exploitation", "coercion_at_destination", "deceptive_recruitment"),
        ("exploitation", "coercion_at_destination", "coercive_recruitment"),
    ]
