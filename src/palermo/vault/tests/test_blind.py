"""A sealed number is found by whoever may see whose it is, and by nobody else; each look is entered, never for what."""

import json
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connections, transaction
from hypothesis import given
from hypothesis import strategies as st
from tests.support.database import admin
from tests.support.people import NOW, acting

from palermo.agencies.models import Officer
from palermo.cases import operations as cases
from palermo.cases.models import Party
from palermo.cases.operations import Refused, find_number
from palermo.ledger.models import Entry
from palermo.vault import blind, keyring
from palermo.vault.blind import plain

NUMBER = "ABC-1234 (invented)"


@pytest.fixture
def party(house: str) -> Party:
    with acting("hana") as hana:
        case = cases.open_case(officer=hana, at=NOW)
        made = cases.add_party(case=case, kind="person", role="witness", officer=hana, at=NOW, name="Tevita")
        known(made, "health_nhi", hana)
        return made


def known(party: Party, system: str, officer: Officer, number: str = NUMBER) -> None:
    cases.record_number(of=party, system=system, number=number, officer=officer, at=NOW)


def look(who: str, number: str, system: str = "") -> list[str]:
    with acting(who) as officer:
        return [row.reference for row in find_number(number=number, system=system, officer=officer, at=NOW)]


@pytest.mark.parametrize("typed", [NUMBER, "abc1234invented", "ABC 1234 INVENTED", " abc-1234-invented "])
def test_it_is_found_however_it_is_written(party: Party, typed: str) -> None:
    assert look("hana", typed) == [party.reference]
    assert look("hana", typed, "health_nhi") == [party.reference]


def test_another_number_or_another_system_s_finds_nothing(party: Party) -> None:
    assert look("hana", "ABC-1235 (invented)") == []
    assert look("hana", NUMBER, "customs") == []


def test_hidden_and_absent_are_alike(party: Party) -> None:
    for who in ("ari", "ben", "ngaire", "anna", "otto"):
        assert look(who, NUMBER) == look(who, "nothing of the kind") == []


def test_that_one_looked_is_entered_and_not_for_what(house: str, party: Party) -> None:
    look("hana", NUMBER, "health_nhi")
    with acting("anna"):
        entry = Entry.objects.get(verb="looked_up")
        assert (entry.terms, entry.compartment, entry.subject) == ({"system": "health_nhi"}, "ledger", None)
    with acting("ari"):
        assert not Entry.objects.filter(verb="looked_up").exists()
    with admin(house) as server:
        rows = server.execute(
            "SELECT t::text FROM ledger.entry t UNION ALL SELECT t::text FROM vault.blind t"
        ).fetchall()
        assert not any("1234" in plain(str(row)) and "invented" in str(row).lower() for row in rows)


def test_too_little_is_refused_before_any_entry(party: Party) -> None:
    with acting("hana") as hana:
        with pytest.raises(Refused, match="at least 3"):
            find_number(number="a-1", system="", officer=hana, at=NOW)
        assert not Entry.objects.filter(verb="looked_up").exists()


def test_the_desk_reads_no_token_and_finds_nothing_without_an_entry(party: Party) -> None:
    for sql, values in (
        ("SELECT token FROM vault.blind", []),
        ("SELECT * FROM vault.find(%s, 'file_number', %s)", [uuid4(), [b"x" * 32]]),
        ("SELECT vault.mark(%s, 'file_number', %s)", [uuid4(), b"x" * 32]),
    ):
        with acting("hana"), pytest.raises(DatabaseError), transaction.atomic():
            connections["default"].cursor().execute(sql, values)


def test_another_officer_s_entry_is_no_leave_to_look(party: Party) -> None:
    look("ari", NUMBER)
    with acting("anna"):
        entry: UUID = Entry.objects.get(verb="looked_up").id
    with acting("hana"), pytest.raises(DatabaseError, match="No committed"), transaction.atomic():
        connections["default"].cursor().execute("SELECT * FROM vault.find(%s, 'file_number', %s)", [entry, [b"x" * 32]])


def test_a_number_sealed_under_an_older_key_is_still_found(party: Party, monkeypatch: pytest.MonkeyPatch) -> None:
    ring = json.loads(keyring.path().read_text())
    ring["wrapping"]["keys"]["w2"] = ring["wrapping"]["keys"]["w1"][::-1].lstrip("=") + "="
    ring["wrapping"]["current"] = "w2"
    monkeypatch.setattr(keyring, "_read", lambda *_given: ring)
    assert blind.keyring.wrapping_names() == ["w1", "w2"]
    assert look("hana", NUMBER) == [party.reference]


@given(st.text(max_size=40))
def test_what_is_compared_is_letters_and_digits_without_case(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert plain(text) == plain(f" {text} -")
