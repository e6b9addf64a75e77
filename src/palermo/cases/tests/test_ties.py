"""Ties between two parties: recorded once, marked in error, and asked by the database about who may be near a child."""

import psycopg
import pytest
from tests.support.database import admin, as_login
from tests.support.people import NOW, acting

from palermo.cases import operations as cases
from palermo.cases import queries
from palermo.cases.models import TIES, Party, Tie
from palermo.cases.operations import Conflict, Refused
from palermo.ledger.models import Entry


def two(house: str) -> tuple[Party, Party]:
    with acting("hana") as hana:
        case = cases.open_case(officer=hana, at=NOW)
        one, other = (cases.add_party(case=case, kind="person", role="other", officer=hana, at=NOW) for _ in range(2))
    return one, other


@pytest.mark.parametrize("kind", TIES)
def test_a_tie_is_recorded_with_its_line_and_seen_from_both_ends(house: str, kind: str) -> None:
    one, other = two(house)
    with acting("hana") as hana:
        made = cases.record_tie(party=one, other=other, kind=kind, officer=hana, at=NOW)
        assert queries.ties_of(one) == queries.ties_of(other) == [made]
        entry = Entry.objects.get(verb="party_tied")
        assert (entry.about, entry.terms) == (one.reference, {"other": other.reference, "kind": kind})
    for stranger in ("ari", "mila", "cyd"):
        with acting(stranger):
            assert not Tie.objects.exists()


def test_a_tie_is_of_two_of_a_known_kind_and_recorded_once(house: str) -> None:
    one, other = two(house)
    with acting("hana") as hana:
        given = {"officer": hana, "at": NOW}
        for party, far, kind, sentence in (
            (one, one, "family", "between two"), (one, other, "neighbours", "how they are tied"),
        ):  # fmt: skip
            with pytest.raises(Refused, match=sentence):
                cases.record_tie(party=party, other=far, kind=kind, **given)
        cases.record_tie(party=one, other=other, kind="family", **given)
        with pytest.raises(Refused, match="recorded already"):
            cases.record_tie(party=other, other=one, kind="family", **given)
        cases.record_tie(party=one, other=other, kind="works_for", **given)
        assert cases.record_tie(party=other, other=one, kind="works_for", **given), "the other way is another tie"


def test_a_tie_in_error_stays_marked_and_stands_for_nothing(house: str) -> None:
    one, other = two(house)
    with acting("hana") as hana:
        made = cases.record_tie(party=one, other=other, kind="family", officer=hana, at=NOW)
        with pytest.raises(Refused, match="one of the reasons"):
            cases.mark_tie_in_error(tie=made, reason="", officer=hana, at=NOW, version=made.version)
        cases.mark_tie_in_error(tie=made, reason="no_such_tie", officer=hana, at=NOW, version=made.version)
        assert queries.ties_of(one) == [] and Tie.objects.get().in_error_reason == "no_such_tie"
        with pytest.raises(Conflict):
            cases.mark_tie_in_error(tie=made, reason="no_such_tie", officer=hana, at=NOW, version=1)
        assert cases.record_tie(party=one, other=other, kind="family", officer=hana, at=NOW)


def test_the_database_refuses_a_tie_of_one_and_a_mark_without_who_and_why(house: str) -> None:
    one, other = two(house)
    with acting("hana") as hana:
        cases.record_tie(party=one, other=other, kind="family", officer=hana, at=NOW)
    with admin(house) as server:
        for change, constraint in (
            ("other_id = party_id", "tie_of_two"), ("kind = 'neighbours'", "tie_kind"),
            ("in_error_at = now()", "tie_in_error_whole"),
        ):  # fmt: skip
            with pytest.raises(psycopg.errors.CheckViolation) as caught:
                server.execute(f"UPDATE cases_tie SET {change}")
            assert caught.value.diag.constraint_name == constraint


def test_who_stands_against_whom_is_asked_by_no_login(house: str) -> None:
    one, other = two(house)
    for login in ("desk", "public", "door", "measures", "worker"):
        for call in ("cases.stands_against(%s, %s)", "cases.same_as(coalesce(%s::uuid, %s::uuid))"):
            with as_login(login, house) as server, pytest.raises(psycopg.errors.InsufficientPrivilege):
                server.execute(f"SELECT {call}", [one.pk, other.pk])
