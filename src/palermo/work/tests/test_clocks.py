"""A clock of any room stands still for a stated reason and goes on, when whoever it waits for says so."""

from datetime import timedelta

import pytest
from tests.support.people import NOW, acting
from tests.support.web import desk_client

from palermo.cases.operations import Conflict, Refused
from palermo.clocks.kinds import KINDS, PAUSES
from palermo.clocks.models import Deadline
from palermo.clocks.queries import running
from palermo.ledger.models import Entry
from palermo.ledger.queries import read
from palermo.ledger.words import spoken
from palermo.work import operations as work
from palermo.work.tests.factories import Made, a_case
from palermo.work.tests.test_tasks import given

LATER = NOW + timedelta(hours=30)


@pytest.fixture
def made(house: str) -> Made:
    return a_case()


def clock(made: Made) -> Deadline:
    task = given(made)
    with acting("jun"):
        return running(made.case.pk).get(about=task.reference)


@pytest.mark.parametrize("reason", PAUSES)
def test_it_stands_still_for_each_reason_and_runs_out_later_by_as_long(made: Made, reason: str) -> None:
    of = clock(made)
    with acting("jun") as jun:
        work.let_stand(clock=of, reason=reason, officer=jun, at=NOW)
        assert running(made.case.pk).get(pk=of.pk).paused
        work.let_go_on(clock=of, officer=jun, at=LATER)
        now = running(made.case.pk).get(pk=of.pk)
        assert (now.paused, now.due_at) == (False, KINDS[of.kind].moved(of.due_at, paused_at=NOW, resumed_at=LATER))
        assert now.due_at > of.due_at
        stopped, on = Entry.objects.filter(verb__startswith="clock_").order_by("place")
        assert (stopped.reason, stopped.about, on.about) == (reason, of.about, of.about)
        (line,) = read([stopped], {jun.id: "Jun"}, spoken())
        assert str(PAUSES[reason]) in line.sentence and str(KINDS[of.kind].label) in line.sentence


def test_only_whom_it_waits_for_stops_it_and_only_for_a_reason_of_the_list(made: Made) -> None:
    of = clock(made)
    with acting("ari") as ari, pytest.raises(Refused, match="waits for somebody else"):
        work.let_stand(clock=of, reason="medical_care", officer=ari, at=NOW)
    with acting("jun") as jun, pytest.raises(Refused, match="Choose why"):
        work.let_stand(clock=of, reason="no_time", officer=jun, at=NOW)
    with acting("jun"):
        assert not running(made.case.pk).get(pk=of.pk).paused
        assert not Entry.objects.filter(verb__startswith="clock_").exists()


def test_the_second_of_two_is_told(made: Made) -> None:
    of = clock(made)
    with acting("jun") as jun:
        with pytest.raises(Conflict, match="goes on already"):
            work.let_go_on(clock=of, officer=jun, at=NOW)
        work.let_stand(clock=of, reason="medical_care", officer=jun, at=NOW)
        with pytest.raises(Conflict, match="stands still already"):
            work.let_stand(clock=of, reason="medical_care", officer=jun, at=NOW)


def test_what_climbs_the_roster_never_stands_still() -> None:
    for name, kind in KINDS.items():
        if kind.climbs:
            assert "danger" in work.standing.refused(Deadline(kind=name))


def test_on_its_page_it_is_stopped_with_a_reason_and_let_go_on(made: Made) -> None:
    of = clock(made)
    jun, page = desk_client("jun"), f"/work/clocks/{of.pk}/"
    assert page in jun.get("/").text
    assert "Let it stand still" in jun.get(page).text
    assert jun.post(f"{page}stand/", {}).status_code == 422
    done = jun.post(f"{page}stand/", {"reason": "waiting_for_interpreter"}, follow=True).text
    assert "Standing still" in done and "Waiting for an interpreter" in done and "Let it go on" in done
    assert jun.post(f"{page}stand/", {"reason": "waiting_for_interpreter"}).status_code == 409
    assert "Let it stand still" in jun.post(f"{page}go-on/", follow=True).text
    assert desk_client("sela").get(page).status_code == 404
    assert "waits for somebody else" in desk_client("ari").get(page).text
