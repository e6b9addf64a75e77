"""Days are New Zealand's, and periods leave their last moment out."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.law.period import AUCKLAND, Period, day_of, day_start, month, quarter, year, year_to_june

DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))


@given(DAYS)
def test_a_day_starts_at_its_own_midnight_whatever_the_clocks_do(day):
    start = day_start(day)
    assert day_of(start) == day
    assert day_of(start.astimezone(UTC) - timedelta(microseconds=1)) == day - timedelta(days=1)


def test_a_moment_belongs_to_new_zealands_day_not_londons():
    assert day_of(datetime(2026, 11, 3, 12, tzinfo=UTC)) == date(2026, 11, 4)
    assert day_of(datetime(2026, 7, 1, 11, 59, tzinfo=UTC)) == date(2026, 7, 1)


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="has no time zone"):
        day_of(datetime(2026, 1, 1))  # noqa: DTZ001


def test_the_day_the_clocks_change_is_23_or_25_hours_long():
    spring, autumn = day_start(date(2026, 9, 27)), day_start(date(2026, 4, 5))
    assert day_start(date(2026, 9, 28)).astimezone(UTC) - spring.astimezone(UTC) == timedelta(hours=23)
    assert day_start(date(2026, 4, 6)).astimezone(UTC) - autumn.astimezone(UTC) == timedelta(hours=25)


def test_the_last_moment_of_a_year_is_in_it_and_the_first_of_the_next_is_not():
    last = datetime(2026, 12, 31, 23, 59, 59, tzinfo=AUCKLAND)
    assert year(2026).contains(last)
    assert not year(2026).contains(last + timedelta(seconds=1))
    assert year(2026).start <= last < year(2026).end


def test_months_and_quarters_tile_the_year():
    for tiles in ([month(2024, n) for n in range(1, 13)], [quarter(2024, n) for n in range(1, 5)]):
        assert (tiles[0].from_, tiles[-1].until) == (year(2024).from_, year(2024).until)
        assert all(
            one.until == other.from_ and not one.overlaps(other) for one, other in zip(tiles, tiles[1:], strict=False)
        )
    with pytest.raises(ValueError, match="no quarter 5"):
        quarter(2024, 5)


def test_a_period_without_an_end_goes_on():
    open_ended = Period(date(2009, 7, 1))
    assert open_ended.end is None
    assert open_ended.includes(date(9999, 1, 1))
    assert open_ended.overlaps(year(2030))
    assert not open_ended.overlaps(year(2008))


def test_a_period_that_holds_no_day_is_refused():
    with pytest.raises(ValueError, match="holds no day"):
        Period(date(2026, 1, 1), date(2026, 1, 1))


def test_it_is_said_in_english_with_its_last_day_included():
    assert year_to_june(2010).in_english() == "1 July 2009 to 30 June 2010"
    assert Period(date(2026, 1, 1), date(2026, 1, 2)).in_english() == "1 January 2026"
    assert Period(date(2009, 7, 1)).in_english() == "from 1 July 2009"
