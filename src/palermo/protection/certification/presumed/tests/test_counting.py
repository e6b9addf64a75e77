"""What is counted of presumed victims and of children, under the measures' role, which sees no text and no officer."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connections
from tests.support.people import NOW, acting

from palermo.journeys import person_presumed
from palermo.law.period import Period
from palermo.plan.measures import NOT_APPLICABLE, Result, compute
from palermo.protection.certification import measures
from palermo.protection.certification.child import operations as protecting
from palermo.protection.certification.child.tests.factories import appointed, received
from palermo.protection.certification.presumed.counting import WHO
from palermo.protection.certification.presumed.tests.factories import presumed
from palermo.protection.certification.presumed.tests.test_end_and_tell import issued
from palermo.protection.certification.tests import factories as certified
from palermo.session.opening import opening

NOVEMBER = Period(date(2026, 11, 1), date(2026, 12, 1))
OCTOBER = Period(date(2026, 10, 1), date(2026, 11, 1))
assert measures


def counted(*keys: str, period: Period = NOVEMBER) -> list[Result]:
    with opening("", using="measures", role="measures"), connections["measures"].cursor() as cursor:
        return [compute(key, period, cursor) for key in keys]


def values(*keys: str, period: Period = NOVEMBER) -> list[object]:
    return [result.value for result in counted(*keys, period=period)]


def test_nothing_is_nought_and_a_share_of_nothing_is_not_applicable(house: str) -> None:
    assert values("identification.presumed-victims", "presumed.ended", "presumed.in-error", *WHO) == [0] * 8
    shares = ("presumed.certified", "child.acted-same-day", "child.guardian-time")
    assert counted(*shares) == [NOT_APPLICABLE] * 3


def test_each_presumption_is_counted_under_who_made_it(house: str) -> None:
    for by in ("mere", "hana", "lani", "mila", "kit", "sela", "tess", "wei", "otto"):
        presumed(by)
    assert values(*WHO) == [2, 3, 1, 1, 2]
    assert values("identification.presumed-victims") == [9]
    assert values("identification.presumed-victims", period=OCTOBER) == [0]


def test_a_decline_that_gives_the_status_counts_as_a_presumed_victim_and_as_nobodys_presumption(house: str) -> None:
    certified.declined()
    assert values("identification.presumed-victims", *WHO) == [1, 0, 0, 0, 0, 0]


def test_ended_certified_and_in_error_are_three_things(house: str) -> None:
    issued()
    for reason, act in (
        ("explained_otherwise", person_presumed.end), ("wrong_person", person_presumed.mark_in_error),
    ):  # fmt: skip
        made = presumed("lani")
        with acting("lani") as officer:
            act(presumption=made, reason=reason, officer=officer, at=NOW, version=made.version)
    assert values("presumed.ended", "presumed.in-error") == [1, 1]
    assert counted("presumed.certified") == [Result("measured", 50, n=2)]
    assert values("identification.presumed-victims") == [2]


def test_a_child_acted_for_the_same_day_and_the_days_until_a_guardian(house: str) -> None:
    made = received()
    row = appointed(made)
    assert row.status == "appointed"
    with acting("cyd") as officer:
        protecting.act(
            notice=made, reason="in_care", officer=officer, at=NOW + timedelta(hours=4), version=made.version
        )
    late = received("lani")
    with acting("cyd") as officer:
        protecting.act(notice=late, reason="in_care", officer=officer, at=NOW + timedelta(days=1), version=late.version)
    assert counted("child.acted-same-day") == [Result("measured", 50, n=2)]
    assert counted("child.guardian-time") == [Result("measured", 0, n=1)]


def test_the_measures_role_reads_no_reference_and_no_officer(house: str) -> None:
    for table, column in (
        ("certification_presumption", "by"), ("certification_protectionnotice", "reference"),
        ("certification_guardian", "party_id"), ("certification_guardian", "vetted_by"),
        ("certification_consent", "recorded_by"),
    ):  # fmt: skip
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            opening("", using="measures", role="measures"),
            connections["measures"].cursor() as cursor,
        ):
            cursor.execute(f"SELECT {column} FROM {table}")
