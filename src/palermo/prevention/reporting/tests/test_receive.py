"""Handing a report in from the public site: anonymous, sealed, and never to be read back from there."""

from datetime import UTC, timedelta

import psycopg
import pytest
from django.db import connections
from django.db.utils import DatabaseError, ProgrammingError
from tests.support.database import admin, as_login
from tests.support.people import acting

from palermo.clocks.models import Deadline
from palermo.law import receipt
from palermo.ledger.models import Entry
from palermo.prevention.reporting import operations, receipts
from palermo.prevention.reporting.models import Report
from palermo.prevention.reporting.public import receiving
from palermo.prevention.reporting.tests.factories import WORDS, handed_in, now, on_duty, the_report, told
from palermo.session.opening import opening
from palermo.vault.models import Sealed


def test_it_arrives_sealed_with_its_clock_and_a_triage_officer_reads_it(house: str) -> None:
    handed_in()
    with acting("hana") as officer:
        report = the_report()
        assert (report.status, report.channel, report.urgent, report.industry) == (
            "received",
            "web",
            False,
            "A",
        )
        assert Deadline.objects.get().kind == "acknowledge"
        assert operations.read(report=report, officer=officer, at=now()) == WORDS


def test_what_was_told_stands_nowhere_in_the_clear(house: str) -> None:
    handed_in()
    with admin(house) as server:
        tables = server.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN "
            "('pg_catalog', 'information_schema')"
        ).fetchall()
        for (table,) in tables:
            rows = server.execute(f"SELECT t::text FROM {table} t").fetchall()
            assert not [row for row in rows if "packing shed" in row[0] or "Tui Ridge" in row[0]], table


def test_every_time_of_it_is_kept_to_the_hour(house: str) -> None:
    on_duty()
    handed_in()
    with admin(house) as server:
        times = server.execute(
            "SELECT heard_at, recorded_at FROM reporting_report UNION ALL SELECT sealed_at, "
            "sealed_at FROM vault.sealed "
            "UNION ALL SELECT at, recorded_at FROM ledger.entry WHERE verb = 'report_received' "
            "UNION ALL SELECT made_at, made_at FROM access.subject UNION ALL SELECT started_at, "
            "started_at FROM clocks_deadline "
            "UNION ALL SELECT queued_at, queued_at FROM clocks_message"
        ).fetchall()
    assert len(times) == 7
    assert all((moment.minute, moment.second, moment.microsecond) == (0, 0, 0) for row in times for moment in row)


@pytest.mark.parametrize("sign", ["danger", "moving", "child"])
def test_danger_moving_and_a_child_each_make_it_urgent_within_fifteen_minutes(house: str, sign: str) -> None:
    on_duty()
    handed_in(sign)
    with acting("hana"):
        assert the_report().urgent
        clock = Deadline.objects.get()
    assert clock.kind == "acknowledge_urgent"
    assert clock.due_at - clock.started_at == timedelta(minutes=15)
    assert clock.started_at.astimezone(UTC).minute % 5 == 0
    assert now() - clock.started_at < timedelta(minutes=6)
    with admin(house) as server:
        assert server.execute("SELECT template, address FROM clocks_message").fetchall() == [
            ("report_urgent", "hana@desk.example")
        ]


def test_the_message_outside_has_no_fact_of_the_report(house: str) -> None:
    on_duty()
    handed_in()
    with admin(house) as server:
        (row,) = server.execute("SELECT template, problem, language FROM clocks_message").fetchall()
    assert row == ("report_waits", "", "en-nz")


def test_the_ledger_has_its_line_without_words(house: str) -> None:
    handed_in()
    with acting("hana"):
        entry = Entry.objects.get(verb="report_received")
        assert (entry.actor, entry.officer, entry.terms) == ("public", None, {"channel": "web"})
        assert entry.about == the_report().reference


def test_pressing_send_twice_is_one_report(house: str) -> None:
    words = receipt.new()
    assert receiving.hand_in(told(), words=words, at=now())
    assert not receiving.hand_in(told(), words=words, at=now())
    with acting("hana"):
        assert Report.objects.count() == 1
        assert Sealed.objects.count() == 2
        assert Entry.objects.filter(verb="report_received").count() == 1


def test_an_empty_report_is_refused_and_nothing_is_written(house: str) -> None:
    with pytest.raises(ValueError):
        receiving.hand_in(receiving.Told({"what": "  "}), words=receipt.new(), at=now())
    with acting("hana"):
        assert not Report.objects.exists()


def test_typed_text_in_a_code_is_refused_and_nothing_is_written(house: str) -> None:
    with pytest.raises(DatabaseError):
        receiving.hand_in(receiving.Told(WORDS, region="behind the shed"), words=receipt.new(), at=now())
    with acting("hana"):
        assert not Report.objects.exists()
        assert not Entry.objects.filter(verb="report_received").exists()


@pytest.mark.parametrize(
    "table",
    [
        "reporting_report",
        "reporting_question",
        "vault.sealed",
        "access.subject",
        "access.grants",
        "ledger.entry",
        "clocks_deadline",
        "clocks_message",
        "agencies_officer",
        "agencies_duty",
        "cases_case",
    ],
)
def test_the_public_role_reads_nothing_back(house: str, table: str) -> None:
    handed_in()
    with opening("", using="public", role="public"), connections["public"].cursor() as cursor:
        with pytest.raises(ProgrammingError, match="permission denied"):
            cursor.execute(f"SELECT * FROM {table}")
        cursor.connection.rollback()


def test_the_public_login_at_rest_can_do_nothing(house: str) -> None:
    with as_login("public", house) as login:
        for statement in (
            "SELECT * FROM reporting_report",
            "SELECT reporting.standing('\\x00')",
            "SELECT * FROM vault.desk_key",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                login.execute(statement)


def test_the_receipt_is_kept_only_as_a_keyed_hash(house: str) -> None:
    words = handed_in()
    with acting("hana"):
        report = the_report()
        assert bytes(report.code) == receipts.lookup(words)
        assert words.split("-")[0].encode() not in bytes(report.code)


def test_the_right_words_tell_how_it_stands_and_wrong_ones_nothing(house: str) -> None:
    words = handed_in()
    assert receiving.standing(words).state == "received"
    assert receiving.standing(receipt.new()).state == ""


def test_only_the_police_triage_see_it(house: str) -> None:
    handed_in()
    for stranger in (
        "ari",
        "ngaire",
        "sela",
        "mila",
        "ben",
        "iris",
        "kiri",
        "wei",
        "otto",
        "nell",
        "anna",
        "dora",
    ):
        with acting(stranger):
            assert not Report.objects.exists(), stranger
            assert not Deadline.objects.exists(), stranger
            assert not Sealed.objects.exists(), stranger
