"""Ending presumed-victim status, telling Police who it is, and what a certificate does to it."""

from dataclasses import replace
from datetime import timedelta

import psycopg
import pytest
from tests.support.database import admin
from tests.support.people import NOW, acting

from palermo.access import queries as grants
from palermo.access.models import Grant
from palermo.agencies.models import Officer
from palermo.cases.models import Case, Involvement, Party
from palermo.cases.operations import Conflict, Refused, assign
from palermo.clocks.queries import running
from palermo.demo import cast
from palermo.journeys import certification_issued, certification_revoked, person_presumed, presumed_to_case
from palermo.ledger.models import Entry
from palermo.protection.certification import operations as certifying
from palermo.protection.certification.models import Certificate, Certification, Presumption
from palermo.protection.certification.presumed import grounds, operations
from palermo.protection.certification.presumed.tests.factories import AGREED, presumed, told
from palermo.protection.certification.tests import factories as certified


def test_ended_because_of_another_explanation_and_support_goes_on_for_a_while(house: str) -> None:
    made = presumed()
    with acting("lani") as officer:
        now = person_presumed.end(
            presumption=made,
            reason="explained_otherwise",
            words="Invented.",
            officer=officer,
            at=NOW,
            version=made.version,
        )
        assert (now.status, now.ended_on, now.ended_by) == ("ended", "explained_otherwise", officer.id)
        assert Entry.objects.get(verb="presumed_ended").reason == "explained_otherwise"
    with acting("ben") as officer:
        certificate = Certificate.objects.get()
        assert (certificate.status, certificate.support_until) == ("ended", NOW + timedelta(days=28))
        assert certifying.check_eligibility(code=certificate.code, officer=officer, at=NOW).found
        live = Grant.objects.filter(subject=made.subject_id, until_at__gt=NOW).exclude(act="presumed_given")
        assert {each.act for each in live} == {"presumed_ended"}


@pytest.mark.parametrize("reason", ["", "tired_of_it", *sorted(grounds.NEVER)])
def test_never_ended_for_what_is_no_reason(house: str, reason: str) -> None:
    made = presumed()
    with pytest.raises(Refused), acting("lani") as officer:
        person_presumed.end(presumption=made, reason=reason, officer=officer, at=NOW, version=made.version)
    with acting("lani"):
        assert Presumption.objects.get().status == "in_force" and Certificate.objects.get().status == "in_force"
        assert not Entry.objects.filter(verb="presumed_ended").exists()


def test_only_those_who_presumed_end_it_and_others_do_not_find_it(house: str) -> None:
    made = told()
    with pytest.raises(Refused, match="who presumed this person a victim"), acting("hana") as officer:
        person_presumed.end(
            presumption=made, reason="explained_otherwise", officer=officer, at=NOW, version=made.version
        )
    for stranger in ("kit", "mila", "ari"):
        with pytest.raises(Presumption.DoesNotExist), acting(stranger) as officer:
            person_presumed.end(
                presumption=made, reason="explained_otherwise", officer=officer, at=NOW, version=made.version
            )


def test_the_second_writer_is_told(house: str) -> None:
    made = presumed()
    with acting("lani") as officer:
        operations.tell_police(presumption=made, consent=AGREED, officer=officer, at=NOW, version=made.version)
        with pytest.raises(Conflict, match="changed by someone else"):
            operations.mark_in_error(
                presumption=made, reason="wrong_person", officer=officer, at=NOW, version=made.version
            )


def test_recorded_in_error_is_apart_and_its_notices_are_recalled(house: str) -> None:
    made = presumed()
    with admin(house) as server:
        server.execute(
            "INSERT INTO clocks_message (id, key, template, address, language, queued_at, attempts, problem) VALUES "
            "(gen_random_uuid(), %s, 'certificate_news', 'x@desk.example', 'en-nz', now(), 0, '')",
            [f"presumption:{made.id}:1:given:MSD:x"],
        )
    with acting("lani") as officer:
        now = person_presumed.mark_in_error(
            presumption=made, reason="entered_by_mistake", officer=officer, at=NOW, version=made.version
        )
        assert now.status == "in_error"
        assert not running(made.subject_id).exists()
    with admin(house) as server:
        assert server.execute("SELECT recalled_at IS NOT NULL FROM clocks_message").fetchone() == (True,)
        assert server.execute("SELECT status FROM certification_certificate").fetchone() == ("in_error",)


def test_police_learn_who_it_is_only_when_the_person_agrees_to_just_that(house: str) -> None:
    made = presumed()
    for consent in (None, replace(AGREED, language="")):
        with pytest.raises(Refused), acting("lani") as officer:
            operations.tell_police(presumption=made, consent=consent, officer=officer, at=NOW, version=made.version)
    with acting("hana"):
        assert not Party.objects.exists()
    with acting("lani") as officer:
        now = operations.tell_police(presumption=made, consent=AGREED, officer=officer, at=NOW, version=made.version)
        assert now.police_told_because == "with_consent" and now.police_consent
        assert now.police_consent.given_for == "police"
    with acting("hana"):
        for kind in ("case", "certificate", "screening", "identity"):
            assert grants.may_see(kind, made.subject_id)
        assert [row.kind for row in running(made.subject_id) if row.kind == "police_told"] == ["police_told"]
    for police in ("ari", "jun", "ngaire", "mere", "dora"):
        with acting(police):
            assert not Party.objects.exists()


def test_a_child_is_not_asked_before_police_are_told(house: str) -> None:
    made = presumed("tess", "yes")
    with pytest.raises(Refused, match="leave the agreement empty"), acting("tess") as officer:
        operations.tell_police(presumption=made, consent=AGREED, officer=officer, at=NOW, version=made.version)
    with acting("tess") as officer:
        now = operations.tell_police(presumption=made, consent=None, officer=officer, at=NOW, version=made.version)
        assert (now.police_told_because, now.police_consent) == ("for_a_child", None)
        assert Entry.objects.get(verb="police_told_who").terms == {"basis": "for_a_child"}


def test_police_open_a_case_with_the_person_under_the_same_reference(house: str) -> None:
    made = told()
    with acting("hana") as officer:
        now = Presumption.objects.get()
        case = presumed_to_case.open_case(presumption=now, region="AUK", officer=officer, at=NOW)
        assert Involvement.objects.get().party_id == made.subject_id
        assert not running(made.subject_id).filter(kind="police_told").exists()
        assign(
            case=case, to=Officer.objects.get(pk=cast.officer_id("ari")), officer=officer, at=NOW, version=case.version
        )
    with acting("ari") as officer:
        begun = certifying.begin(case=Case.objects.get(), party=Party.objects.get(), officer=officer, at=NOW)
        assert begun.status == "assessing"
    another = presumed("tess")
    with pytest.raises(Refused, match="do not know"), acting("tess") as officer:
        presumed_to_case.open_case(presumption=another, officer=officer, at=NOW)


def issued() -> tuple[Presumption, Certification]:
    """A person whom the lead of a case presumed a victim, and whom Police then certified."""
    case, party = certified.person()
    made = presumed("ari", party=party)
    begun = certified.begun(case, party)
    certified.find(case, party)
    begun = certified.resubmitted(begun)
    with acting("ngaire") as officer:
        taken, _certificate = certification_issued.issue(
            certification=begun, officer=officer, at=NOW, version=begun.version
        )
    return made, taken


def test_a_certificate_takes_its_place_without_a_gap(house: str) -> None:
    made, taken = issued()
    with acting("ari"):
        now = Presumption.objects.get(pk=made.pk)
        assert (now.status, now.certified_by_id) == ("certified", taken.id)
        in_force = Certificate.objects.get(status="in_force")
        assert in_force.kind == "certificate"
        with pytest.raises(Refused, match="needs a presumption that is in force"):
            person_presumed.end(
                presumption=now, reason="explained_otherwise", officer=Officer.objects.get(handle="ari"), at=NOW,
                version=now.version,
            )  # fmt: skip


def test_a_certificate_recorded_in_error_gives_it_back(house: str) -> None:
    made, taken = issued()
    with acting("paul") as officer:
        certification_revoked.mark_in_error(
            certification=taken, reason="entered_by_mistake", officer=officer, at=NOW, version=taken.version
        )
        now = Presumption.objects.get(pk=made.pk)
        assert (now.status, now.certified_by) == ("in_force", None)
        assert [each.kind for each in Certificate.objects.filter(status="in_force")] == ["presumed"]
        assert running(made.subject_id).filter(kind="support_referral").exists()
    with acting("ben"):
        assert Certificate.objects.filter(status="in_force").count() == 1
    with acting("iris"):
        live = Grant.objects.filter(subject=made.subject_id, act="certificate_ended")
        assert {each.until_at for each in live} == {NOW + timedelta(days=28)}, "to learn it, and no longer"


def test_a_decline_recorded_in_error_leaves_the_presumption_of_another_alone(house: str) -> None:
    case, party = certified.person()
    made = presumed("ari", party=party)
    begun = certified.begun(case, party)
    certified.find(case, party, legal=certified.NOT_KNOWN)
    begun = certified.resubmitted(begun)
    with acting("ngaire") as officer:
        taken, standing = certifying.decline(
            certification=begun, choice=certified.CHOICE, officer=officer, at=NOW, version=begun.version
        )
        assert standing and standing.presumption_id == made.id
    with acting("paul") as officer:
        certification_revoked.mark_in_error(
            certification=taken, reason="entered_by_mistake", officer=officer, at=NOW, version=taken.version
        )
        assert Presumption.objects.get().status == "in_force"
        assert Certificate.objects.get().status == "in_force"


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("consent_id = NULL", "presumption_adult_agreed"),
        ("child = 'yes'", "presumption_child_was_not_asked"),
        ("status = 'ended'", "presumption_ended_whole"),
        ("status = 'ended', ended_at = at, ended_by = by, ended_on = 'not_cooperating'",
         "presumption_ended_for_a_reason_that_can_be"),
        ("status = 'ended', ended_at = at - interval '1 day', ended_by = by, ended_on = 'explained_otherwise'",
         "presumption_ends_after_it_begins"),
        ("police_told_at = now()", "presumption_police_told_when_agreed"),
        ("police_told_at = now(), police_told_because = 'with_consent'", "presumption_police_told_when_agreed"),
        ("police_told_at = now(), police_told_because = 'for_a_child'", "presumption_child_has_a_notice"),
        ("status = 'certified'", "presumption_certified_by"),
        ("basis = 'hunch'", "presumption_codes"),
        ("role = 'intel_analyst'", "presumption_codes"),
        ("status = 'withdrawn'", "presumption_"),
    ],
)  # fmt: skip
def test_the_database_refuses_the_same_whoever_writes(house: str, change: str, constraint: str) -> None:
    made = presumed()
    with admin(house) as server, pytest.raises(psycopg.errors.CheckViolation) as caught:
        server.execute(f"UPDATE certification_presumption SET {change} WHERE id = %s", [made.id])
    assert str(caught.value.diag.constraint_name).startswith(constraint)


def test_a_status_rests_on_one_thing_and_a_certificate_on_a_certification(house: str) -> None:
    presumed()
    with admin(house) as server:
        for change in ("presumption_id = NULL", "kind = 'certificate'"):
            with pytest.raises(psycopg.errors.CheckViolation) as caught:
                server.execute(f"UPDATE certification_certificate SET {change}")
            assert caught.value.diag.constraint_name == "certificate_rests_on_one_thing"
        with pytest.raises(psycopg.errors.UniqueViolation):
            server.execute(
                "INSERT INTO certification_presumption SELECT (jsonb_populate_record(p, jsonb_build_object('id', "
                "gen_random_uuid()))).* FROM certification_presumption p"
            )
