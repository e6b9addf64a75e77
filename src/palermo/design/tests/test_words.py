"""Days, moments and clocks as people say them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from palermo.design import dates, spans
from palermo.design.parts import words
from palermo.law.partial_date import PartialDate

NOW = datetime(2026, 11, 3, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (NOW, "3 November 2026, 2:10 pm"),
        (datetime(2026, 11, 2, 11, 0, tzinfo=UTC), "3 November 2026, midnight"),
        (datetime(2026, 7, 1, 0, 0, tzinfo=UTC), "1 July 2026, midday"),
        (datetime(2026, 7, 1, 0, 5, tzinfo=UTC), "1 July 2026, 12:05 pm"),
        (datetime(2026, 6, 30, 12, 5, tzinfo=UTC), "1 July 2026, 12:05 am"),
    ],
)
def test_a_moment_is_said_by_the_clocks_of_new_zealand(at: datetime, said: str) -> None:
    assert dates.moment_words(at) == said


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 11, 3), "3 November 2026"),
        (PartialDate(2009), "2009"),
        (PartialDate(2009, 7), "July 2009"),
        ("2009-07-14", "14 July 2009"),
        (datetime(2026, 11, 3, 23, 0, tzinfo=UTC), "4 November 2026"),
    ],
)
def test_a_day_is_said_as_far_as_it_is_known(on: object, said: str) -> None:
    assert dates.day_words(on) == said


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(seconds=30), "due now"),
        (timedelta(minutes=1), "due in 1 minute"),
        (timedelta(minutes=119), "due in 119 minutes"),
        (timedelta(hours=3, minutes=59), "due in 3 hours"),
        (timedelta(hours=47), "due in 47 hours"),
        (timedelta(days=9), "due in 9 days"),
        (timedelta(minutes=-1), "overdue by 1 minute"),
        (timedelta(days=-2, hours=-3), "overdue by 2 days"),
    ],
)
def test_a_clock_is_rounded_down_in_its_one_fitting_unit(left: timedelta, said: str) -> None:
    assert spans.clock_words(NOW + left, NOW) == said


def test_a_clock_on_the_page_is_a_time_element_with_the_moment_in_it() -> None:
    drawn = words.clock(NOW + timedelta(hours=3), NOW)
    assert 'datetime="2026-11-03T17:10:00+13:00"' in drawn
    assert 'title="3 November 2026, 5:10 pm"' in drawn
    assert "pal-clock--soon" in drawn


def test_how_a_deadline_was_met_is_said() -> None:
    assert words.met(NOW, NOW) == "done in time"
    assert words.met(NOW + timedelta(days=2), NOW) == "done 2 days late"


def test_nothing_is_said_of_no_date() -> None:
    assert words.moment(None) == words.day(None) == words.clock(None, NOW) == words.day("") == ""


def test_references_stay_in_one_piece_and_the_rest_is_escaped() -> None:
    assert words.refs("C-7K3F9Q <b>") == '<span class="pal-ref">C-7K3F9Q</span> &lt;b&gt;'


def test_an_unknown_tone_is_refused_with_the_list_of_tones() -> None:
    with pytest.raises(ValueError, match="use one of quiet, note, good"):
        words.tag("Open", "purple")


def test_days_are_said_in_te_reo_maori(compiled: None) -> None:
    with translation.override("mi"):
        assert dates.weekday_words(date(2026, 11, 3)) == "Rātū 3 Whiringa-ā-rangi 2026"
        assert spans.span_words(timedelta(hours=3)) == "3 hāora"
