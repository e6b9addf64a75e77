"""Whoever met a person keeps what they saw of them, and learns nothing of what Police find out once they assess them."""

import pytest
from tests.support.people import NOW, acting
from tests.support.web import desk_client

from palermo.access import queries as grants
from palermo.access.operations import NotYours
from palermo.cases.models import Case, Party
from palermo.cases.operations import knowing
from palermo.ledger.models import Entry
from palermo.protection.certification import operations as certifying
from palermo.protection.certification.models import Certification
from palermo.protection.identification import operations as identifying
from palermo.protection.identification.models import Evidence, Finding
from palermo.protection.identification.screening.models import Screening, Sign
from palermo.protection.identification.screening.operations import Seen, record_signs
from palermo.protection.identification.screening.tests import factories
from palermo.vault.models import Sealed

POLICES = Seen("adult_labour", ("cd_documents",), "document", NOW, words="Invented: what Police found.")


def assessed(by: str) -> tuple[Certification, Party]:
    """Somebody met by one of the cast, whom Police took into a case and began to assess."""
    case = factories.accepted(factories.waiting(1, by=by, name="Losa Invented"))
    with acting("ari") as ari:
        party = Party.objects.get()
        mine = {"case": Case.objects.get(pk=case.pk), "party": party, "officer": ari, "at": NOW}
        begun = certifying.begin(**mine)
        identifying.record_evidence(**mine, kind="document", what="Invented evidence.")
        identifying.record_finding(
            **mine, kind="protection", version=0, reasons={"act": "Invented reasons."},
            answers={"child": "no", "act": "met", "means": "met", "purpose": "met"},
        )  # fmt: skip
        record_signs(seen=POLICES, case=mine["case"], party=party, officer=ari, at=NOW)
        return begun, party


@pytest.mark.parametrize("by", ["lani", "wei", "tess", "mila", "mere"])
def test_who_met_them_sees_no_finding_no_evidence_no_certification_and_no_line_of_it(house: str, by: str) -> None:
    begun, party = assessed(by)
    with acting(by):
        assert Screening.objects.count() == 1 and Sign.objects.filter(compartment="screening").exists()
        assert not grants.may_see("assessment", party.pk)
        for table in (Certification, Finding, Evidence):
            assert not table.objects.exists(), table
        assert not Sign.objects.filter(compartment="assessment").exists()
        assert not Sealed.objects.filter(compartment="assessment").exists()
        assert not Entry.objects.filter(subject=party.pk, compartment="assessment").exists()
    met = desk_client(by)
    assert met.get(f"/certificates/{begun.reference}/").status_code == 404
    assert "finding" not in met.get("/").content.decode()


def test_police_who_took_them_in_see_both(house: str) -> None:
    _begun, party = assessed("lani")
    for who in ("hana", "ari"):
        with acting(who):
            assert grants.may_see("assessment", party.pk) and grants.may_see("screening", party.pk)
            assert Finding.objects.count() == 1 and Screening.objects.count() == 1


def test_only_who_put_the_person_into_the_case_begins_to_assess_them(house: str) -> None:
    case = factories.accepted(factories.waiting(1))
    for who in ("tom", "lusi", "wei"):
        with acting(who), pytest.raises(NotYours):
            party = Party.objects.first() or Party(pk=case.pk)
            knowing.begin_to_assess(party=party, case=Case(pk=case.pk), at=NOW)
