"""From a screening to support: who met the person refers them, Police learn nothing of it, and who met them for Police never helps."""

import pytest
from django.urls import reverse
from tests.support.people import NOW, acting
from tests.support.web import desk_client

from palermo.cases.models import Party
from palermo.cases.operations import Refused
from palermo.protection.identification.screening.tests import factories as screening
from palermo.protection.support import operations
from palermo.protection.support.models import Referral
from palermo.protection.support.tests import factories
from palermo.protection.support.tests.factories import HARAKEKE, KOWHAI
from palermo.protection.support.tests.test_receive import accept, post


def met(by: str) -> Party:
    """Somebody met by one of the cast, on a visit of their own."""
    (person,) = screening.met(screening.visit(by), by=by, name="Losa Invented")
    with acting(by):
        return Party.objects.get(pk=person.subject_id)


@pytest.mark.parametrize("by", ["lani", "wei", "mere", "tess"])
def test_whoever_screened_a_person_refers_them_without_police(house: str, by: str) -> None:
    referral = factories.referred(KOWHAI, by=by, party=met(by).pk)
    assert accept(referral, "noor").party_id == referral.party_id
    for police in ("ari", "hana", "ngaire"):
        with acting(police):
            assert not Referral.objects.exists()


def test_a_constable_who_screened_never_manages_the_support_even_at_an_organisation(house: str) -> None:
    referral = factories.referred(by="mere", party=met("mere").pk)
    post(house, "mere")
    with pytest.raises(Refused, match="took part in investigating"):
        accept(referral, "mere")


def test_a_case_manager_who_met_the_person_themselves_may(house: str) -> None:
    party = met("mila")
    referral = factories.referred(HARAKEKE, by="mila", party=party.pk)
    assert accept(referral, "mila").manager


def test_whom_an_inspector_met_by_reference_stays_by_reference(house: str) -> None:
    party = met("wei")
    with acting("wei") as wei:
        asked = factories.asking(KOWHAI, consent="by_reference")
        referral = operations.refer(party=party.pk, asked=asked, identified_at=NOW, officer=wei, at=NOW)
    assert referral.named_at is None
    with acting("noor"):
        assert not Party.objects.exists()


def test_the_page_of_somebody_who_was_met_leads_on_to_support(house: str) -> None:
    visit = screening.visit("lani")
    people = screening.met(visit, by="lani")
    screening.saw(people, "ex_hours", by="lani")
    screening.ended(people, "presume", by="lani")
    with acting("lani"):
        party = Party.objects.get(pk=people[0].subject_id)
    lani = desk_client("lani")
    at = reverse("screening-person", args=[visit, party], urlconf="palermo.web.desk.urls")
    assert f"/support/refer/{party.reference}/" in lani.get(at).content.decode()
    assert lani.get(f"/support/refer/{party.reference}/").status_code == 200
