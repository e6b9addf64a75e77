"""Item 13, counted under the measures' role, which sees no text."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connections
from tests.support.people import NOW, acting

from palermo.law.period import Period
from palermo.plan.measures import NOT_APPLICABLE, Result, compute
from palermo.protection.certification import measures, operations
from palermo.protection.certification.models import Certification
from palermo.protection.certification.tests import factories
from palermo.protection.certification.tests.test_revoke import mark, revoke
from palermo.session.opening import opening

NOVEMBER = Period(date(2026, 11, 1), date(2026, 12, 1))
OCTOBER = Period(date(2026, 10, 1), date(2026, 11, 1))
KEYS = ("issued", "withdrawn", "declined", "pending", "in-error")
assert measures


def counted(period: Period = NOVEMBER) -> tuple[Result, ...]:
    with opening("", using="measures", role="measures"), connections["measures"].cursor() as cursor:
        return tuple(compute(f"certification.{key}", period, cursor) for key in KEYS)


def values(period: Period = NOVEMBER) -> tuple[object, ...]:
    return tuple(result.value for result in counted(period))


def test_nothing_is_nought_and_not_unmeasured(house: str) -> None:
    assert values() == (0, 0, 0, 0, 0)
    assert {result.state for result in counted()} == {"measured"}


def test_each_act_is_counted_once_in_its_own_place(house: str) -> None:
    factories.issued()
    factories.declined()
    factories.submitted()
    revoke(factories.with_the_person(factories.under_review()))
    assert values() == (2, 1, 1, 1, 0)
    assert values(OCTOBER) == (0, 0, 0, 0, 0)


def test_what_was_recorded_in_error_is_apart_and_never_withdrawn(house: str) -> None:
    certification, _certificate = factories.issued()
    mark(certification, "paul")
    assert values(Period(date(2026, 11, 1))) == (0, 0, 0, 0, 1)


def test_a_decline_that_became_a_certificate_in_the_period_is_not_declined(house: str) -> None:
    factories.declined()
    with acting("ari") as officer:
        now = Certification.objects.get()
        now = operations.reopen(certification=now, reason="new_evidence", officer=officer, at=NOW, version=now.version)
        case, party = now.case, now.subject
    factories.find(case, party, protection=None)
    assert values() == (0, 0, 1, 1, 0)
    again = factories.resubmitted(now)
    with acting("paul") as officer:
        operations.issue(certification=again, officer=officer, at=NOW, version=again.version)
    assert values() == (1, 0, 0, 0, 0)


def test_the_median_counts_working_days_from_the_beginning_to_the_first_decision(house: str) -> None:
    with opening("", using="measures", role="measures"), connections["measures"].cursor() as cursor:
        assert compute("certification.time", NOVEMBER, cursor) == NOT_APPLICABLE
    for days in (0, 3):
        certification = factories.submitted()
        with acting("ngaire") as officer:
            operations.issue(
                certification=certification,
                officer=officer,
                at=NOW + timedelta(days=days),
                version=certification.version,
            )
    with opening("", using="measures", role="measures"), connections["measures"].cursor() as cursor:
        assert compute("certification.time", NOVEMBER, cursor) == Result("measured", 1.5, n=2)


def test_the_measures_role_reads_no_reference_and_no_officer(house: str) -> None:
    factories.issued()
    for column in ("reference", "drafted_by", "decided_by", "review"):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            opening("", using="measures", role="measures"),
            connections["measures"].cursor() as cursor,
        ):
            cursor.execute(f"SELECT {column} FROM certification_certification")
