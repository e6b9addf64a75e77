"""Counting under the measures' role: four kinds of answer, and what was done for each item."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connections
from tests.support.people import NOW, acting

from palermo.cases.operations import open_case
from palermo.law.period import Period, quarter, year
from palermo.plan import measures, queries
from palermo.plan.measures import NOT_APPLICABLE, NOT_MEASURED, SUPPRESSED, Result
from palermo.session.opening import opening

TODAY = date(2026, 11, 3)


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch):
    queries.rooms()
    monkeypatch.setattr(measures, "_COMPUTED", {})
    return lambda key, result: measures.register(key)(lambda period, cursor: result)


def count(period: Period, publishing: bool = False) -> queries.Counted:
    return queries.count(period, TODAY, publishing=publishing)


def test_acts_that_cite_an_item_are_counted_by_kind_and_month(house: str) -> None:
    for day in (datetime(2026, 2, 28, 11, tzinfo=UTC), datetime(2026, 2, 28, 10, 59, tzinfo=UTC), NOW):
        with acting("hana") as officer:
            open_case(officer=officer, at=day)
    counted = count(year(2026))
    assert counted.acts[23].by_verb == (("case_opened", 3),)
    assert counted.acts[23].by_month == (0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1)
    assert counted.months[-1] == date(2026, 11, 1)
    assert count(quarter(2026, 2)).acts == {}


def test_the_four_kinds_of_answer_are_kept_apart(house: str, register) -> None:
    register("certification.issued", Result("measured", 0))
    register("certification.withdrawn", Result("measured", 4))
    register("certification.time", NOT_APPLICABLE)
    results = count(year(2026)).results
    assert results["certification.issued"] == Result("measured", 0)
    assert results["certification.withdrawn"] == Result("measured", 4)
    assert results["certification.time"] is NOT_APPLICABLE
    assert results["certification.declined"] is NOT_MEASURED
    published = count(year(2026), publishing=True).results
    assert published["certification.withdrawn"] is SUPPRESSED
    assert published["certification.issued"] == Result("measured", 0)


def test_a_period_before_the_first_act_was_not_measured_which_is_not_zero(house: str, register) -> None:
    register("certification.issued", Result("measured", 0))
    with acting("hana") as officer:
        open_case(officer=officer, at=NOW)
    assert count(year(2026)).results["certification.issued"] == Result("measured", 0)
    assert count(year(2025)).results["certification.issued"] is NOT_MEASURED


def test_every_declared_measure_has_an_answer_and_every_item_a_figure(house: str) -> None:
    counted = count(year(2026))
    assert set(counted.results) == set(measures.measures())
    standings = queries.standings({}, counted, TODAY)
    assert [each.item.id for each in standings] == list(range(1, 29))
    assert all(each.figure for each in standings)
    assert counted.figures(queries.PROMISES)


def test_months_run_to_today_in_an_open_year_and_all_twelve_in_a_closed_one() -> None:
    assert len(queries.months_of(year(2025), TODAY)) == 12
    assert queries.months_of(quarter(2026, 4), TODAY) == (date(2026, 10, 1), date(2026, 11, 1))
    assert queries.months_of(Period(date(2026, 12, 1), date(2027, 1, 1)), TODAY) == ()


def test_the_measures_role_reads_no_names_and_writes_nothing(house: str) -> None:
    for forbidden in (
        "SELECT name FROM agencies_officer",
        "SELECT about FROM ledger.entry",
        "DELETE FROM plan_progress",
    ):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            opening("", using="measures", role="measures"),
            connections["measures"].cursor() as cursor,
        ):
            cursor.execute(forbidden)
