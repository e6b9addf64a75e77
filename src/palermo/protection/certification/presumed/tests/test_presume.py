"""Presuming somebody a victim: help at once, by whoever met them, without Police knowing who it is."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.support.people import NOW, acting

from palermo.access import queries as grants
from palermo.access.operations import NotYours
from palermo.cases.models import Party
from palermo.cases.operations import Refused
from palermo.clocks.models import Message
from palermo.clocks.queries import running, waiting_for
from palermo.journeys import person_presumed
from palermo.ledger.models import Entry
from palermo.protection.certification import operations as certifying
from palermo.protection.certification.models import Certificate, GivenConsent, Presumption, ProtectionNotice
from palermo.protection.certification.presumed.tests.factories import AGREED, met, presumed
from palermo.protection.certification.tests import factories as certified
from palermo.vault.queries import latest

SERVICES = ("sela", "ben", "rua")
POLICE = ("hana", "tom", "lusi", "ari", "jun", "ngaire", "paul", "mere")


@pytest.mark.parametrize(
    "by", ["lani", "kit", "mila", "sela", "tess", "wei", "otto", "mere", "ari", "hana", "ngaire", "cyd"]
)
def test_police_ngos_the_ministry_health_and_inspectors_can_presume(house: str, by: str) -> None:
    made = presumed(by)
    with acting(by) as officer:
        now = Presumption.objects.get()
        assert (now.status, now.by, now.agency, now.child) == ("in_force", officer.id, officer.agency_id, "no")
        assert now.consent and (now.consent.how, now.consent.language, now.consent.given_for) == (
            "interpreter", "sm", "presumed",
        )  # fmt: skip
        certificate = Certificate.objects.get()
        assert (certificate.kind, certificate.status, certificate.certification) == ("presumed", "in_force", None)
        entry = Entry.objects.get(verb="person_presumed")
        assert (entry.terms, entry.about, entry.authority) == (
            {"basis": "signs_seen"}, made.subject.reference, "nz-2009/20",
        )  # fmt: skip
        assert ("words") in {field for _about, field in latest([made.id])}


@pytest.mark.parametrize("by", ["ben", "rua", "iris", "kiri", "nell", "anna", "fred", "hugo", "dora"])
def test_other_roles_presume_nobody(house: str, by: str) -> None:
    with pytest.raises(NotYours):
        met(by)


def test_the_services_learn_status_and_dates_at_once_and_a_clock_runs_for_support(house: str) -> None:
    made = presumed()
    for service in SERVICES:
        with acting(service):
            assert Certificate.objects.get().status == "in_force"
            assert not Presumption.objects.exists() and not Party.objects.exists()
    with acting("iris"):
        assert not Certificate.objects.exists(), "visas are tied to a Police certificate"
    with acting("sela"):
        assert [each.kind for each in running(made.subject_id)] == ["support_referral"]
    with acting("lani") as lani:
        assert waiting_for([lani.id]).get().kind == "support_referral", (
            "who presumed them asks somebody to support them"
        )
    with acting("ben") as officer:
        code = Certificate.objects.get().code
        assert certifying.check_eligibility(code=code, officer=officer, at=NOW).found


def test_nobody_at_police_comes_to_know_anything(house: str) -> None:
    made = presumed()
    for police in POLICE:
        with acting(police):
            for kind in ("case", "identity", "certificate", "screening", "assessment", "safety"):
                assert not grants.may_see(kind, made.subject_id)
            assert not Party.objects.exists() and not Certificate.objects.exists() and not Presumption.objects.exists()
            assert not Entry.objects.filter(subject=made.subject_id).exists()
            assert not running(made.subject_id).exists()


def test_another_ngo_and_a_colleague_see_nothing(house: str) -> None:
    made = presumed("lani")
    for other in ("kit", "noor", "mila", "tess", "wei"):
        with acting(other) as officer:
            assert not Presumption.objects.exists() and not Party.objects.filter(pk=made.subject_id).exists()
            with pytest.raises(NotYours):
                person_presumed.presume(
                    party=made.subject, basis="signs_seen", child="no", consent=AGREED, officer=officer, at=NOW
                )


def test_an_adult_who_was_not_asked_is_not_presumed(house: str) -> None:
    party = met()
    wrong = {
        "Ask the person first": None,
        "Say how the person agreed": replace(AGREED, how="silence"),
        "in which language": replace(AGREED, language=""),
        "must have agreed before": replace(AGREED, at=NOW + timedelta(minutes=1)),
    }
    for sentence, consent in wrong.items():
        with pytest.raises(Refused, match=sentence), acting("lani") as officer:
            person_presumed.presume(
                party=party, basis="signs_seen", child="no", consent=consent, officer=officer, at=NOW
            )
    with acting("lani"):
        assert (
            not Presumption.objects.exists() and not Certificate.objects.exists() and not GivenConsent.objects.exists()
        )
        assert not Entry.objects.filter(verb="person_presumed").exists()


def test_a_child_is_not_asked_and_child_protection_is_told_in_the_same_act(house: str) -> None:
    party = met("tess", "Mele Invented")
    with pytest.raises(Refused, match="without being asked"), acting("tess") as officer:
        person_presumed.presume(party=party, basis="said_so", child="yes", consent=AGREED, officer=officer, at=NOW)
    presumed("tess", "yes", party)
    with acting("cyd"):
        notice = ProtectionNotice.objects.get()
        assert (notice.status, notice.agency, notice.role) == ("sent", "MoH", "clinician")
        assert {each.kind for each in running(notice.id)} == {"receive_notice", "act_on_notice", "find_guardian"}


def test_who_is_presumed_or_certified_is_not_presumed_again(house: str) -> None:
    made = presumed()
    with pytest.raises(Refused, match="presumed a victim already"), acting("lani") as officer:
        person_presumed.presume(
            party=made.subject, basis="signs_seen", child="no", consent=AGREED, officer=officer, at=NOW
        )
    certification, _certificate = certified.issued()
    with pytest.raises(Refused, match="certified already"), acting("ari") as officer:
        person_presumed.presume(
            party=certification.subject, basis="signs_seen", child="no", consent=AGREED, officer=officer, at=NOW
        )


def test_a_person_in_a_case_is_presumed_by_its_lead_before_any_decision(house: str) -> None:
    _case, party = certified.person()
    presumed("ari", party=party)
    with acting("sela"):
        assert Certificate.objects.get().kind == "presumed"


def test_only_a_person_and_only_on_a_basis(house: str) -> None:
    party = met()
    for basis in ("", "hunch"):
        with pytest.raises(Refused, match="rests on"), acting("lani") as officer:
            person_presumed.presume(party=party, basis=basis, child="no", consent=AGREED, officer=officer, at=NOW)


def test_messages_to_the_services_carry_no_fact_and_are_sent_once(house: str) -> None:
    from tests.support.people import officer as named

    from palermo.agencies import operations as agencies
    from palermo.agencies import queries as officers

    with acting("lea") as lea:
        agencies.put_on_duty(
            seat=officers.seat("MSD", "case_manager"), who=named("sela"), level=1, from_at=NOW,
            until_at=NOW + timedelta(days=1), officer=lea, at=NOW,
        )  # fmt: skip
    presumed()
    from tests.support.database import admin

    with admin(house) as server:
        rows = server.execute("SELECT template, key FROM clocks_message").fetchall()
    assert [row[0] for row in rows] == ["certificate_news"]
    assert Message
