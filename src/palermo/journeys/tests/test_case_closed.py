"""Closing a case: nothing may wait in any room first."""

from datetime import timedelta

import pytest
from tests.support.people import NOW, acting, officer

from palermo.cases.models import Case
from palermo.cases.operations import Refused
from palermo.cases.tests.factories import CLOSED
from palermo.clocks import operations as clocks
from palermo.journeys.case_closed import close, waits
from palermo.protection.certification import operations as certification
from palermo.work import operations as work
from palermo.work.tests.factories import Made, a_case


@pytest.fixture
def made(house: str) -> Made:
    return a_case()


def closing(made: Made) -> Case:
    with acting("ari") as ari:
        case = Case.objects.get(pk=made.case.pk)
        return close(case=case, reason="concluded", answers=CLOSED, officer=ari, at=NOW, version=case.version)


def standing(made: Made) -> list[str]:
    with acting("ari"):
        return [each.words for each in waits(made.case)]


def test_a_case_of_which_nothing_waits_is_closed(made: Made) -> None:
    assert standing(made) == []
    assert closing(made).status == "closed"


def test_a_task_an_appointment_and_a_question_stand_in_the_way_until_they_are_settled(made: Made) -> None:
    with acting("ari") as ari:
        mine = {"officer": ari, "at": NOW}
        task = work.give(place=made.on_case, what="check_fact", words="", to=ari.id, **mine)
        visit = work.arrange(
            place=made.on_person, what="medical", begins_at=NOW + timedelta(days=1), words="", to=ari.id, **mine
        )
        asked = work.ask(place=made.on_person, topic="health", words="Is she well?", to=officer("hana").id, **mine)
    assert standing(made) == ["Check a fact", "Doctor, nurse or hospital", "Health"]
    with pytest.raises(Refused, match="Something still waits: Check a fact"):
        closing(made)
    with acting("ari") as ari:
        work.do(task=task, officer=ari, at=NOW, version=1)
        work.call_off(appointment=visit, reason="no_longer_needed", officer=ari, at=NOW, version=1)
        work.mark_in_error(piece=asked, reason="entered_twice", officer=ari, at=NOW, version=1)
    assert closing(made).status == "closed"


def test_a_certification_that_is_not_decided_and_a_clock_on_a_person_stand_in_the_way(made: Made) -> None:
    with acting("ari") as ari:
        certification.begin(case=made.case, party=made.party, officer=ari, at=NOW)
        clocks.start("support_referral", subject=made.party.pk, compartment="certificate", at=NOW, holder=ari.id)
    found = standing(made)
    assert "A certification is not decided" in found
    assert "Refer the person for support" in found
    with pytest.raises(Refused, match="Something still waits"):
        closing(made)
