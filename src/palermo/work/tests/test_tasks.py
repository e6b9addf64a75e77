"""Tasks: given, waiting at home, done, left undone, passed on, moved, taken up again."""

from datetime import timedelta

import pytest
from tests.support.people import NOW, acting, officer

from palermo.agencies.queries import held
from palermo.cases.operations import Conflict, Refused
from palermo.clocks.queries import running
from palermo.clocks.queries import waiting_for as clocks_of
from palermo.ledger.models import Entry
from palermo.work import operations as work
from palermo.work import queries
from palermo.work.lifecycle import TASK
from palermo.work.models import Task
from palermo.work.tests.factories import Made, a_case, told

FRIDAY = NOW + timedelta(days=3)


@pytest.fixture
def made(house: str) -> Made:
    return a_case()


def given(made: Made, to: str = "jun", **more: object) -> Task:
    with acting("ari") as ari:
        return work.give(
            **{
                "place": made.on_case,
                "what": "find_interpreter",
                "words": "Samoan, a woman if possible",
                "to": officer(to).id,
                "officer": ari,
                "at": NOW,
                **more,
            }  # type: ignore[arg-type]
        )


def test_a_task_waits_for_whom_it_was_given_to_and_they_are_told(made: Made) -> None:
    task = given(made, due_at=FRIDAY)
    with acting("jun") as jun:
        (item,) = queries.waiting_for(held())
        assert (item.piece, item.waits) == (task, True)
        assert item.clock
        assert (item.clock.due_at, item.clock.holder) == (FRIDAY, jun.id)
        assert clocks_of(held()).filter(about=task.reference).exists()
        entry = Entry.objects.get(verb="task_given")
        assert entry.terms == {"on": made.case.reference, "to": str(jun.id), "what": "find_interpreter"}
    assert told() == [("work_waits", "jun@desk.example")]
    with acting("ari") as ari:
        assert [each.piece for each in queries.given_by(ari.id)] == [task]
        assert queries.waiting_for(held()) == []


def test_several_tasks_run_about_one_case_and_each_stops_alone(made: Made) -> None:
    first, second = given(made), given(made)
    with acting("jun") as jun:
        work.do(task=first, officer=jun, at=NOW, version=1)
        assert [row.about for row in running(made.case.pk)] == [second.reference]


def test_without_a_day_it_is_due_by_local_policy(made: Made) -> None:
    given(made)
    with acting("jun"):
        (row,) = running(made.case.pk)
        assert row.due_at.isoformat() == "2026-11-10T11:00:00+00:00", "the end of the fifth working day in Wellington"


def test_nobody_is_given_what_they_may_not_see(made: Made) -> None:
    for whom, place in (("mila", made.on_case), ("jun", made.on_person), ("sela", made.on_person)):
        with pytest.raises(Refused, match="choose somebody who may"):
            given(made, to=whom, place=place)
    with acting("ari"):
        assert not Task.objects.exists()
        names = queries.may_be_given([(made.case.pk, "casefile")], NOW).values()
        assert "Detective Ari Mokena" in names
        assert "Investigator (Police)" in names
        assert not any("Mila" in name for name in names)


def test_a_seat_can_be_given_a_task_and_anybody_in_it_does_it(made: Made) -> None:
    with acting("ari"):
        seat = next(
            id_ for id_, words in queries.may_be_given([(made.case.pk, "casefile")], NOW).items() if "(" in words
        )
    task = given(made, to="ari")
    with acting("ari") as ari:
        work.pass_on(task=task, to=seat, officer=ari, at=NOW, version=1)
        assert Entry.objects.get(verb="task_passed_on").terms["to"] == str(seat)
    with acting("jun") as jun:
        (item,) = queries.waiting_for(held())
        assert work.do(task=item.piece, words="Done.", officer=jun, at=NOW, version=2).status == "done"  # type: ignore[arg-type]
        assert not running(made.case.pk).exists()


def test_a_task_is_left_undone_for_a_reason_and_taken_up_again_by_whoever_had_it(made: Made) -> None:
    task = given(made)
    with acting("jun") as jun:
        with pytest.raises(Refused, match="Choose a reason"):
            work.leave_undone(task=task, reason="lazy", officer=jun, at=NOW, version=1)
        task = work.leave_undone(
            task=task, reason="not_safe", words="He answers her phone.", officer=jun, at=NOW, version=1
        )
        assert not running(made.case.pk).exists()
    with acting("ari") as ari:
        task = work.take_up_again(task=task, reason="not_finished", officer=ari, at=NOW, version=2)
        (row,) = running(made.case.pk)
        assert (task.status, row.holder) == ("open", officer("jun").id)


@pytest.mark.parametrize("status", TASK.statuses)
@pytest.mark.parametrize("name", [step.name for step in TASK.steps])
def test_each_step_from_each_state(made: Made, status: str, name: str) -> None:
    task = given(made)
    with acting("jun") as jun:
        if status == "done":
            task = work.do(task=task, officer=jun, at=NOW, version=1)
        if status == "not_done":
            task = work.leave_undone(task=task, reason="not_possible", officer=jun, at=NOW, version=1)
        step = TASK.step(name)
        more = {"reason": step.reasons[0]} if step.reasons else {}
        act = getattr(work, name)
        if status in step.from_:
            assert act(task=task, officer=jun, at=NOW, version=task.version, **more).status == step.to
        else:
            with pytest.raises(Refused):
                act(task=task, officer=jun, at=NOW, version=task.version, **more)


def test_another_day_is_later_than_now_and_moves_the_clock(made: Made) -> None:
    task = given(made)
    with acting("jun") as jun:
        with pytest.raises(Refused, match="has passed"):
            work.move_day(task=task, due_at=NOW - timedelta(days=1), officer=jun, at=NOW, version=1)
        work.move_day(task=task, due_at=FRIDAY, officer=jun, at=NOW, version=1)
        assert running(made.case.pk).get().due_at == FRIDAY
        with pytest.raises(Conflict):
            work.move_day(task=task, due_at=FRIDAY, officer=jun, at=NOW, version=1)


def test_a_task_in_error_waits_for_nobody(made: Made) -> None:
    task = given(made)
    with acting("ari") as ari:
        work.mark_in_error(piece=task, reason="entered_twice", officer=ari, at=NOW, version=1)
        assert not running(made.case.pk).exists()
        with pytest.raises(Refused, match="recorded in error"):
            work.do(task=task, officer=ari, at=NOW, version=2)


def test_for_those_who_may_not_know_of_the_case_there_is_no_task(made: Made) -> None:
    task = given(made)
    for stranger in ("mila", "sela", "otto", "wei", "lani"):
        with acting(stranger):
            assert queries.piece(task.reference) is None
            assert queries.about([made.case.pk]) == []
