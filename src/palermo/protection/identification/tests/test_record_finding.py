"""Recording what a human found."""

from datetime import timedelta

import pytest
from tests.support.people import NOW, acting

from palermo.access.operations import NotYours
from palermo.cases import operations as cases
from palermo.ledger.models import Entry
from palermo.protection.certification.tests import factories
from palermo.protection.identification import operations
from palermo.protection.identification.models import Evidence, Finding
from palermo.protection.identification.operations import Conflict, Refused
from palermo.vault.models import Sealed
from palermo.vault.operations import reveal


def test_it_works_and_keeps_codes_beside_sealed_reasons(house: str) -> None:
    case, party = factories.person()
    protection, legal = factories.find(case, party)
    with acting("ari") as officer:
        kept = Finding.objects.get(pk=protection.pk)
        assert (kept.answer, kept.law, kept.answers) == ("met", "protocol/3", factories.TRAFFICKED)
        assert (legal.answer, legal.law) == ("met", "crimes-act-1961/98D@2002")
        ids = list(Sealed.objects.filter(about=protection.pk).values_list("id", flat=True))
        shown = reveal(ids, purpose="certify", officer=officer, at=NOW, subject=party.pk, compartment="assessment")
        assert list(shown.values()) == ["Invented reasons."]


def test_a_newer_finding_replaces_the_older_which_stays(house: str) -> None:
    case, party = factories.person()
    factories.find(case, party, factories.EXPLOITED_ONLY, None)
    factories.find(case, party, factories.TRAFFICKED, None)
    with acting("ari"):
        assert list(Finding.objects.order_by("version").values_list("status", "answer")) == [
            ("replaced", "not_met"),
            ("current", "met"),
        ]


def test_a_second_writer_who_read_the_older_gets_a_conflict(house: str) -> None:
    case, party = factories.person()
    factories.find(case, party, factories.TRAFFICKED, None)
    with pytest.raises(Conflict, match="meanwhile"), acting("ari") as officer:
        operations.record_finding(
            case=case,
            party=party,
            kind="protection",
            answers=factories.EXPLOITED_ONLY,
            officer=officer,
            at=NOW,
            version=0,
        )


def test_a_period_across_a_change_of_the_law_is_unknown_and_has_no_answers(house: str) -> None:
    case, party = factories.person()
    (finding,) = factories.find(case, party, None, {}, when="2015")
    assert (finding.answer, finding.law, finding.no_version) == ("unknown", "", "unknown")
    with pytest.raises(Refused, match="no test to answer"):
        factories.find(case, party, None, factories.ENTRY, when="2015")


def test_before_the_offence_existed_the_legal_finding_is_not_met(house: str) -> None:
    case, party = factories.person()
    (finding,) = factories.find(case, party, None, {}, when="2001")
    assert (finding.answer, finding.no_version) == ("not_met", "no_such_offence")


def test_it_is_refused_to_other_roles_and_to_who_holds_no_grant(house: str) -> None:
    case, party = factories.person()
    with pytest.raises(Refused, match="needs another role"):
        factories.find(case, party, factories.TRAFFICKED, None, by="hana")
    with pytest.raises(NotYours, match="no grant to assess"):
        factories.find(case, party, factories.TRAFFICKED, None, by="jun")


def test_other_agencies_and_other_cases_investigators_see_nothing(house: str) -> None:
    case, party = factories.person()
    factories.find(case, party)
    for stranger in ("jun", "ngaire", "mila", "ben", "sela", "iris", "kiri"):
        with acting(stranger):
            assert not Finding.objects.exists()
            assert not Entry.objects.filter(verb="finding_recorded").exists()


def test_the_ledger_has_its_line_with_codes_alone(house: str) -> None:
    case, party = factories.person()
    factories.find(case, party, factories.TRAFFICKED, None)
    with acting("ari"):
        entry = Entry.objects.get(verb="finding_recorded")
        assert (entry.about, entry.authority, entry.terms) == (
            party.reference,
            "protocol/3",
            {"kind": "protection", "answer": "met"},
        )


def test_nothing_is_written_when_answers_are_wrong(house: str) -> None:
    case, party = factories.person()
    with pytest.raises(Refused, match="Answer whether the person was a child"):
        factories.find(case, party, {"act": "met"}, None)
    with acting("ari"):
        assert not Finding.objects.exists()
        assert not Sealed.objects.filter(compartment="assessment").exists()


def test_a_company_is_not_assessed(house: str) -> None:
    case, _party = factories.person()
    with acting("ari") as officer:
        company = cases.add_party(case=case, kind="company", role="employer", officer=officer, at=NOW)
    with pytest.raises(Refused, match="not a person in"):
        factories.find(case, company, factories.TRAFFICKED, None)


def test_a_finding_dated_before_the_one_it_replaces_is_refused(house: str) -> None:
    case, party = factories.person()
    factories.find(case, party, factories.TRAFFICKED, None)
    with pytest.raises(Refused, match="made later than this one"), acting("ari") as officer:
        operations.record_finding(
            case=case,
            party=party,
            kind="protection",
            answers=factories.TRAFFICKED,
            officer=officer,
            at=NOW - timedelta(days=1),
            version=1,
        )


def test_a_finding_in_error_stays_and_counts_as_none(house: str) -> None:
    case, party = factories.person()
    (finding,) = factories.find(case, party, factories.TRAFFICKED, None)
    with acting("ari") as officer:
        operations.mark_finding_in_error(finding=finding, reason="wrong_person", officer=officer, at=NOW)
        assert Finding.objects.get().status == "in_error"
    with pytest.raises(Refused, match="in_error|recorded in error"), acting("ari") as officer:
        again = Finding.objects.get()
        operations.mark_finding_in_error(finding=again, reason="wrong_person", officer=officer, at=NOW)


def test_evidence_is_indexed_by_kind_and_its_words_are_sealed(house: str) -> None:
    case, party = factories.person()
    with acting("ari") as officer:
        made = operations.record_evidence(
            case=case,
            party=party,
            kind="document",
            what="An invented contract.",
            dated="2011-04",
            officer=officer,
            at=NOW,
        )
        assert made.reference.startswith("V-")
        assert Entry.objects.get(verb="evidence_recorded").terms == {
            "evidence": made.reference,
            "kind": "document",
        }
    with pytest.raises(Refused, match="no kind of evidence"), acting("ari") as officer:
        operations.record_evidence(case=case, party=party, kind="rumour", what="", officer=officer, at=NOW)
    with acting("ngaire"):
        assert not Evidence.objects.exists()
