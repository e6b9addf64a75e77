"""Asking for more, stopping, submitting again."""

import pytest
from tests.support.people import NOW, acting

from palermo.clocks.models import Deadline
from palermo.ledger.models import Entry
from palermo.protection.certification import operations
from palermo.protection.certification.models import Act, Certification
from palermo.protection.certification.tests import factories
from palermo.vault.models import Sealed


def ask(certification: Certification, reason: str = "evidence_missing", by: str = "ngaire") -> Certification:
    with acting(by) as officer:
        return operations.ask(
            certification=certification,
            reason=reason,
            words="Invented question.",
            officer=officer,
            at=NOW,
            version=certification.version,
        )


def test_asking_sends_it_back_to_the_drafter_with_a_clock(house: str) -> None:
    assert ask(factories.submitted()).status == "assessing"
    with acting("ari") as officer:
        waiting = Deadline.objects.get(kind="answer_question")
        assert (waiting.holder, waiting.met_at) == (officer.id, None)
        assert Deadline.objects.get(kind="decide_certification").cancelled_at == NOW
        act = Act.objects.get(step="ask")
        assert Sealed.objects.filter(about=act.id, field="words").count() == 1
        assert Entry.objects.get(verb="certification_asked").reason == "evidence_missing"


def test_a_reason_outside_the_table_is_refused(house: str) -> None:
    with pytest.raises(operations.Refused, match="Choose one of the reasons"):
        ask(factories.submitted(), reason="i_said_so")


def test_submitting_again_meets_the_clock_and_binds_a_new_hash(house: str) -> None:
    certification = factories.submitted()
    before = certification.submitted_hash
    asked = ask(certification)
    again = factories.resubmitted(asked)
    assert again.submitted_hash != before and len(before) == 64
    with acting("ari"):
        assert Deadline.objects.get(kind="answer_question").met_at == NOW


def test_submitting_needs_both_findings(house: str) -> None:
    case, party = factories.person()
    certification = factories.begun(case, party)
    with pytest.raises(operations.Refused, match="record the protection finding first"):
        factories.resubmitted(certification)
    factories.find(case, party, legal=None)
    with pytest.raises(operations.Refused, match="record the legal finding first"):
        factories.resubmitted(certification)
    with acting("ngaire"):
        assert not Certification.objects.exists()


def test_senior_officers_see_it_only_once_it_is_submitted(house: str) -> None:
    case, party = factories.person()
    certification = factories.begun(case, party)
    factories.find(case, party)
    with acting("paul"):
        assert not Certification.objects.exists()
    factories.resubmitted(certification)
    with acting("paul"):
        assert Certification.objects.get().status == "submitted"


def test_a_person_who_does_not_wish_it_is_not_certified(house: str) -> None:
    case, party = factories.person()
    certification = factories.begun(case, party)
    with acting("ari") as officer:
        stopped = operations.stop(
            certification=certification,
            reason="person_does_not_wish",
            officer=officer,
            at=NOW,
            version=certification.version,
        )
        assert stopped.status == "stopped"
        assert Deadline.objects.get(kind="submit_assessment").cancelled_at == NOW
    assert factories.begun(case, party).status == "assessing"


def test_a_person_has_one_certification_on_its_way(house: str) -> None:
    case, party = factories.person()
    factories.begun(case, party)
    with pytest.raises(operations.Refused, match="another certification on its way"):
        factories.begun(case, party)


def test_who_holds_no_grant_on_the_person_begins_nothing(house: str) -> None:
    case, party = factories.person()
    for stranger in ("jun", "hana"):
        with pytest.raises((operations.Refused, PermissionError, Exception), match="no grant|another role"):
            factories.begun(case, party, by=stranger)
    with acting("ari"):
        assert not Certification.objects.exists()
