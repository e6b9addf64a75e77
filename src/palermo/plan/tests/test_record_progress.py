"""Recording how far a milestone has come."""

from datetime import timedelta

import pytest
from tests.support.database import admin
from tests.support.people import NOW, acting

from palermo.ledger.models import Entry
from palermo.plan.models import Progress
from palermo.plan.operations import Conflict, Refused, record_progress


def record(
    username: str,
    step: str,
    *,
    action: int = 13,
    milestone: int = 1,
    version: int = 0,
    at=NOW,
    reason: str = "",
) -> Progress:
    with acting(username) as officer:
        return record_progress(
            action=action,
            milestone=milestone,
            step=step,
            officer=officer,
            at=at,
            version=version,
            reason=reason,
        )


def nothing_recorded() -> bool:
    with acting("ben"):
        return not Progress.objects.exists() and not Entry.objects.filter(verb="progress_recorded").exists()


def test_a_member_records_for_their_agency_and_every_agency_sees_it(house: str) -> None:
    record("gwen", "start")
    with acting("mila"):
        row = Progress.objects.get()
        assert (row.action, row.milestone, row.status, row.since_at, row.version) == (
            13,
            1,
            "in_progress",
            NOW,
            1,
        )


def test_an_associate_records_the_items_of_an_agency_that_is_no_member(house: str) -> None:
    assert record("dai", "start", action=11).status == "in_progress"


def test_the_secretariat_records_for_its_own_agency_alone(house: str) -> None:
    record("kiri", "start", action=3)
    with pytest.raises(Refused, match="Only an agency that the Plan names here reports this: Police"):
        record("kiri", "start", action=13)


def test_another_agency_is_refused_and_nothing_is_written(house: str) -> None:
    with pytest.raises(Refused, match="Only an agency"):
        record("gwen", "start", action=11)
    assert nothing_recorded()


def test_a_milestone_that_names_its_own_agency_is_that_agencys(house: str) -> None:
    with pytest.raises(Refused, match=r"reports this: Customs\."):
        record("kiri", "start", action=5, milestone=2)
    assert record("kiri", "start", action=5, milestone=1).status == "in_progress"


def test_an_officer_without_the_role_is_refused_and_nothing_is_written(house: str) -> None:
    with pytest.raises(Refused, match="needs another role than yours"):
        record("ari", "start")
    assert nothing_recorded()


def test_a_step_from_another_status_is_refused(house: str) -> None:
    with pytest.raises(Refused, match="in progress or at risk; this one is not started"):
        record("gwen", "deliver")
    assert nothing_recorded()


def test_a_risk_asks_for_a_reason_and_is_told_to_the_secretariat(house: str) -> None:
    with pytest.raises(Refused, match="Choose a reason"):
        record("gwen", "risk")
    with pytest.raises(Refused, match="takes no reason"):
        record("gwen", "start", reason="money")
    record("gwen", "risk", reason="money")
    with acting("ben"):
        assert Entry.objects.get(verb="progress_recorded").reason == "money"
    with admin(house) as database:
        sent = database.execute("SELECT template, address FROM clocks_message").fetchall()
    assert sent == [("plan_waits", "kiri@desk.example")]


def test_the_ledger_has_its_line_for_everyone_with_the_item_as_authority(house: str) -> None:
    record("gwen", "start")
    with acting("ben"):
        entry = Entry.objects.get(verb="progress_recorded")
        assert (entry.about, entry.authority, entry.at) == ("13", "nz-2009/13", NOW)
        assert entry.terms == {"milestone": 1, "status": "in_progress"}


def test_the_second_of_two_writers_is_told(house: str) -> None:
    record("gwen", "start")
    with pytest.raises(Conflict, match="Someone else recorded"):
        record("gwen", "risk", version=0, reason="time")
    with acting("ben"):
        assert Progress.objects.get().status == "in_progress"


def test_what_came_later_cannot_be_dated_before_what_was_recorded(house: str) -> None:
    record("gwen", "start")
    with pytest.raises(Refused, match="before what was last recorded"):
        record("gwen", "deliver", version=1, at=NOW - timedelta(days=1))


def test_a_mistake_is_opened_again_and_both_stay_in_the_ledger(house: str) -> None:
    record("gwen", "start")
    record("gwen", "deliver", version=1)
    assert record("gwen", "reopen", version=2, reason="recorded_in_error").status == "in_progress"
    with acting("ben"):
        assert Entry.objects.filter(verb="progress_recorded").count() == 3


def test_there_is_no_item_29_and_no_second_milestone_of_item_13(house: str) -> None:
    for action, milestone in ((29, 1), (13, 2), (13, 0)):
        with pytest.raises(LookupError, match="The Plan has no milestone"):
            record("gwen", "start", action=action, milestone=milestone)
