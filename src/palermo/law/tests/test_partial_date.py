"""Dates known in part compare as True, False, or not known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.law.partial_date import PartialDate, exactly, parse
from palermo.law.period import Period, year

WHOLE = st.dates(date(1950, 1, 1), date(2100, 12, 31))


@st.composite
def partial(draw):
    day = draw(WHOLE)
    return PartialDate(*(day.year, day.month, day.day)[: draw(st.integers(1, 3))])


def days(known):
    return [known.first_day + timedelta(n) for n in range((known.last_day - known.first_day).days + 1)]


@given(partial())
def test_what_is_written_is_read_back(known):
    assert parse(str(known)) == known
    assert parse(f"  {known} ") == known


@given(partial(), WHOLE)
def test_a_comparison_with_a_day_agrees_with_every_day_it_could_be(known, day):
    for asked, compare in ((known.is_before(day), date.__lt__), (known.is_after(day), date.__gt__)):
        answers = {compare(each, day) for each in days(known)}
        assert asked is (answers.pop() if len(answers) == 1 else None)


@given(partial(), partial())
def test_before_and_after_mirror_each_other_and_never_both_hold(one, other):
    assert one.is_before(other) is other.is_after(one)
    assert not (one.is_before(other) and one.is_after(other))
    assert one.is_same_day(other) is other.is_same_day(one)


@given(partial(), WHOLE, st.integers(1, 800) | st.none())
def test_within_a_period_agrees_with_every_day_it_could_be(known, first, length):
    period = Period(first, first + timedelta(length) if length else None)
    answers = {period.includes(each) for each in days(known)}
    assert known.within(period) is (answers.pop() if len(answers) == 1 else None)


def test_same_day_is_known_only_of_whole_dates():
    assert exactly(date(2009, 7, 1)).is_same_day(date(2009, 7, 1)) is True
    assert parse("2009-07").is_same_day(parse("2009-07")) is None
    assert parse("2009-07").is_same_day(parse("2009-08-01")) is False


def test_february_ends_when_it_ends():
    assert parse("2024-02").last_day == date(2024, 2, 29)
    assert parse("2023-02").last_day == date(2023, 2, 28)
    assert parse("2009").within(year(2009)) is True


def test_it_is_said_in_english():
    assert [parse(text).in_english() for text in ("2009", "2009-07", "2009-07-04")] == [
        "2009",
        "July 2009",
        "4 July 2009",
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "write a year, a month or a day"),
        ("July 2009", "“July 2009” is not a date we can read"),
        ("14/07/2009", "as 2009, 2009-07 or 2009-07-14"),
        ("2009-7", "is not a date we can read"),
        ("２００９", "is not a date we can read"),
        ("2009-13", "There is no month 13"),
        ("2009-02-29", "February 2009 has no day 29: write 01 to 28"),
        ("0000", "not between 1 and 9999"),
    ],
)
def test_what_cannot_be_read_is_answered_with_a_sentence(text, sentence):
    with pytest.raises(ValueError, match=sentence):
        parse(text)
