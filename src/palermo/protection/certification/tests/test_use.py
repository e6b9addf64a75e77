"""Verifying a certificate and checking a clinic's code: two answers and a silence, each entered."""

import pytest
from tests.support.people import NOW, acting

from palermo.ledger.models import Entry
from palermo.protection.certification import operations
from palermo.protection.certification.tests import factories


def test_verifying_answers_who_is_entitled_and_nobody_else(house: str) -> None:
    _certification, certificate = factories.issued()
    for username, answer in (
        ("ari", "in_force"),
        ("sela", "in_force"),
        ("iris", "in_force"),
        ("mila", "unknown"),
        ("jun", "unknown"),
    ):
        with acting(username) as officer:
            assert operations.verify(number=certificate.number.lower(), officer=officer, at=NOW).answer == answer
    for username in ("otto", "kiri", "nell", "fred"):
        with pytest.raises(operations.Refused, match="no role that verifies"), acting(username) as officer:
            operations.verify(number=certificate.number, officer=officer, at=NOW)


def test_each_look_is_entered_and_what_was_not_found_names_nobody(house: str) -> None:
    _certification, certificate = factories.issued()
    with acting("sela") as officer:
        operations.verify(number=certificate.number, officer=officer, at=NOW)
    with acting("mila") as officer:
        operations.verify(number=certificate.number, officer=officer, at=NOW)
    with acting("ngaire"):
        entry = Entry.objects.get(verb="certificate_verified")
        assert (entry.terms, entry.about) == ({"answer": "in_force"}, certificate.number)
    with acting("anna"):
        silent = Entry.objects.get(verb="certificate_verified", compartment="ledger")
        assert (silent.subject, silent.about, silent.terms) == (None, "", {"answer": "unknown"})


def test_a_presumed_status_has_a_code_for_care_and_no_certificate_to_verify(house: str) -> None:
    _certification, presumed = factories.declined()
    assert presumed is not None
    with acting("ben") as officer:
        assert operations.verify(number=presumed.number, officer=officer, at=NOW).answer == "unknown"
        assert operations.check_eligibility(code=presumed.code, officer=officer, at=NOW).found


def test_the_clinics_page_is_for_the_clinic(house: str) -> None:
    _certification, certificate = factories.issued()
    for username in ("sela", "iris", "ari"):
        with pytest.raises(operations.Refused, match="checks eligibility"), acting(username) as officer:
            operations.check_eligibility(code=certificate.code, officer=officer, at=NOW)
    with acting("ben") as officer:
        assert not operations.check_eligibility(code=certificate.number, officer=officer, at=NOW).found
