"""The rule against another formulation of it: a thousand random cases for each profile."""

import random
from collections import Counter

import pytest

from palermo.protection.identification.indicators import assess, profile
from palermo.protection.identification.indicators.tests import oracle

PROFILES = ("adult_labour", "child_labour", "adult_sexual", "child_sexual")


def random_case(chance: random.Random, lists):
    """Some of each dimension, few or many; in some cases most dimensions are not mentioned, or an indicator is twice."""
    noted, silent = {}, chance.choice((0.1, 0.4, 0.8))
    for dimension, rows in lists.items():
        if chance.random() < silent and dimension != "exploitation":
            continue
        picked = chance.sample(list(rows), k=min(len(rows), chance.choice((0, 1, 1, 2, 2, 3, 4, 16))))
        noted[dimension] = picked + (picked[:1] if chance.random() < 0.2 else [])
    return noted, chance.random() < 0.5


@pytest.mark.parametrize("key", PROFILES)
def test_a_thousand_random_cases_come_out_as_the_oracle_says(key):
    chance, lists, seen = random.Random(2009), oracle.letters(key), Counter()
    for number in range(1000):
        noted, act = random_case(chance, lists)
        dimensions, pattern = oracle.verdict(key, noted, act)
        found = assess(profile(key), noted, act)
        assert found.pattern == pattern, (number, noted, act)
        for name, (word, positive) in dimensions.items():
            ours = found.dimensions[name]
            assert (ours.strong, ours.medium, ours.weak) == tuple(word.count(each) for each in "SMW")
            assert ours.positive is positive, (number, name, noted)
        seen[pattern] += 1
    possible = {"trafficking", "exploitation", "none"} | ({"deception_and_exploitation"} if "adult" in key else set())
    assert set(seen) == possible
    assert min(seen.values()) >= 10, seen


@pytest.mark.parametrize("key", PROFILES)
def test_a_thousand_single_dimensions_near_the_edge_come_out_as_the_oracle_says(key):
    chance, lists = random.Random(13), oracle.letters(key)
    for _number in range(1000):
        name = chance.choice(list(lists))
        noted = chance.sample(list(lists[name]), k=min(len(lists[name]), chance.randint(0, 3)))
        word = "".join(lists[name][each] for each in noted)
        assert assess(profile(key), {name: noted}).dimensions[name].positive is oracle.positive(word), (name, word)
