"""Zero, not measured, suppressed and not applicable are four different things."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.law.period import Period
from palermo.plan import measures
from palermo.plan.data import plan
from palermo.plan.measures import (
    NOT_APPLICABLE,
    NOT_MEASURED,
    SUPPRESSED,
    Result,
    compute,
    for_action,
    public,
    register,
    registered,
    suppress,
    suppress_row,
)

PERIOD = Period(date(2026, 1, 1), date(2027, 1, 1))


@pytest.fixture(autouse=True)
def _nothing_registered(monkeypatch):
    monkeypatch.setattr(measures, "_COMPUTED", {})


class Cursor:
    def execute(self, query, params=None, /): ...
    def fetchone(self): ...
    def fetchall(self): ...


def test_every_action_item_declares_a_measure():
    assert all(for_action(item) for item in plan().actions)


def test_a_measure_that_no_room_computes_is_not_measured():
    assert compute("certification.issued", PERIOD, Cursor()) is NOT_MEASURED
    assert registered() == ()


def test_a_registered_measure_is_computed_over_the_period():
    @register("certification.issued")
    def issued(period, cursor):
        return Result("measured", 0)

    assert compute("certification.issued", PERIOD, Cursor()) == Result("measured", 0)
    assert [measure.key for measure in registered()] == ["certification.issued"]


def test_two_rooms_cannot_compute_one_measure_and_an_undeclared_one_cannot_be_computed():
    register("certification.issued")(lambda period, cursor: NOT_MEASURED)

    def other(period, cursor):
        return NOT_MEASURED

    with pytest.raises(ValueError, match="already computed by"):
        register("certification.issued")(other)
    with pytest.raises(LookupError, match="declare it in"):
        register("certification.guessed")
    with pytest.raises(LookupError, match="declare it in"):
        compute("certification.guessed", PERIOD, Cursor())


def test_only_a_measured_result_has_a_value():
    for state, value in (("measured", None), ("suppressed", 3), ("not measured", 0)):
        with pytest.raises(ValueError, match="only a measured one has any"):
            Result(state, value)


@given(st.integers(0, 100), st.integers(2, 20))
def test_a_small_count_is_suppressed_and_nought_stays_nought(count, k):
    assert suppress(count, k) == (SUPPRESSED if 0 < count < k else Result("measured", count))


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 40), max_size=6))
def test_no_suppressed_count_can_be_worked_out_from_the_total(counts):
    row = suppress_row(counts)
    hidden = [name for name, result in row.items() if result is SUPPRESSED]
    assert all(name in hidden for name, value in counts.items() if 0 < value < 11)
    assert len(hidden) != 1 or not any(value for name, value in counts.items() if name not in hidden)
    assert all(row[name] == Result("measured", 0) for name, value in counts.items() if value == 0)


def test_a_figure_about_people_is_judged_by_how_many_it_rests_on():
    about_people, about_meetings = for_action(13)[0], for_action(7)[0]
    assert public(about_people, Result("measured", 50.0, n=4)) is SUPPRESSED
    assert public(about_people, Result("measured", 3.5, n=40)) == Result("measured", 3.5, n=40)
    assert public(about_people, Result("measured", 4)) is SUPPRESSED
    assert public(about_people, Result("measured", 0)) == Result("measured", 0)
    assert public(about_meetings, Result("measured", 4)) == Result("measured", 4)
    assert public(about_people, NOT_APPLICABLE) is NOT_APPLICABLE
