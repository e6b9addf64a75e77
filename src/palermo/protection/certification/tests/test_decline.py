"""Declining: an element is named, the way to a review is told, and who is a presumed victim is helped all the same."""

import pytest
from tests.support.people import NOW, acting

from palermo.clocks.models import Deadline
from palermo.journeys import certification_declined
from palermo.ledger.models import Entry
from palermo.protection.certification import operations
from palermo.protection.certification.facts import Choice
from palermo.protection.certification.models import Act, Certificate, Certification
from palermo.protection.certification.tests import factories


def decline(certification: Certification, by: str = "ngaire", choice: Choice = factories.CHOICE) -> Certificate | None:
    with acting(by) as officer:
        return certification_declined.decline(
            certification=certification, choice=choice, officer=officer, at=NOW, version=certification.version
        )[1]


def test_presumed_status_is_given_in_the_same_act_except_what_a_law_ties_to_the_certificate(
    house: str,
) -> None:
    presumed = decline(factories.submitted(legal=factories.NOT_KNOWN))
    assert presumed is not None and presumed.kind == "presumed"
    for service in ("sela", "ben", "rua"):
        with acting(service):
            assert Certificate.objects.get().kind == "presumed"
    with acting("iris"):
        assert not Certificate.objects.exists()
    with acting("sela"):
        assert Deadline.objects.get(kind="support_referral").met_at is None


def test_nothing_is_given_when_the_protection_finding_is_not_met(house: str) -> None:
    assert decline(factories.submitted(protection=factories.EXPLOITED_ONLY, legal=factories.NO_ENTRY)) is None
    for service in ("sela", "ben", "iris"):
        with acting(service):
            assert not Certificate.objects.exists()


def test_a_decline_that_rests_on_a_pattern_alone_is_refused(house: str) -> None:
    certification = factories.submitted(legal=factories.NOT_KNOWN)
    with pytest.raises(operations.Refused, match="A pattern of indicators alone is no reason to decline"):
        decline(certification, choice=Choice("pattern_only", "entry_coerced", "complaint"))
    with pytest.raises(operations.Refused, match="statement is never required"):
        decline(certification, choice=Choice("no_statement", "entry_coerced", "complaint"))
    with acting("ngaire"):
        assert Certification.objects.get().status == "submitted"


def test_without_an_element_of_that_law_it_is_refused(house: str) -> None:
    certification = factories.submitted(legal=factories.NOT_KNOWN)
    for element in ("", "to_exploit", "means"):
        with pytest.raises(operations.Refused, match="Name the element"):
            decline(certification, choice=Choice("evidence_lacking", element, "complaint"))


def test_a_time_that_is_not_known_can_be_named_as_what_is_lacking(house: str) -> None:
    certification = factories.submitted(legal={}, when="2015")
    decline(certification, choice=Choice("evidence_lacking", "time_not_known", "complaint"))
    with acting("ari"):
        assert Certification.objects.get().lacking == "time_not_known"


def test_telling_the_person_is_due_and_met_when_it_is_recorded(house: str) -> None:
    decline(factories.submitted(legal=factories.NOT_KNOWN))
    with acting("ari") as officer:
        assert Deadline.objects.get(kind="tell_decline").met_at is None
        now = Certification.objects.get()
        operations.record_told(
            certification=now, language="pa", words="Invented.", officer=officer, at=NOW, version=now.version
        )
        assert Deadline.objects.get(kind="tell_decline").met_at == NOW


def test_the_drafter_and_an_investigator_cannot(house: str) -> None:
    certification = factories.submitted(legal=factories.NOT_KNOWN)
    with pytest.raises(operations.Refused, match="needs another role"):
        decline(certification, by="ari")


def test_the_ledger_has_its_lines_and_the_act_its_element(house: str) -> None:
    certification = factories.submitted(legal=factories.NOT_KNOWN)
    decline(certification)
    with acting("ari"):
        entry = Entry.objects.get(verb="certification_declined")
        assert (entry.reason, entry.terms) == ("evidence_lacking", {"element": "entry_coerced"})
        assert Entry.objects.get(verb="presumed_given").about == certification.reference
        assert Act.objects.get(step="decline").lacking == "entry_coerced"


def test_it_can_be_reopened_and_issued_and_presumed_status_gives_way(house: str) -> None:
    certification, _presumed = factories.declined()
    with acting("ari") as officer:
        certification = Certification.objects.get()
        certification = operations.reopen(
            certification=certification,
            reason="new_evidence",
            officer=officer,
            at=NOW,
            version=certification.version,
        )
        assert (certification.status, certification.decided_by, certification.lacking) == (
            "assessing",
            None,
            "",
        )
        case, party = certification.case, certification.subject
    factories.find(case, party, protection=None)
    certification = factories.resubmitted(certification)
    with acting("paul") as officer:
        operations.issue(certification=certification, officer=officer, at=NOW, version=certification.version)
    with acting("ben"):
        assert list(Certificate.objects.order_by("kind").values_list("kind", "status")) == [
            ("certificate", "in_force"),
            ("presumed", "ended"),
        ]
    with acting("iris"):
        assert Certificate.objects.filter(kind="certificate", status="in_force").exists()
