"""Referring a person for support: a file of its own, to one organisation, by a clock."""

from datetime import timedelta

import pytest
from tests.support.people import NOW, acting

from palermo.access.operations import NotYours
from palermo.cases.operations import Refused
from palermo.clocks.models import Deadline
from palermo.ledger.models import Entry
from palermo.protection.certification.tests import factories as certifying
from palermo.protection.support import operations, queries
from palermo.protection.support.models import Referral
from palermo.protection.support.tests import factories
from palermo.protection.support.tests.factories import HARAKEKE, KOWHAI, NOTE
from palermo.vault.operations import reveal
from palermo.vault.queries import latest


def test_it_waits_for_the_organisation_that_is_asked_with_a_clock(house: str) -> None:
    referral = factories.referred()
    assert referral.reference.startswith("S-") and referral.status == "asked" and referral.named_at == NOW
    with acting("mila") as me:
        assert queries.listed(view="asked", held=[referral.seat_id]) == [referral]
        waiting = Deadline.objects.get(kind="support_answer")
        assert (waiting.subject, waiting.holder, waiting.due_at) == (
            referral.pk,
            referral.seat_id,
            NOW + timedelta(hours=24),
        )
        note = latest([referral.pk], "note")[(referral.pk, "note")]
        read = reveal([note], purpose="support", officer=me, at=NOW, subject=referral.pk, compartment="referral")
        assert read == {note: NOTE}


def test_the_ledger_has_its_lines_and_nothing_stands_in_the_persons_own_history(house: str) -> None:
    referral = factories.referred()
    with acting("ari"):
        entry = Entry.objects.get(verb="support_referred")
        assert (entry.subject, entry.about, entry.authority) == (referral.pk, referral.reference, "nz-2009/20")
        assert entry.terms == {"to": str(referral.seat_id)}
        assert Entry.objects.filter(verb="support_who_told").count() == 1
        assert not Entry.objects.filter(subject=referral.party_id, verb__startswith="support_").exists()


@pytest.mark.parametrize("by", ["mere", "wei", "tess", "lani", "jun"])
def test_without_knowing_the_person_nobody_refers_them(house: str, by: str) -> None:
    person = certifying.person()[1].pk
    with pytest.raises(Refused, match="no grant on this person"):
        factories.referred(party=person, by=by)
    with acting("mila"):
        assert not Referral.objects.exists()


def test_a_role_that_identifies_nobody_refers_nobody(house: str) -> None:
    certifying_row = certifying.issued()[1]
    with acting("ben") as ben, pytest.raises((Refused, NotYours)):
        operations.refer(
            party=certifying_row.subject_id, asked=factories.asking(), identified_at=NOW, officer=ben, at=NOW
        )


def test_nobody_is_asked_twice_and_not_even_by_another_who_sees_no_referral(house: str) -> None:
    referral = factories.referred()
    with pytest.raises(Refused, match="referred for support already"):
        factories.referred(KOWHAI, party=referral.party_id)
    with pytest.raises(Refused, match="referred for support already"):
        factories.referred(KOWHAI, by="hana", party=referral.party_id)
    with acting("ari"):
        assert Referral.objects.count() == 1


def test_a_person_who_is_helped_is_not_asked_for_again(house: str) -> None:
    file = factories.accepted()
    with pytest.raises(Refused, match="referred for support already"):
        factories.referred(KOWHAI, party=file.party_id)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"consent": "child", "child": "no"}, "is an adult"),
        ({"consent": "given", "how": ""}, "how the person agreed"),
        ({"consent": "perhaps"}, "what the person agreed to"),
    ],
)
def test_what_the_person_agreed_to_is_said_in_full(house: str, given: dict[str, str], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        factories.referred(**given)
    with acting("ari"):
        assert not Referral.objects.exists()
        assert not Entry.objects.filter(verb="support_referred").exists()


def test_only_organisations_that_help_can_be_asked(house: str) -> None:
    with acting("ari"):
        asked = {seat.agency_id for seat in queries.receivers()}
    assert asked == {HARAKEKE, KOWHAI, "MSD"}
