"""Clocks start, stand still, go on, are met; once each, in New Zealand's days."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from tests.support.people import NOW, acting

from palermo.cases import operations as cases
from palermo.cases.models import Case
from palermo.cases.tests.factories import CLOSED
from palermo.clocks import operations as clocks
from palermo.clocks import queries
from palermo.clocks.kinds import KINDS
from palermo.clocks.models import Deadline, Pause
from palermo.clocks.operations import NotRunning
from palermo.clocks.working_days import working_days_between
from palermo.law.dated import policy, value
from palermo.law.period import day_of

HERE = ZoneInfo("Pacific/Auckland")


def at(*parts: int) -> datetime:
    """A moment on New Zealand's clock."""
    return datetime(*parts, tzinfo=HERE)  # type: ignore[misc,arg-type]


@pytest.fixture
def case(house: str) -> UUID:
    with acting("hana") as hana:
        return cases.open_case(officer=hana, at=NOW).id


def started(case: UUID, kind: str, moment: datetime) -> Deadline:
    return clocks.start(kind, subject=case, compartment="casefile", at=moment, about="C-INVENTED")


def unit(kind: str) -> str:
    return policy(KINDS[kind].policy).unit


BY_DAYS = next(kind for kind in KINDS if unit(kind) == "working days")
BY_HOURS = next(kind for kind in KINDS if unit(kind) in ("minutes", "hours") and kind != "assign_case")


def test_every_kind_has_a_policy_that_says_how_long() -> None:
    for name, kind in KINDS.items():
        assert kind.due(NOW) > NOW, name


def test_one_of_a_kind_runs_about_a_subject_at_a_time(case: UUID) -> None:
    with acting("hana"):
        started(case, BY_HOURS, NOW)
        with pytest.raises(IntegrityError), transaction.atomic():
            started(case, BY_HOURS, NOW)
        assert clocks.meet(BY_HOURS, subject=case, at=NOW)
        assert not clocks.meet(BY_HOURS, subject=case, at=NOW)
        started(case, BY_HOURS, NOW)
        assert Deadline.objects.filter(subject=case, kind=BY_HOURS).count() == 2


def test_met_and_cancelled_clocks_run_no_more(case: UUID) -> None:
    with acting("hana"):
        assert {row.kind for row in queries.running(case)} == {"assign_case"}
        assert clocks.cancel("assign_case", subject=case, at=NOW)
        assert not queries.running(case).exists()


def test_only_who_sees_that_of_the_subject_sees_its_clocks(case: UUID) -> None:
    for who, number in (("ari", 1), ("ngaire", 1), ("ben", 0), ("anna", 0)):
        with acting(who):
            assert queries.running().count() == number, who


def test_a_clock_in_hours_gains_what_it_stood(case: UUID) -> None:
    with acting("hana"):
        deadline = started(case, BY_HOURS, at(2026, 11, 3, 9, 0))
        paused = clocks.pause(deadline, at=at(2026, 11, 3, 10, 0), reason="medical_care")
        after = clocks.resume(paused, at=at(2026, 11, 3, 12, 30))
    assert after.due_at - deadline.due_at == timedelta(hours=2, minutes=30)
    assert after.version == deadline.version + 1


def test_a_clock_in_working_days_gains_working_days_and_still_ends_with_a_day(case: UUID) -> None:
    with acting("hana"):
        deadline = started(case, BY_DAYS, at(2026, 11, 2, 9, 0))
        paused = clocks.pause(deadline, at=at(2026, 11, 3, 23, 0), reason="waiting_for_person")
        after = clocks.resume(paused, at=at(2026, 11, 9, 8, 0))
        local = after.due_at.astimezone(HERE)
        assert (local.hour, local.minute) == (0, 0)
        assert (local - timedelta(seconds=1)).weekday() < 5, "it does not end on a Saturday"
    assert working_days_between(day_of(deadline.due_at), day_of(after.due_at)) in (4, 5)


def test_a_pause_within_a_day_gains_a_clock_in_days_nothing(case: UUID) -> None:
    with acting("hana"):
        deadline = started(case, BY_DAYS, at(2026, 11, 2, 9, 0))
        paused = clocks.pause(deadline, at=at(2026, 11, 3, 9, 0), reason="waiting_for_interpreter")
        assert clocks.resume(paused, at=at(2026, 11, 3, 17, 0)).due_at == deadline.due_at


def test_a_clock_goes_on_once(case: UUID) -> None:
    with acting("hana"):
        deadline = started(case, BY_HOURS, NOW)
        paused = clocks.pause(deadline, at=NOW, reason="medical_care")
        after = clocks.resume(paused, at=NOW + timedelta(hours=1))
        with pytest.raises(NotRunning, match="goes on already"):
            clocks.resume(paused, at=NOW + timedelta(hours=5))
        deadline.refresh_from_db()
        assert deadline.due_at == after.due_at


def test_a_clock_stands_still_once(case: UUID) -> None:
    with acting("hana"):
        deadline = started(case, BY_HOURS, NOW)
        clocks.pause(deadline, at=NOW, reason="medical_care")
        with pytest.raises(NotRunning, match="already"):
            clocks.pause(deadline, at=NOW, reason="waiting_for_interpreter")
        with pytest.raises(IntegrityError), transaction.atomic():
            Pause.objects.create(
                deadline=deadline, subject=case, compartment="casefile", from_at=NOW, reason="medical_care"
            )


def test_a_clock_that_stopped_does_not_stand_still(case: UUID) -> None:
    with acting("hana"):
        deadline = started(case, BY_HOURS, NOW)
        clocks.meet(BY_HOURS, subject=case, at=NOW)
        with pytest.raises(NotRunning, match="has stopped"):
            clocks.pause(deadline, at=NOW, reason="medical_care")


def test_what_is_met_while_it_stands_still_stands_still_no_more(case: UUID) -> None:
    with acting("hana"):
        paused = clocks.pause(started(case, BY_HOURS, NOW), at=NOW, reason="medical_care")
        assert queries.running(case).get(kind=BY_HOURS).paused
        clocks.meet(BY_HOURS, subject=case, at=NOW + timedelta(hours=1))
        paused.refresh_from_db()
        assert paused.until_at == NOW + timedelta(hours=1)


def test_a_pause_gives_a_reason_of_the_list_and_gains_nothing_when_it_ended_before_it_began(case: UUID) -> None:
    with acting("hana"):
        deadline = started(case, BY_HOURS, NOW)
        with pytest.raises(ValueError, match="no reason"):
            clocks.pause(deadline, at=NOW, reason="because he asked")
        paused = clocks.pause(deadline, at=NOW, reason="medical_care")
        assert clocks.resume(paused, at=NOW - timedelta(hours=3)).due_at - deadline.due_at < timedelta(seconds=1)


def test_nothing_typed_goes_into_a_clock(case: UUID) -> None:
    for wrong in ({"kind": "ask Tevita"}, {"about": "the man at the orchard"}, {"compartment": "the case"}):
        fields = {
            "kind": "triage",
            "subject": case,
            "compartment": "casefile",
            "about": "C-X",
            "started_at": NOW,
            "due_at": NOW,
        } | wrong
        with acting("hana"), pytest.raises(Exception, match="deadline_codes|row-level security"), transaction.atomic():
            Deadline.objects.create(**fields)


def test_closing_a_case_stops_its_clocks_and_reopening_leaves_it_with_its_lead(case: UUID) -> None:
    with acting("ari") as ari:
        row = Case.objects.get(pk=case)
        closed = cases.close(
            case=row, reason="no_offence_found", answers=CLOSED, officer=ari, at=NOW, version=row.version
        )
        assert not queries.running(case).exists()
        again = cases.reopen(case=closed, reason="closed_in_error", officer=ari, at=NOW, version=closed.version)
        assert again.lead == ari.id, "who closed a case that nobody led"
        assert not queries.running(case).exists()


@pytest.mark.parametrize(
    ("start", "hours"),
    [
        (at(2026, 9, 26, 20, 0), 24),  # the clocks go forward at 2 am on 27 September: elapsed time stays elapsed
        (at(2027, 4, 3, 20, 0), 24),  # and back at 3 am on 4 April
        (at(2026, 12, 31, 23, 59), 24),
    ],
)
def test_hours_are_elapsed_hours_when_the_clocks_change(start: datetime, hours: int) -> None:
    kind = KINDS["assign_case"]
    if unit("assign_case") == "hours":
        hours = int(value(kind.policy, day_of(start)))
        assert kind.due(start).astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=hours)


@pytest.mark.parametrize(
    "start", [at(2026, 9, 25, 0, 0), at(2026, 9, 25, 23, 59, 59), at(2027, 4, 2, 12, 0), at(2026, 12, 24, 17, 0)]
)
def test_days_end_at_midnight_here_whenever_the_clocks_change(start: datetime) -> None:
    due = KINDS[BY_DAYS].due(start).astimezone(HERE)
    assert (due.hour, due.minute, due.second) == (0, 0, 0)
    midnight_before = start.replace(hour=0, minute=0, second=0)
    assert KINDS[BY_DAYS].due(midnight_before) == KINDS[BY_DAYS].due(start), "the hour of day makes no difference"


def test_the_last_second_of_a_day_in_utc_is_already_tomorrow_here() -> None:
    one, other = datetime(2026, 11, 3, 10, 59, 59, tzinfo=UTC), datetime(2026, 11, 3, 11, 0, tzinfo=UTC)
    assert KINDS[BY_DAYS].due(other) - KINDS[BY_DAYS].due(one) == timedelta(days=1)


def test_a_pause_over_the_change_of_clocks_gains_calendar_days_and_not_hours() -> None:
    kind = KINDS[BY_DAYS]
    due = kind.due(at(2026, 9, 24, 9, 0))
    moved = kind.moved(due, paused_at=at(2026, 9, 25, 9, 0), resumed_at=at(2026, 9, 28, 9, 0)).astimezone(HERE)
    assert moved.hour == 0
