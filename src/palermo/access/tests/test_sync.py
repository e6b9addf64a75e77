"""After a migration the rules in the database are the rules in the code, however often it is run."""

from collections.abc import Iterator

import pytest
from django.db import connection
from tests.support.database import admin
from tests.support.people import acting

from palermo.access import sync
from palermo.access.needs import Need, collect, rows
from palermo.agencies.models import Seat
from palermo.server import roles


@pytest.fixture
def upgrading(house: str) -> Iterator[str]:
    with admin(house) as server:
        server.execute(roles.open_upgrade_sql())
    yield house
    with admin(house) as server:
        server.execute(roles.close_upgrade_sql())


def state(house: str) -> list[object]:
    with admin(house) as server:
        return [
            server.execute("SELECT n::text FROM access.need n ORDER BY 1").fetchall(),
            server.execute("SELECT id, until_at FROM access.grants ORDER BY id").fetchall(),
            server.execute("SELECT count(*) FROM agencies_seat").fetchall(),
        ]


DUTY = Need(
    "invented_duty",
    "report",
    "standing",
    "triage",
    "local-policy",
    "an invented duty",
    seat="Police/triage_officer",
)


def ruled_by(monkeypatch: pytest.MonkeyPatch, *more: Need, without: str = "") -> None:
    chosen = [need for need in (*collect(), *more) if need.act != without]
    monkeypatch.setattr(sync, "collect", lambda: iter(chosen))


def test_running_it_again_changes_nothing(upgrading: str) -> None:
    sync.everything()
    before = state(upgrading)
    sync.everything()
    assert state(upgrading) == before


def test_a_standing_duty_is_given_when_its_row_appears_and_ends_when_it_disappears(
    upgrading: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sees() -> bool:
        with acting("tom"):
            return "report" in _standings()

    ruled_by(monkeypatch, DUTY)
    sync.everything()
    assert sees()
    ruled_by(monkeypatch, without="triage_duty")
    with admin(upgrading) as server:
        server.execute(
            "UPDATE access.grants SET until_at = now() WHERE compartment = 'report' AND act <> 'invented_duty'"
        )
    sync.everything()
    assert not sees()
    with admin(upgrading) as server:
        ended = server.execute("SELECT ended_because FROM access.grants WHERE act = 'invented_duty'").fetchall()
    assert ended == [("duty_changed",)]


def _standings() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.standings()")
        return {str(row[0]) for row in cursor.fetchall()}


def test_without_the_upgrade_open_nothing_changes(house: str) -> None:
    before = state(house)
    with pytest.raises(Exception, match="permission denied"):
        sync.everything()
    assert state(house) == before


def test_every_rule_names_a_seat_that_exists(house: str) -> None:
    """A seat misspelt gives to nobody, and nobody notices."""
    with acting("ari"):
        seats = {str(seat) for seat in Seat.objects.select_related("agency")}
        named = {seat.role for seat in Seat.objects.all()}
    for need in collect():
        if need.seat:
            assert need.seat in seats or (need.to in ("officer", "named") and need.seat in named), need
        known = named | {role.partition("/")[2] for role in seats}
        assert {role.rpartition("/")[2] for role in need.by} <= known, need


def test_the_rows_of_one_act_agree_on_who_may_do_it_and_what_it_makes() -> None:
    """The database refuses the whole act to whoever may not cause each of its rows."""
    acts: dict[str, set[tuple[frozenset[str], str]]] = {}
    for need in collect():
        if need.to != "standing":
            acts.setdefault(need.act, set()).add((frozenset(need.by), need.creates))
    assert {act for act, kinds in acts.items() if len(kinds) > 1} == set()


def test_no_two_rows_say_the_same_thing_twice() -> None:
    keys = [row[:4] for row in rows(collect())]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    "wrong",
    [
        {"compartment": "gossip"},
        {"purpose": "curiosity"},
        {"to": "everyone"},
        {"to": "seat", "seat": "triage_officer"},
        {"to": "actor", "by": ()},
    ],
)
def test_a_rule_that_contradicts_itself_does_not_load(wrong: dict[str, object]) -> None:
    right = {
        "act": "x",
        "compartment": "case",
        "to": "actor",
        "purpose": "triage",
        "authority": "x",
        "why": "x",
        "by": ("x",),
    }
    Need(**right)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="Need x"):
        Need(**(right | wrong))  # type: ignore[arg-type]
