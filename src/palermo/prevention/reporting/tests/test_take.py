"""Recording a caller's report at the desk."""

from datetime import timedelta

import pytest
from tests.support.database import admin
from tests.support.people import acting

from palermo.cases.operations import Refused
from palermo.clocks.models import Deadline
from palermo.law import receipt
from palermo.ledger.models import Entry
from palermo.prevention.reporting import operations
from palermo.prevention.reporting.models import Report
from palermo.prevention.reporting.public import receiving
from palermo.prevention.reporting.tests.factories import WORDS, now, on_duty, told


def take(by: str, *signs: str, words: str = "", earlier: timedelta = timedelta(0)) -> Report:
    with acting(by) as officer:
        return operations.take(
            told=told(*signs),
            channel="phone",
            words=words or receipt.new(),
            heard_at=now() - earlier,
            officer=officer,
            at=now(),
        )


def test_a_station_officer_takes_a_report_and_the_receipt_works_on_the_public_site(house: str) -> None:
    words = receipt.new()
    report = take("lusi", words=words)
    assert (report.channel, report.status, report.language) == ("phone", "received", "en-nz")
    assert receiving.standing(words).state == "received"


def test_triage_reads_it_as_any_other(house: str) -> None:
    take("lusi")
    with acting("tom") as officer:
        assert operations.read(report=Report.objects.get(), officer=officer, at=now()) == WORDS


def test_a_late_entry_keeps_the_callers_own_time_and_its_clock_runs_from_then(house: str) -> None:
    report = take("lusi", earlier=timedelta(days=2))
    assert report.recorded_at - report.heard_at > timedelta(days=1)
    with acting("hana"):
        entry = Entry.objects.get(verb="report_taken")
        assert entry.at == report.heard_at
        assert entry.recorded_at - entry.at > timedelta(days=1)
        assert Deadline.objects.get().started_at == report.heard_at


def test_an_urgent_call_tells_who_is_on_duty(house: str) -> None:
    on_duty("tom")
    take("lusi", "danger")
    with admin(house) as server:
        assert server.execute("SELECT template, address FROM clocks_message").fetchall() == [
            ("report_urgent", "tom@desk.example")
        ]


def test_pressing_the_button_twice_is_one_report(house: str) -> None:
    words = receipt.new()
    assert take("lusi", words=words).reference == take("lusi", words=words).reference
    with acting("hana"):
        assert Entry.objects.filter(verb="report_taken").count() == 1


@pytest.mark.parametrize("stranger", ["ari", "ngaire", "sela", "iris", "otto"])
def test_an_officer_without_the_role_is_refused_and_nothing_is_written(house: str, stranger: str) -> None:
    with pytest.raises(Refused, match="station officer or triage officer"):
        take(stranger)
    with acting("hana"):
        assert not Report.objects.exists()
        assert not Entry.objects.filter(verb="report_taken").exists()


def test_a_call_that_has_not_happened_is_refused(house: str) -> None:
    with pytest.raises(Refused, match="later than now"):
        take("lusi", earlier=timedelta(hours=-1))


def test_another_agency_gets_nothing(house: str) -> None:
    take("lusi")
    for stranger in ("sela", "iris", "otto", "ari"):
        with acting(stranger):
            assert not Report.objects.exists()
