"""Working days as New Zealand keeps them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.clocks.working_days import (
    add_working_days,
    due,
    is_working_day,
    nth_working_day,
    working_days_between,
)
from palermo.law.period import AUCKLAND, day_of, day_start

DAYS = st.dates(date(2009, 7, 1), date(2045, 1, 1))
MOMENTS = st.datetimes(datetime(2009, 7, 1), datetime(2045, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 1), "a Sunday"),
        (date(2026, 2, 6), "Waitangi Day"),
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 27), "Anzac Day, observed on Monday"),
        (date(2026, 7, 10), "Matariki"),
        (date(2022, 9, 26), "the Queen's memorial day"),
        (date(2026, 12, 28), "Boxing Day, observed"),
    ],
)
def test_weekends_and_holidays_are_not_working_days(day, why):
    assert not is_working_day(day), why


def test_there_was_no_matariki_before_2022_and_anzac_day_was_not_moved_in_2009():
    assert is_working_day(date(2021, 6, 25))
    assert is_working_day(date(2009, 4, 27))


def test_an_anniversary_day_counts_only_where_it_is_kept():
    auckland_anniversary = date(2026, 1, 26)
    assert is_working_day(auckland_anniversary)
    assert not is_working_day(auckland_anniversary, region="AUK")
    assert is_working_day(auckland_anniversary, region="CAN")


def test_the_privacy_act_leaves_out_25_december_to_15_january():
    assert is_working_day(date(2026, 12, 29))
    assert not is_working_day(date(2026, 12, 29), privacy=True)
    assert not is_working_day(date(2027, 1, 15), privacy=True)
    assert is_working_day(date(2027, 1, 18), privacy=True)
    assert is_working_day(date(2026, 12, 24), privacy=True)


def test_twenty_working_days_over_christmas_end_later_under_the_privacy_act():
    asked = datetime(2026, 12, 10, 15, tzinfo=AUCKLAND)
    assert add_working_days(asked, 20, privacy=True) == day_start(date(2027, 1, 30))
    assert add_working_days(asked, 20) == day_start(date(2027, 1, 14))


def test_the_day_it_happens_is_not_counted_and_the_last_day_counts_whole():
    friday_night = datetime(2026, 11, 6, 23, 50, tzinfo=AUCKLAND)
    assert add_working_days(friday_night, 1) == day_start(date(2026, 11, 10))


def test_a_moment_late_in_london_is_already_the_next_day_here():
    assert add_working_days(datetime(2026, 11, 1, 12, tzinfo=UTC), 1) == day_start(date(2026, 11, 4))


@given(DAYS, st.integers(1, 40), st.booleans())
def test_the_nth_working_day_is_one_and_n_lie_up_to_it(day, n, privacy):
    last = nth_working_day(day, n, privacy=privacy)
    assert is_working_day(last, privacy=privacy)
    assert working_days_between(day, last, privacy=privacy) == n
    assert working_days_between(last, day, privacy=privacy) == -n


@given(DAYS, st.integers(1, 20), st.integers(1, 20))
def test_counting_on_is_the_same_as_counting_at_once(day, n, m):
    assert nth_working_day(nth_working_day(day, n), m) == nth_working_day(day, n + m)


@given(MOMENTS, st.integers(1, 30))
def test_a_deadline_is_a_midnight_here_after_the_moment(moment, n):
    late = add_working_days(moment, n)
    assert late > moment
    assert late == day_start(day_of(late))
    assert is_working_day(day_of(late.astimezone(UTC) - timedelta(seconds=1)))


@given(MOMENTS, st.integers(1, 100))
def test_hours_are_elapsed_time(moment, hours):
    assert due(moment, hours, "hours") - moment == timedelta(hours=hours)


def test_twenty_four_hours_over_the_change_of_clocks_is_still_twenty_four_hours():
    before = datetime(2026, 9, 26, 15, tzinfo=AUCKLAND)
    assert due(before, 24, "hours").astimezone(AUCKLAND).hour == 16


def test_other_units_end_with_a_day():
    noon = datetime(2026, 1, 31, 12, tzinfo=AUCKLAND)
    assert due(noon, 0, "days") == day_start(date(2026, 2, 1))
    assert due(noon, 14, "days") == day_start(date(2026, 2, 15))
    assert due(noon, 1, "months") == day_start(date(2026, 3, 1))
    assert due(noon, 12, "months") == day_start(date(2027, 2, 1))
    assert due(noon, 1, "working days") == day_start(date(2026, 2, 3))
    assert due(noon, 15, "minutes") == noon + timedelta(minutes=15)


def test_what_is_no_deadline_is_refused_with_a_sentence():
    noon = datetime(2026, 1, 31, 12, tzinfo=AUCKLAND)
    with pytest.raises(ValueError, match="count at least one"):
        due(noon, 0, "hours")
    with pytest.raises(ValueError, match="cannot be counted in “weeks”"):
        due(noon, 1, "weeks")
    with pytest.raises(ValueError, match="has no time zone"):
        add_working_days(datetime(2026, 1, 1), 1)  # noqa: DTZ001
