"""The demonstration's people, all invented, on the road to a certificate, with the results the rules must give."""

import pytest
from tests.support.people import NOW, acting

from palermo.protection.certification import operations
from palermo.protection.certification.facts import Choice
from palermo.protection.certification.models import Certificate, Certification
from palermo.protection.certification.tests import factories
from palermo.protection.certification.tests.test_decline import decline
from palermo.protection.certification.tests.test_revoke import revoke

ENTRY_NOT_SHOWN = {
    "entry_arranged": "unknown",
    "entry_coerced": "unknown",
    "received": "met",
    "knew_of_entry": "unknown",
}
NO_ENTRY_AT_ALL = {
    "entry_arranged": "not_met",
    "entry_coerced": "not_met",
    "received": "not_met",
    "knew_of_entry": "not_met",
}


def test_s4_the_student_is_declined_on_an_element_helped_all_the_same_and_certified_on_new_evidence(
    house: str,
) -> None:
    certification = factories.submitted(protection=factories.TRAFFICKED, legal=ENTRY_NOT_SHOWN)
    with pytest.raises(operations.Refused, match="pattern of indicators alone"):
        decline(certification, choice=Choice("pattern_only", "entry_arranged", "another_senior_officer"))
    presumed = decline(certification, choice=Choice("evidence_lacking", "entry_arranged", "another_senior_officer"))
    assert presumed and presumed.kind == "presumed"
    with acting("ari") as officer:
        now = Certification.objects.get()
        assert (now.lacking, now.review) == ("entry_arranged", "another_senior_officer")
        now = operations.reopen(certification=now, reason="new_evidence", officer=officer, at=NOW, version=now.version)
        case, party = now.case, now.subject
    factories.find(case, party, protection=None, legal=factories.ENTRY)
    again = factories.resubmitted(now)
    with acting("paul") as officer:
        taken, certificate = operations.issue(certification=again, officer=officer, at=NOW, version=again.version)
    assert (taken.status, certificate.kind) == ("issued", "certificate")


def test_s5_the_child_needs_no_means_and_98d_of_2002_makes_no_exception_for_her(house: str) -> None:
    certification = factories.submitted(protection=factories.CHILD, legal=factories.NOT_KNOWN)
    with acting("ngaire"):
        assert certification.protection and certification.protection.answer == "met"
        assert certification.legal and certification.legal.answer == "unknown"
    presumed = decline(certification)
    assert presumed and presumed.status == "in_force"


def test_s5_the_same_facts_of_an_adult_are_not_met(house: str) -> None:
    case, party = factories.person()
    protection = factories.find(case, party, factories.EXPLOITED_ONLY, None)[0]
    assert protection.answer == "not_met"


def test_s5_under_the_law_since_2015_she_is_certified(house: str) -> None:
    certification = factories.submitted(protection=factories.CHILD, legal=factories.OF_2015, when="2019")
    with acting("ngaire") as officer:
        taken, _certificate = operations.issue(
            certification=certification, officer=officer, at=NOW, version=certification.version
        )
        assert taken.legal and taken.legal.law == "crimes-act-1961/98D@2015"


def test_s6_later_proof_takes_the_certificate_by_a_second_officer_and_nobody_is_charged_back(
    house: str,
) -> None:
    certification = factories.with_the_person(factories.under_review("ngaire"))
    with pytest.raises(operations.Refused, match="endorsed it"):
        revoke(certification, by="ngaire")
    assert revoke(certification, by="viv").status == "revoked"
    with acting("sela"):
        certificate = Certificate.objects.get()
        assert certificate.status == "ended" and certificate.support_until is not None


def test_s8_the_seventeen_year_old_born_here_is_out_of_98d_of_2002_and_helped_anyway(house: str) -> None:
    certification = factories.submitted(protection=factories.CHILD, legal=NO_ENTRY_AT_ALL)
    with pytest.raises(operations.Refused, match="does not have the elements"), acting("ngaire") as officer:
        operations.issue(certification=certification, officer=officer, at=NOW, version=certification.version)
    presumed = decline(certification, choice=Choice("element_not_met", "entry_arranged", "complaint"))
    assert presumed is not None
    for service in ("sela", "ben", "rua"):
        with acting(service):
            assert Certificate.objects.get().kind == "presumed"


def test_s9_overreach_is_refused_or_sees_nothing(house: str) -> None:
    certification = factories.submitted()
    with pytest.raises(operations.Refused, match="another role"), acting("ari") as officer:
        operations.issue(certification=certification, officer=officer, at=NOW, version=certification.version)
    for stranger in ("nell", "mila", "noor"):
        with acting(stranger):
            assert not Certification.objects.exists()
