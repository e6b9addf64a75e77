"""Appointments: arranged, waiting at home, moved, kept, missed without blame, called off."""

from datetime import timedelta

import pytest
from tests.support.people import NOW, acting, officer

from palermo.agencies.queries import held
from palermo.cases.operations import Conflict, Refused
from palermo.clocks.queries import running
from palermo.ledger.models import Entry
from palermo.work import operations as work
from palermo.work import queries
from palermo.work.models import Appointment
from palermo.work.tests.factories import Made, a_case

TUESDAY = NOW + timedelta(days=7)
AFTER = TUESDAY + timedelta(hours=2)


@pytest.fixture
def made(house: str) -> Made:
    return a_case()


def arranged(made: Made, **more: object) -> Appointment:
    with acting("ari") as ari:
        return work.arrange(
            **{
                "place": made.on_person,
                "what": "interview",
                "begins_at": TUESDAY,
                "words": "The invented community hall; ring the bell twice",
                "to": ari.id,
                "officer": ari,
                "at": NOW,
                "language": "sm",
                "interpreter": True,
                **more,
            }  # type: ignore[arg-type]
        )


def test_it_waits_at_home_until_its_moment_and_then_is_overdue(made: Made) -> None:
    appointment = arranged(made)
    with acting("ari"):
        (item,) = queries.waiting_for(held())
        assert (item.piece, item.clock and item.clock.due_at) == (appointment, TUESDAY)
        entry = Entry.objects.get(verb="appointment_made")
        assert entry.terms == {"on": made.party.reference, "what": "interview", "to": str(officer("ari").id)}


def test_a_moment_that_has_passed_or_somebody_who_may_not_see_it_is_refused(made: Made) -> None:
    with pytest.raises(Refused, match="has passed"):
        arranged(made, begins_at=NOW - timedelta(minutes=1))
    with acting("ari"):
        stranger = officer("mila").id
    with pytest.raises(Refused, match="may not see"):
        arranged(made, to=stranger)
    with pytest.raises(Refused, match="Choose what"):
        arranged(made, what="picnic")


def test_it_is_kept_once_it_has_begun_and_its_clock_stops(made: Made) -> None:
    appointment = arranged(made)
    with acting("ari") as ari:
        with pytest.raises(Refused, match="has not begun"):
            work.keep(appointment=appointment, officer=ari, at=NOW, version=1)
        assert work.keep(appointment=appointment, officer=ari, at=AFTER, version=1).status == "kept"
        assert not running(made.party.pk).exists()


def test_missed_and_called_off_need_a_reason(made: Made) -> None:
    for act, reason, becomes in ((work.miss, "no_interpreter", "missed"), (work.call_off, "not_safe", "off")):
        appointment = arranged(made)
        with acting("ari") as ari:
            with pytest.raises(Refused, match="Choose a reason"):
                act(appointment=appointment, reason="shy", officer=ari, at=AFTER, version=1)
            now = act(appointment=appointment, reason=reason, officer=ari, at=AFTER, version=1)
            assert now.status == becomes
            with pytest.raises(Refused):
                act(appointment=now, reason=reason, officer=ari, at=AFTER, version=2)


def test_moved_it_keeps_its_reference_and_its_clock_goes_along(made: Made) -> None:
    appointment = arranged(made)
    with acting("ari") as ari:
        moved = work.move(appointment=appointment, begins_at=AFTER, officer=ari, at=NOW, version=1)
        assert moved.reference == appointment.reference
        assert running(made.party.pk).get().due_at == AFTER
        with pytest.raises(Conflict):
            work.move(appointment=appointment, begins_at=TUESDAY, officer=ari, at=NOW, version=1)
