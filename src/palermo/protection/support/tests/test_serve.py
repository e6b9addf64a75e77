"""Services, each with its steps, its reasons and its moments; one that cannot be had is a need unmet."""

from datetime import timedelta

import pytest
from tests.support.people import NOW, acting

from palermo.cases.operations import Conflict, Refused
from palermo.ledger.models import Entry
from palermo.protection.support import operations
from palermo.protection.support.models import Service
from palermo.protection.support.tests import factories

DAY = timedelta(days=1)


def test_from_asking_to_the_end(house: str) -> None:
    made = factories.service(factories.active())
    made = factories.moved(made, "offer", "take", at=NOW + DAY)
    made = factories.moved(made, "start", at=NOW + 2 * DAY)
    made = factories.moved(made, "end", at=NOW + 9 * DAY, reason="need_met")
    assert (made.status, made.domain, made.reason) == ("ended", "accommodation", "need_met")
    assert (made.asked_at, made.started_at, made.settled_at) == (NOW, NOW + 2 * DAY, NOW + 9 * DAY)
    with acting("mila"):
        entry = Entry.objects.get(verb="support_service_ended")
        assert (entry.terms, entry.reason) == ({"kind": "emergency_bed"}, "need_met")


def test_it_starts_only_when_the_person_accepted_it(house: str) -> None:
    made = factories.service(factories.active())
    with pytest.raises(Refused, match="that is accepted"):
        factories.moved(made, "offer", "start")


def test_what_cannot_be_had_says_why(house: str) -> None:
    made = factories.service(factories.active(), "interpreter")
    with pytest.raises(Refused, match="Choose one"):
        factories.moved(made, "fail")
    assert factories.moved(made, "fail", reason="no_language").status == "not_available"


def test_a_moment_before_the_last_one_is_refused(house: str) -> None:
    made = factories.moved(factories.service(factories.active()), "offer", at=NOW + DAY)
    with pytest.raises(Refused, match="before the last thing"):
        factories.moved(made, "take", at=NOW)


def test_help_that_cannot_wait_for_a_plan_does_not(house: str) -> None:
    assert factories.service(factories.accepted()).status == "asked"


def test_a_kind_that_is_not_in_the_table_is_refused(house: str) -> None:
    with pytest.raises(Refused, match="services that are listed"):
        factories.service(factories.accepted(), "anything")


@pytest.mark.parametrize("other", ["tane", "sela"])
def test_a_colleague_and_the_ministry_move_nothing(house: str, other: str) -> None:
    made = factories.service(factories.active())
    with pytest.raises(Refused, match="manages this file"):
        factories.moved(made, "offer", by=other)


def test_of_two_writers_the_second_is_told(house: str) -> None:
    made = factories.service(factories.active())
    factories.moved(made, "offer")
    with acting("mila") as mila, pytest.raises(Conflict):
        operations.move_service(service=made, step="fail", reason="cost", officer=mila, at=NOW, version=made.version)
    with acting("mila"):
        assert Service.objects.get().status == "offered"
