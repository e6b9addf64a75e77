"""The country at full size, in small: what is cast from told matters is as sound as they are."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.support.database import admin
from tests.support.people import acting

from palermo.agencies import door, queries
from palermo.cases.models import Case, Party
from palermo.demo.country import force
from palermo.demo.country.load import bring_to
from palermo.journeys import certification_issued
from palermo.law.period import Period, day_of
from palermo.plan import queries as plan
from palermo.protection.certification.models import Certification
from palermo.session.opening import opening
from palermo.vault.operations import reveal
from palermo.vault.queries import latest

CASES = 120

FOREIGN_KEYS = """SELECT conrelid::regclass::text, confrelid::regclass::text,
    (SELECT attname FROM pg_attribute WHERE attrelid = conrelid AND attnum = conkey[1])
    FROM pg_constraint WHERE contype = 'f' AND connamespace::regnamespace::text IN ('public', 'vault', 'access')"""

RECOUNT = """SELECT count(DISTINCT about) FROM ledger.entry i WHERE verb = %s AND NOT EXISTS (
    SELECT FROM ledger.entry e WHERE e.verb = 'certification_in_error' AND e.about = i.about)"""


@pytest.fixture(scope="module")
def country(shared_house: str) -> str:
    bring_to(CASES, timezone.now())
    return shared_house


def test_it_has_as_many_case_files_as_were_asked_for_and_asking_again_adds_none(country: str) -> None:
    with admin(country) as server:
        count = "SELECT count(*) FROM cases_case"
        assert server.execute(count).fetchone() == (CASES,)
        assert bring_to(CASES, timezone.now()).cast == 0
        assert server.execute(count).fetchone() == (CASES,)


def test_every_foreign_key_holds(country: str) -> None:
    with admin(country) as server:
        keys = server.execute(FOREIGN_KEYS).fetchall()
        assert len(keys) > 20
        for table, other, column in keys:
            lost = f"SELECT count(*) FROM {table} t WHERE {column} IS NOT NULL AND NOT EXISTS (SELECT FROM {other} o WHERE o.id = t.{column})"
            assert server.execute(lost).fetchone() == (0,), (table, column)


def test_no_id_reference_or_receipt_stands_twice_and_nothing_happened_tomorrow(country: str) -> None:
    with admin(country) as server:
        for table, column in (("cases_case", "reference"), ("cases_party", "reference"), ("reporting_report", "code")):
            assert server.execute(f"SELECT count(*) - count(DISTINCT {column}) FROM {table}").fetchone() == (0,)
        assert server.execute("SELECT count(*) FROM ledger.entry WHERE at > now()").fetchone() == (0,)
        assert server.execute("SELECT count(*) FROM ledger.entry WHERE recorded_at < at").fetchone() == (0,)
        assert server.execute("SELECT count(*) FROM access.grants WHERE until_at <= from_at").fetchone() == (0,)


def test_it_spans_three_years(country: str) -> None:
    with admin(country) as server:
        (years,) = server.execute(
            "SELECT extract(days FROM max(opened_at) - min(opened_at)) FROM cases_case"
        ).fetchone()
    assert 600 < years < 3 * 366


def test_the_ledger_recounts_to_the_measures(country: str) -> None:
    counted = {"certification.issued": "certificate_issued", "certification.withdrawn": "certificate_revoked"}
    today = day_of(timezone.now())
    results = plan.count(Period(date(2009, 7, 1), today + timedelta(days=1)), today).results
    measured = {key: results[key].value for key in counted}
    with admin(country) as server:
        recounted = {key: server.execute(RECOUNT, [verb]).fetchone()[0] for key, verb in counted.items()}
    assert measured == recounted
    assert measured["certification.issued"] > 20


def test_a_cast_certification_can_be_decided_for_what_was_submitted_stands(country: str) -> None:
    with acting("viv") as viv:
        waiting = Certification.objects.filter(status="submitted").exclude(drafted_by__in=[viv.id]).order_by("began_at")
        for each in waiting:
            issued, _certificate = certification_issued.issue(
                certification=each, officer=viv, at=timezone.now(), version=each.version
            )
            assert issued.status == "issued"
        assert len(waiting) > 1


def test_a_cast_name_opens_and_says_that_it_is_invented(country: str) -> None:
    investigators = {str(person.id) for person in force.everybody() if person.seat == "Police/investigator"}
    with admin(country) as server:
        (who,) = server.execute(
            "SELECT c.lead FROM cases_case c JOIN cases_involvement i ON i.case_id = c.id JOIN access.grants g "
            "ON g.subject = i.party_id AND g.holder = c.lead AND g.compartment = 'identity' AND g.until_at IS NULL JOIN vault.sealed s "
            "ON s.about = i.party_id AND s.field = 'name' WHERE c.status = 'open' AND c.lead::text = ANY (%s) ORDER BY c.id LIMIT 1",
            [list(investigators)],
        ).fetchone()
    handle = next(person.handle for person in force.everybody() if person.id == who)
    with opening(door.mint_for_command(who)):
        officer = queries.officer(who)
        assert officer.handle == handle
        mine = Party.objects.filter(kind="person", involvements__case__in=Case.objects.filter(lead=who, status="open"))
        party = next(each for each in mine if latest([each.pk], "name"))
        ids = latest([party.pk], "name")
        opened = reveal(
            ids.values(), purpose="investigate", officer=officer, at=timezone.now(), subject=party.pk,
            compartment="identity", about=party.reference,
        )  # fmt: skip
    (name,) = opened.values()
    assert any(family in name for family in force.FAMILY)
