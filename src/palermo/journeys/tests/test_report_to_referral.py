"""Referring a report: a case opens, investigators may read what was told, and the two stay tied."""

import pytest
from tests.support.people import acting

from palermo.cases import operations as cases
from palermo.cases.models import Case
from palermo.cases.operations import Conflict, Refused
from palermo.clocks.models import Deadline
from palermo.journeys.report_to_referral import refer
from palermo.ledger.models import Entry
from palermo.prevention.reporting import operations, queries
from palermo.prevention.reporting.models import Referral, Report
from palermo.prevention.reporting.public import receiving
from palermo.prevention.reporting.tests.factories import WORDS, acknowledged, handed_in, now, the_report


def refer_it(by: str = "hana") -> str:
    with acting(by) as officer:
        report = the_report()
        return refer(
            report=report,
            note="Start with the contractor.",
            officer=officer,
            at=now(),
            version=report.version,
        ).reference


def test_it_opens_a_case_and_ties_the_report_to_it(house: str) -> None:
    words = acknowledged()
    reference = refer_it()
    with acting("hana"):
        assert the_report().status == "referred"
        case = Case.objects.get(reference=reference)
        assert (case.region, case.industry) == ("NSN", "A")
        assert [r.reference for r in queries.reports_of(case)] == [the_report().reference]
        assert Deadline.objects.get(kind="triage").met_at
        assert Deadline.objects.get(kind="assign_case").met_at is None
    assert receiving.standing(words).state == "acting"


@pytest.mark.parametrize("reader", ["ari", "jun"])
def test_the_polices_investigators_may_read_it_now_and_not_before(house: str, reader: str) -> None:
    acknowledged()
    with acting(reader):
        assert not Report.objects.exists()
    refer_it()
    with acting(reader) as officer:
        assert operations.read(report=the_report(), officer=officer, at=now()) == WORDS
        assert Entry.objects.get(verb="opened", officer=officer.id).terms["purpose"] == "investigate"


def test_once_somebody_leads_the_case_only_they_read_it(house: str) -> None:
    acknowledged()
    reference = refer_it()
    with acting("ari") as ari:
        case = Case.objects.get(reference=reference)
        cases.assign(case=case, to=ari, officer=ari, at=now(), version=case.version)
        assert operations.read(report=the_report(), officer=ari, at=now()) == WORDS
    with acting("jun"):
        assert not Report.objects.exists()
        assert not Case.objects.exists()


def test_senior_officers_know_of_the_case_and_not_what_was_told(house: str) -> None:
    acknowledged()
    reference = refer_it()
    with acting("ngaire"):
        assert Case.objects.filter(reference=reference).exists()
        assert not Report.objects.exists()


def test_nobody_else_gets_anything(house: str) -> None:
    acknowledged()
    refer_it()
    for stranger in ("sela", "mila", "ben", "iris", "wei", "otto", "dora"):
        with acting(stranger):
            assert not Report.objects.exists()
            assert not Referral.objects.exists()
            assert not Case.objects.exists()


def test_the_ledger_has_its_lines(house: str) -> None:
    acknowledged()
    reference = refer_it()
    with acting("hana"):
        assert Entry.objects.get(verb="report_referred").terms == {"case": reference}
        assert Entry.objects.get(verb="case_opened").about == reference


def test_a_report_nobody_has_acknowledged_is_refused_and_no_case_opens(house: str) -> None:
    handed_in()
    with pytest.raises(Refused, match="this one is received"):
        refer_it()
    with acting("hana"):
        assert not Case.objects.exists()
        assert not Entry.objects.filter(verb="case_opened").exists()


def test_referring_twice_opens_one_case(house: str) -> None:
    acknowledged()
    with acting("tom"):
        stale = the_report()
    refer_it()
    with pytest.raises(Conflict), acting("tom") as officer:
        refer(report=stale, officer=officer, at=now(), version=stale.version)
    with acting("hana"):
        assert Case.objects.count() == 1


def test_an_investigator_does_not_refer(house: str) -> None:
    acknowledged()
    with acting("hana"):
        report = the_report()
    with pytest.raises(Refused, match="another role"), acting("ari") as officer:
        refer(report=report, officer=officer, at=now(), version=report.version)
    with acting("ari"):
        assert not Case.objects.exists()
