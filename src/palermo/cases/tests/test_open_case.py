"""Opening a case, and who then sees it."""

import pytest
from tests.support.people import NOW, acting

from palermo.access.operations import NotYours
from palermo.cases import operations
from palermo.cases.models import Case
from palermo.ledger.models import Entry


def open_one() -> str:
    with acting("hana") as officer:
        return operations.open_case(officer=officer, at=NOW).reference


def test_it_opens_a_case_that_the_investigators_see(house: str) -> None:
    reference = open_one()
    with acting("ari"):
        assert Case.objects.get(reference=reference).status == "open"


def test_another_agency_sees_nothing(house: str) -> None:
    open_one()
    for stranger in ("sela", "mila", "ben", "iris", "otto", "anna"):
        with acting(stranger):
            assert not Case.objects.exists()


def test_an_officer_without_the_role_is_refused_and_nothing_is_written(house: str) -> None:
    with pytest.raises(NotYours), acting("ben") as officer:
        operations.open_case(officer=officer, at=NOW)
    with acting("ari"):
        assert not Case.objects.exists()


def test_the_ledger_has_its_line(house: str) -> None:
    reference = open_one()
    with acting("ari"):
        entry = Entry.objects.get(verb="case_opened")
        assert (entry.about, entry.at) == (reference, NOW)
    with acting("ben"):
        assert not Entry.objects.filter(verb="case_opened").exists()


def test_a_party_is_known_by_reference_and_its_name_is_sealed(house: str) -> None:
    with acting("hana") as officer:
        case = operations.open_case(officer=officer, at=NOW)
        party = operations.add_party(
            case=case, kind="person", role="possible_victim", officer=officer, at=NOW, name="Tevita Invented"
        )
        assert party.reference.startswith("P-")
