"""Issuing a certificate: by a senior officer who did not draft it, on 98D at reasonable suspicion."""

import pytest
from tests.support.people import NOW, acting

from palermo.agencies.models import Officer
from palermo.cases.models import Case, Party
from palermo.demo import cast
from palermo.ledger.models import Entry
from palermo.protection.certification import operations
from palermo.protection.certification.models import Act, Certificate, Certification
from palermo.protection.certification.tests import factories
from palermo.protection.identification.models import Evidence


def issue(certification: Certification, by: str) -> Certificate:
    with acting(by) as officer:
        return operations.issue(certification=certification, officer=officer, at=NOW, version=certification.version)[1]


def test_it_works_and_every_service_learns_status_and_dates_alone(house: str) -> None:
    certificate = issue(factories.submitted(), "ngaire")
    for service in ("sela", "ben", "rua", "iris"):
        with acting(service):
            seen = Certificate.objects.get()
            assert (seen.number, seen.status, seen.kind, seen.from_at) == (
                certificate.number,
                "in_force",
                "certificate",
                NOW,
            )
            assert not Certification.objects.exists()
            assert not Act.objects.exists()
            assert not Party.objects.exists()
            assert not Case.objects.exists()
            assert not Evidence.objects.exists()
            assert not Entry.objects.exclude(compartment="public").exists()


def test_the_persons_own_statement_is_never_required(house: str) -> None:
    certification = factories.submitted()
    with acting("ngaire"):
        assert not Evidence.objects.filter(kind="own_statement").exists()
    assert issue(certification, "ngaire").status == "in_force"


def test_the_secretariat_other_agencies_and_organisations_learn_nothing(house: str) -> None:
    issue(factories.submitted(), "ngaire")
    for stranger in ("kiri", "mila", "noor", "wei", "otto", "nell", "hugo", "fred", "jun", "dora"):
        with acting(stranger):
            assert not Certificate.objects.exists()
            assert not Certification.objects.exists()


def test_it_is_refused_before_it_was_submitted(house: str) -> None:
    case, party = factories.person()
    certification = factories.begun(case, party)
    with (
        pytest.raises(operations.Refused, match="needs a certification that is waiting for a decision"),
        acting("ari") as o,
    ):
        operations.issue(certification=certification, officer=o, at=NOW, version=certification.version)


def test_it_is_refused_to_an_investigator(house: str) -> None:
    with pytest.raises(operations.Refused, match="needs another role than yours: senior police officer"):
        issue(factories.submitted(), "ari")


def test_who_drafted_it_cannot_issue_it_even_acting_for_a_senior_officer(house: str) -> None:
    from datetime import timedelta

    from django.utils import timezone

    from palermo.agencies.operations import arrange_acting

    certification = factories.submitted()
    with acting("ngaire") as officer:
        arrange_acting(
            absent=officer,
            actor=Officer.objects.get(pk=cast.officer_id("ari")),
            officer=officer,
            at=NOW,
            from_at=NOW,
            until_at=timezone.now() + timedelta(days=1),
        )
    with pytest.raises(
        operations.Refused,
        match="You can’t issue this: you drafted it. Someone of inspector rank or above "
        "who did not draft it can. 3 officers can",
    ):
        issue(certification, "ari")


def test_it_is_refused_when_98d_is_not_met(house: str) -> None:
    for answers in (factories.NOT_KNOWN, factories.NO_ENTRY):
        with pytest.raises(operations.Refused, match="does not have the elements of section 98D met"):
            issue(factories.submitted(legal=answers), "ngaire")


def test_it_is_refused_when_a_finding_changed_since(house: str) -> None:
    certification = factories.submitted()
    with acting("ari"):
        case, party = certification.case, certification.subject
    factories.find(case, party, legal=None)
    with pytest.raises(operations.Refused, match="has changed since"):
        issue(certification, "ngaire")


def test_the_second_writer_gets_a_conflict(house: str) -> None:
    certification = factories.submitted()
    issue(certification, "ngaire")
    with pytest.raises(operations.Conflict, match="it is now certified"):
        issue(certification, "paul")


def test_the_ledger_has_its_line_and_tells_no_fact(house: str) -> None:
    certification = factories.submitted()
    issue(certification, "ngaire")
    with acting("paul"):
        entry = Entry.objects.get(verb="certificate_issued")
        assert (entry.about, entry.authority, entry.compartment, entry.terms) == (
            certification.reference,
            "nz-2009/13",
            "assessment",
            {},
        )


def test_nothing_is_written_when_it_is_refused(house: str) -> None:
    certification = factories.submitted(legal=factories.NO_ENTRY)
    with pytest.raises(operations.Refused):
        issue(certification, "ngaire")
    with acting("paul"):
        assert Certification.objects.get().status == "submitted"
        assert not Certificate.objects.exists()
        assert not Entry.objects.filter(verb="certificate_issued").exists()
    with acting("ben"):
        assert not Certificate.objects.exists()
