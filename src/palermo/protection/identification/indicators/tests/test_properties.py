"""What holds of every assessment, whatever was noted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.protection.identification.indicators import PATTERNS, assess, profile, profiles
from palermo.protection.identification.indicators.words import DIMENSIONS

ORDER = list(PATTERNS)[::-1]


@st.composite
def cases(draw):
    """A profile, what was noted by code, and the act."""
    chosen = profile(draw(st.sampled_from(sorted(profiles()))))
    noted = {
        name: draw(st.lists(st.sampled_from([each.code for each in rows]), max_size=6))
        for name, rows in chosen.dimensions.items()
        if draw(st.booleans())
    }
    return chosen, noted, draw(st.booleans())


@given(cases(), st.data())
@settings(max_examples=300, deadline=None)
def test_one_more_indicator_never_makes_less_of_it(case, data):
    chosen, noted, act = case
    name = data.draw(st.sampled_from(list(DIMENSIONS)))
    more = data.draw(st.sampled_from([each.code for each in chosen.dimensions[name]]))
    before, after = assess(chosen, noted, act), assess(chosen, {**noted, name: [*noted.get(name, ()), more]}, act)
    for each in DIMENSIONS:
        assert after.dimensions[each].positive >= before.dimensions[each].positive
    assert ORDER.index(after.pattern) >= ORDER.index(before.pattern)


@given(cases())
@settings(max_examples=200, deadline=None)
def test_order_and_repetition_make_no_difference_and_names_are_as_good_as_codes(case):
    chosen, noted, act = case
    names = {each.code: each.name for rows in chosen.dimensions.values() for each in rows}
    otherwise = {key: [*map(names.get, noted[key][::-1]), *noted[key]] for key in list(noted)[::-1]}
    assert assess(chosen, otherwise, act) == assess(chosen, noted, act)


@given(cases())
@settings(max_examples=200, deadline=None)
def test_every_way_named_would_make_the_dimension_positive_and_nothing_less_would(case):
    chosen, noted, act = case
    for change in assess(chosen, noted, act).would_change:
        assert bool(change.ways) is not change.positive
        for way in change.ways:
            picked = [
                each.code
                for weight, need in zip("SMW", way.needs, strict=True)
                if need
                for each in way.among[weight][:need]
            ]
            assert len(picked) == sum(way.needs)
            assert not set(picked) & set(noted.get(change.dimension, ()))
            tried = {**noted, change.dimension: [*noted.get(change.dimension, ()), *picked]}
            assert assess(chosen, tried, act).dimensions[change.dimension].positive
            tried = {**noted, change.dimension: [*noted.get(change.dimension, ()), *picked[1:]]}
            assert not assess(chosen, tried, act).dimensions[change.dimension].positive


@given(cases())
@settings(max_examples=200, deadline=None)
def test_what_a_dimension_hinges_on_is_what_it_cannot_do_without(case):
    chosen, noted, act = case
    for change in assess(chosen, noted, act).would_change:
        for each in change.rests_on:
            fewer = {**noted, change.dimension: [code for code in noted[change.dimension] if code != each.code]}
            stays = assess(chosen, fewer, act).dimensions[change.dimension].positive
            assert stays is not (each in change.hinges)


@given(cases())
@settings(max_examples=200, deadline=None)
def test_the_two_vulnerability_dimensions_never_change_an_adults_pattern(case):
    chosen, noted, act = case
    without = {name: codes for name, codes in noted.items() if "vulnerability" not in name}
    if chosen.rule == "adult":
        assert assess(chosen, without, act).pattern == assess(chosen, noted, act).pattern


@given(cases())
@settings(max_examples=200, deadline=None)
def test_a_drafts_caution_is_the_first_reason_and_every_line_is_a_sentence(case):
    chosen, noted, act = case
    found = assess(chosen, noted, act)
    lines = [*found.because, *found.vulnerability, *(each.sentence for each in found.would_change)]
    assert all(str(line).endswith(".") and "%" not in str(line) for line in lines)
    assert (str(found.because[0]) == chosen.caution) is chosen.draft
    assert found.draft is chosen.draft


@pytest.mark.parametrize("key", ["adult_labour", "child_labour", "adult_sexual", "child_sexual"])
def test_everything_noted_is_the_pattern_of_trafficking_and_nothing_is_none(key):
    everything = {name: [each.code for each in rows] for name, rows in profile(key).dimensions.items()}
    assert assess(profile(key), everything).pattern == "trafficking"
    assert assess(profile(key), {}).pattern == "none"
