"""Acknowledging, sending an emergency response, asking, reopening: the steps of triage that need no table
of answers.
"""

from datetime import timedelta

import pytest
from tests.support.people import acting

from palermo.cases.operations import Conflict, Refused
from palermo.clocks.models import Deadline, Pause
from palermo.law import receipt
from palermo.ledger.models import Entry
from palermo.prevention.reporting import operations
from palermo.prevention.reporting.public import receiving
from palermo.prevention.reporting.tests.factories import acknowledged, handed_in, now, the_report
from palermo.vault import operations as vault
from palermo.vault.models import Sealed


def test_acknowledging_meets_the_clock_and_starts_the_next_one_for_this_officer(house: str) -> None:
    words = acknowledged("danger")
    with acting("hana") as officer:
        assert Deadline.objects.get(kind="acknowledge_urgent").met_at
        assert Deadline.objects.get(kind="triage").holder == officer.id
        assert Entry.objects.get(verb="report_acknowledged").officer == officer.id
    assert receiving.standing(words).state == "read"


def test_acknowledging_twice_is_refused_and_nothing_is_written(house: str) -> None:
    acknowledged()
    with acting("tom") as officer:
        report = the_report()
        with pytest.raises(Refused, match="this one is acknowledged"):
            operations.acknowledge(report=report, officer=officer, at=now(), version=report.version)
        assert Entry.objects.filter(verb="report_acknowledged").count() == 1


def test_the_second_of_two_officers_is_told_and_nothing_is_written(house: str) -> None:
    handed_in()
    with acting("tom"):
        stale = the_report()
    with acting("hana") as officer:
        operations.acknowledge(report=the_report(), officer=officer, at=now(), version=1)
    with acting("tom") as officer:
        with pytest.raises(Conflict):
            operations.acknowledge(report=stale, officer=officer, at=now(), version=1)
        assert Entry.objects.filter(verb="report_acknowledged").count() == 1


def test_an_emergency_can_be_recorded_at_once_and_counts_as_acknowledged(house: str) -> None:
    words = handed_in("danger")
    with acting("hana") as officer:
        report = operations.emergency(report=the_report(), reason="unit_sent", officer=officer, at=now(), version=1)
        assert report.status == "emergency"
        assert Deadline.objects.get(kind="acknowledge_urgent").met_at
        assert Deadline.objects.get(kind="triage").met_at is None
        assert Entry.objects.get(verb="report_emergency").reason == "unit_sent"
    assert receiving.standing(words).state == "acting"


def test_a_question_is_sealed_and_opens_with_the_receipt_alone(house: str) -> None:
    words = acknowledged()
    with acting("hana") as officer:
        report = the_report()
        operations.ask(report=report, question="Which wharf is it?", officer=officer, at=now(), version=report.version)
        triage = Deadline.objects.get(kind="triage")
        assert Pause.objects.get().reason == "waiting_for_person"
        assert Deadline.objects.get(kind="reporter_answer").due_at > triage.due_at
        assert Entry.objects.get(verb="report_asked").terms == {}
        (id_,) = Sealed.objects.filter(field="question").values_list("id", flat=True)
    with acting("hana") as officer:
        opened = vault.reveal(
            [id_], purpose="triage", officer=officer, at=now(), subject=report.pk, compartment="report"
        )
        assert opened == {id_: "Which wharf is it?"}
    assert receiving.standing(words) == receiving.Standing("asked", "Which wharf is it?")
    assert receiving.standing(receipt.new()) == receiving.Standing("", "")


def test_nobody_is_asked_who_wanted_no_answer(house: str) -> None:
    acknowledged(contact="none")
    with acting("hana") as officer:
        report = the_report()
        with pytest.raises(Refused, match="wanted no answer"):
            operations.ask(report=report, question="Where?", officer=officer, at=now(), version=report.version)
        assert not Entry.objects.filter(verb="report_asked").exists()


def test_the_clock_stood_still_while_the_answer_was_awaited(house: str) -> None:
    acknowledged()
    with acting("hana") as officer:
        report = the_report()
        before = Deadline.objects.get(kind="triage").due_at
        operations.ask(
            report=report, question="Where?", officer=officer, at=now() - timedelta(days=7), version=report.version
        )
    with acting("hana") as officer:
        report = the_report()
        operations.emergency(report=report, reason="unit_sent", officer=officer, at=now(), version=report.version)
        assert Deadline.objects.get(kind="triage").due_at - before > timedelta(days=4)
        assert Deadline.objects.get(kind="reporter_answer").cancelled_at


def test_a_closed_report_is_reopened_with_a_reason(house: str) -> None:
    acknowledged()
    with acting("hana") as officer:
        report = the_report()
        report = operations.close(
            report=report, reason="too_little_known", officer=officer, at=now(), version=report.version
        )
        report = operations.reopen(
            report=report, reason="new_information", officer=officer, at=now(), version=report.version
        )
        assert report.status == "acknowledged"
        assert Deadline.objects.get(kind="triage", met_at=None)
        assert Entry.objects.get(verb="report_reopened").reason == "new_information"


@pytest.mark.parametrize("stranger", ["lusi_without_triage", "ari", "ngaire", "iris"])
def test_nobody_but_triage_moves_a_report(house: str, stranger: str) -> None:
    handed_in()
    with acting("hana"):
        report = the_report()
    who = "pita" if stranger == "lusi_without_triage" else stranger
    with acting(who) as officer, pytest.raises(Refused, match="needs another role than yours"):
        operations.acknowledge(report=report, officer=officer, at=now(), version=1)
    with acting("hana"):
        assert the_report().status == "received"
