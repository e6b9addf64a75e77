"""Urgent work that nobody acknowledged climbs the roster."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from tests.support.database import admin
from tests.support.people import NOW, acting

from palermo.agencies import queries
from palermo.agencies.climbing import climb_late, interval
from palermo.agencies.models import Officer
from palermo.agencies.operations import put_on_duty, record_absence

STEP = timedelta(minutes=15)


def roster() -> UUID:
    """Hana is called first, Tom second; Sergeant Faleafa holds the seat and is not on the roster."""
    with acting("dora") as dora:
        seat = queries.seat("Police", "triage_officer")
        for level, handle in ((1, "hana"), (2, "tom")):
            put_on_duty(
                seat=seat,
                who=Officer.objects.get(handle=handle),
                level=level,
                from_at=NOW - timedelta(hours=1),
                until_at=NOW + timedelta(hours=8),
                officer=dora,
                at=NOW,
            )
    return seat.id


def wait(house: str, holder: UUID, kind: str = "acknowledge_urgent", **changes: object) -> UUID:
    """A deadline that nobody has met."""
    row = {
        "id": uuid4(),
        "kind": kind,
        "subject": uuid4(),
        "compartment": "report",
        "about": "R-2345678",
        "holder": holder,
        "started_at": NOW,
        "due_at": NOW + STEP,
        "climbed": 0,
        "version": 1,
    } | changes
    with admin(house) as raw:
        names = ", ".join(row)
        raw.execute(
            f"INSERT INTO clocks_deadline ({names}) VALUES ({', '.join(['%s'] * len(row))})",
            list(row.values()),
        )
    return row["id"]  # type: ignore[return-value]


def told(house: str) -> list[tuple[str, str]]:
    with admin(house) as raw:
        return raw.execute("SELECT template, address FROM clocks_message ORDER BY queued_at, address").fetchall()  # type: ignore[return-value]


def levels(house: str) -> list[tuple[object, ...]]:
    with admin(house) as raw:
        return raw.execute(
            "SELECT actor, about, terms->>'level' FROM ledger.entry WHERE verb = 'duty_climbed' ORDER BY place"
        ).fetchall()


def climb(at: datetime) -> int:
    return climb_late(at)


def test_the_step_is_local_policy() -> None:
    assert interval(NOW) == STEP


def test_after_a_step_the_next_level_is_told_and_the_first_again(house: str) -> None:
    wait(house, roster())
    assert climb(NOW + timedelta(minutes=14)) == 0
    assert climb(NOW + STEP) == 2
    assert told(house) == [("duty_climbed", "hana@desk.example"), ("duty_climbed", "tom@desk.example")]
    assert levels(house) == [("worker", "R-2345678", "2")]
    assert climb(NOW + STEP) == 0


def test_past_the_roster_everybody_who_holds_the_seat_is_told_and_the_climb_ends(house: str) -> None:
    wait(house, roster())
    climb(NOW + STEP)
    climb(NOW + 2 * STEP)
    assert ("duty_climbed", "lusi@desk.example") in told(house)
    assert climb(NOW + 20 * STEP) == 0
    assert [level for *_, level in levels(house)] == ["2", "9"]


def test_with_nobody_on_duty_everybody_who_holds_the_seat_is_told_at_once(house: str) -> None:
    with acting("dora"):
        seat = queries.seat("Police", "triage_officer")
    wait(house, seat.id)
    assert climb(NOW + STEP) == 3


def test_who_is_away_is_not_told(house: str) -> None:
    wait(house, roster())
    with acting("dora") as dora:
        record_absence(
            who=Officer.objects.get(handle="tom"),
            from_at=NOW,
            until_at=NOW + timedelta(days=1),
            officer=dora,
            at=NOW,
        )
    climb(NOW + STEP)
    climb(NOW + 2 * STEP)
    assert not any(address == "tom@desk.example" for _, address in told(house))


def test_acknowledged_work_and_work_that_is_not_urgent_stay_where_they_are(house: str) -> None:
    seat = roster()
    wait(house, seat, met_at=NOW)
    wait(house, seat, kind="triage")
    assert climb(NOW + 10 * STEP) == 0
    assert told(house) == []


def test_one_step_is_taken_once_whoever_asks(house: str) -> None:
    wait(house, roster())
    assert [climb(NOW + STEP), climb(NOW + STEP)] == [2, 0]
    assert len(levels(house)) == 1
