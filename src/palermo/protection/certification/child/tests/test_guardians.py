"""A child's guardian: vetted by another, never a suspect, never somebody who belongs to one, whoever writes."""

import psycopg
import pytest
from tests.support.database import admin
from tests.support.people import NOW, acting

from palermo.access.operations import NotYours
from palermo.cases.models import Party
from palermo.cases.operations import Conflict, Refused, add_party, declare_same, record_tie
from palermo.clocks.queries import running
from palermo.ledger.models import Entry
from palermo.protection.certification.child import operations
from palermo.protection.certification.child.grounds import CHECKS, STANDS
from palermo.protection.certification.child.tests.factories import (
    appoint,
    appointed,
    case_of,
    notice,
    proposed,
    received,
    second,
)
from palermo.protection.certification.models import Guardian

ALL = tuple(CHECKS)


def test_proposed_by_one_and_appointed_by_another(house: str) -> None:
    row = proposed()
    with acting("cyd") as officer:
        assert {each.kind for each in running(row.subject)} == {"act_on_notice", "find_guardian", "vet_guardian"}
        assert Party.objects.filter(pk=row.party_id).exists()
        now = operations.appoint(guardian=row, checks=ALL, officer=officer, at=NOW, version=row.version)
        assert (now.status, now.vetted_by) == ("appointed", officer.id)
        assert {each.kind for each in running(row.subject)} == {"act_on_notice"}
        entry = Entry.objects.get(verb="guardian_appointed")
        assert entry.terms == {"guardian": row.reference}


def test_who_proposed_never_vets(house: str) -> None:
    row = proposed(by="cyd")
    for act in (
        lambda who: operations.appoint(guardian=row, checks=ALL, officer=who, at=NOW, version=row.version),
        lambda who: operations.refuse(guardian=row, reason="not_able", officer=who, at=NOW, version=row.version),
    ):
        with (
            pytest.raises(Refused, match="you proposed them. Another child protection officer must"),
            acting("cyd") as me,
        ):
            act(me)
    assert appoint(row, second(house)).status == "appointed"


def test_every_check_must_be_made(house: str) -> None:
    row = proposed()
    for missing in CHECKS:
        with pytest.raises(Refused, match="every check"), acting("cyd") as officer:
            operations.appoint(
                guardian=row, checks=[each for each in ALL if each != missing], officer=officer, at=NOW,
                version=row.version,
            )  # fmt: skip


def test_refused_with_a_reason_and_proposed_again(house: str) -> None:
    child = received()
    row = proposed(child)
    with acting("cyd") as officer:
        now = operations.refuse(guardian=row, reason="checks_failed", officer=officer, at=NOW, version=row.version)
        assert (now.status, now.refused_on) == ("refused", "checks_failed")
        assert not running(row.subject).filter(kind="vet_guardian").exists()
        with pytest.raises(Refused, match="needs a guardian that is proposed"):
            operations.appoint(guardian=now, checks=ALL, officer=officer, at=NOW, version=now.version)
    assert appointed(child).status == "appointed"


def test_a_child_has_one_guardian_and_when_it_ends_needs_another(house: str) -> None:
    child = received()
    row = appointed(child)
    second = proposed(child, name="Sina Invented")
    with acting("cyd") as officer:
        with pytest.raises(Refused, match="end that guardianship first"):
            operations.appoint(guardian=second, checks=ALL, officer=officer, at=NOW, version=second.version)
        ended = operations.end(guardian=row, reason="child_asked", officer=officer, at=NOW, version=row.version)
        assert (ended.status, ended.ended_on) == ("ended", "child_asked")
        assert running(row.subject).filter(kind="find_guardian").exists()
        assert operations.appoint(guardian=second, checks=ALL, officer=officer, at=NOW, version=second.version)


def test_refused_by_role_and_absent_to_others(house: str) -> None:
    row = proposed()
    now = appoint(row)
    with pytest.raises(Refused, match="needs another role"), acting("tess") as officer:
        operations.end(guardian=now, reason="not_able", officer=officer, at=NOW, version=now.version)
    for other in ("sela", "lani", "hana"):
        with pytest.raises(Guardian.DoesNotExist), acting(other) as officer:
            operations.appoint(guardian=row, checks=ALL, officer=officer, at=NOW, version=row.version)
    with acting("tess"):
        assert Guardian.objects.get().status == "appointed"
    with pytest.raises(Conflict, match="it is now guardian"), acting("cyd") as officer:
        operations.end(guardian=row, reason="not_able", officer=officer, at=NOW, version=row.version)


def test_neither_a_suspect_nor_an_employer_nor_a_recruiter_in_a_case_of_the_child_can_be_proposed(house: str) -> None:
    child = received()
    case, suspect = case_of(child)
    people = [suspect]
    with acting("ari") as officer:
        for role in ("employer", "recruiter"):
            people.append(add_party(case=case, kind="person", role=role, officer=officer, at=NOW))
        witness = add_party(case=case, kind="person", role="witness", officer=officer, at=NOW)
    proposed(child)  # so that who leads the case of the child comes to see its notice
    with acting("ari") as officer:
        people[0] = Party.objects.get(pk=suspect.pk)
        for party in people:
            with pytest.raises(Refused) as caught:
                operations.propose(notice=child, relation="family", party=party, officer=officer, at=NOW)
            assert str(caught.value) == str(STANDS)
        assert operations.propose(notice=child, relation="family", party=witness, officer=officer, at=NOW)


def test_nor_can_who_is_the_same_as_one_or_is_tied_to_one_or_tied_to_the_same_as_one(house: str) -> None:
    child = received()
    case, suspect = case_of(child)
    proposed(child)
    with acting("ari") as officer:
        given = {"officer": officer, "at": NOW}
        suspect = Party.objects.get(pk=suspect.pk)
        again, wife, clerk, clear = (
            add_party(case=case, kind="person", role="other", **given) for _ in range(4)
        )  # fmt: skip
        declare_same(party=again, other=suspect, reason="same_document", **given)
        record_tie(party=wife, other=suspect, kind="partner", **given)
        record_tie(party=again, other=clerk, kind="owns", **given)
        for party in (again, wife, clerk):
            with pytest.raises(Refused) as caught:
                operations.propose(notice=child, relation="family", party=party, **given)
            assert str(caught.value) == str(STANDS)
        child_itself = Party.objects.get(pk=child.child_id)
        with pytest.raises(Refused):
            operations.propose(notice=child, relation="family", party=child_itself, **given)
        assert operations.propose(notice=child, relation="family", party=clear, **given)


def test_what_is_recorded_after_the_proposal_stands_against_the_appointment(house: str) -> None:
    child = received()
    _case, suspect = case_of(child)
    row = proposed(child)
    with acting("ari") as officer:
        now = Guardian.objects.get(pk=row.pk)
        operations.answer(guardian=now, known=False, officer=officer, at=NOW, version=now.version)
        record_tie(
            party=Party.objects.get(pk=row.party_id), other=Party.objects.get(pk=suspect.pk), kind="associate",
            officer=officer, at=NOW,
        )  # fmt: skip
    with pytest.raises(Refused) as caught:
        appoint(row)
    assert str(caught.value) == str(STANDS)


def test_what_is_recorded_after_the_appointment_calls_child_protection_at_once(house: str) -> None:
    child = received()
    row = appointed(child)
    case, suspect = case_of(child)
    with acting("cyd"):
        assert not running(row.subject).filter(kind="replace_guardian").exists()
    second = proposed(child, name="Sina Invented")
    with acting("ari") as officer:
        record_tie(
            party=Party.objects.get(pk=second.party_id), other=Party.objects.get(pk=suspect.pk), kind="family",
            officer=officer, at=NOW,
        )  # fmt: skip
        assert not running(row.subject).filter(kind="replace_guardian").exists(), "nothing stands against this one"
    with admin(house) as server:
        server.execute(
            "INSERT INTO cases_involvement (id, case_id, party_id, role, from_on, until_on, recorded_by, in_error_reason, "
            "version) VALUES (gen_random_uuid(), %s, %s, 'recruiter', '', '', gen_random_uuid(), '', 1)",
            [case.pk, row.party_id],
        )
    with acting("cyd") as officer:
        assert running(row.subject).filter(kind="replace_guardian").exists()
        now = Guardian.objects.get(pk=row.pk)
        operations.end(guardian=now, reason="stands_against", officer=officer, at=NOW, version=now.version)
        assert not running(row.subject).filter(kind="replace_guardian").exists()


def test_who_leads_a_case_of_the_child_is_asked_and_a_known_person_is_never_appointed(house: str) -> None:
    child = received()
    case_of(child)
    row = proposed(child)
    with acting("cyd") as officer:
        with pytest.raises(Refused, match="have not answered yet"):
            operations.appoint(guardian=row, checks=ALL, officer=officer, at=NOW, version=row.version)
        with pytest.raises(Refused, match="for the investigator"):
            operations.answer(guardian=row, known=False, officer=officer, at=NOW, version=row.version)
    with acting("jun"):
        assert not Guardian.objects.exists(), "another investigator is not asked"
    with acting("ari") as officer:
        assert [each.kind for each in running(row.subject) if each.holder == officer.id] == ["check_guardian"]
        now = operations.answer(guardian=row, known=True, officer=officer, at=NOW, version=row.version)
        assert not running(row.subject).filter(kind="check_guardian").exists()
    with pytest.raises(Refused) as caught:
        appoint(now)
    assert str(caught.value) == str(STANDS)


def test_where_police_answer_clear_they_can_be_appointed_and_where_they_have_no_case_nobody_is_asked(
    house: str,
) -> None:
    child = received()
    case_of(child)
    row = proposed(child)
    with acting("ari") as officer:
        operations.answer(guardian=row, known=False, officer=officer, at=NOW, version=row.version)
    assert appoint(row).status == "appointed"
    assert proposed(received("lani"), by="lani").asked_at is None


def test_a_case_that_opens_after_the_proposal_is_asked_about_before_the_appointment(house: str) -> None:
    child = received()
    row = proposed(child)
    assert row.asked_at is None
    case_of(child)
    with pytest.raises(Refused, match="have not answered yet"):
        appoint(row)
    with acting("cyd") as officer:
        assert operations.ask(guardian=row, officer=officer, at=NOW, version=row.version) == 1
    with acting("ari") as officer:
        now = Guardian.objects.get(pk=row.pk)
        operations.answer(guardian=now, known=False, officer=officer, at=NOW, version=now.version)
    assert appoint(row).status == "appointed"


def test_nobody_proposes_whom_they_do_not_know_or_for_a_child_they_do_not_protect(house: str) -> None:
    child = notice()
    with pytest.raises(Refused, match="Give a reference, or the name"), acting("tess") as officer:
        operations.propose(notice=child, relation="family", officer=officer, at=NOW)
    with pytest.raises(Refused, match="what they are to the child"), acting("tess") as officer:
        operations.propose(notice=child, relation="boss", name="Invented", officer=officer, at=NOW)
    with pytest.raises(NotYours, match="no grant to protect this child"), acting("lani") as officer:
        operations.propose(notice=child, relation="family", name="Invented", officer=officer, at=NOW)
    stranger = proposed(received("lani"), by="lani")
    with pytest.raises(NotYours), acting("tess") as officer:
        operations.propose(
            notice=child, relation="family", party=Party(pk=stranger.party_id, kind="person"), officer=officer, at=NOW
        )


def test_the_database_refuses_the_same_whoever_writes(house: str) -> None:
    child = received()
    row = proposed(child)
    somebody = f"{'0' * 8}-0000-4000-8000-{'0' * 12}"
    vetted = f"vetted_by = '{somebody}', vetted_at = now()"
    checks = ", ".join(f"{name} = true" for name in CHECKS)
    asked = "asked_at = now()"
    for change, constraint in (
        (f"status = 'appointed', vetted_by = proposed_by, vetted_at = now(), {checks}", "guardian_vetted_by_another"),
        (f"status = 'appointed', {vetted}", "guardian_checks_made"),
        (f"status = 'appointed', {vetted}, {checks}, {asked}", "guardian_police_answered"),
        (f"status = 'appointed', {checks}", "guardian_vetted_whole"),
        (f"status = 'refused', {vetted}", "guardian_refused_why"),
        ("answer = 'clear'", "guardian_answer_whole"),
        ("party_id = child_id", "guardian_is_another"),
        ("relation = 'boss'", "guardian_relation"),
    ):
        refused(house, change, row, constraint)
    _case, suspect = case_of(child)
    appoint = f"status = 'appointed', {vetted}, {checks}, party_id = '{suspect.pk}'"
    refused(house, appoint, row, "guardian_stands_apart")
    with admin(house) as server, pytest.raises(psycopg.errors.CheckViolation) as caught:
        server.execute(
            "INSERT INTO certification_guardian SELECT (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid(), "
            "'reference', 'GD-22222222', 'party_id', %s::text))).* FROM certification_guardian g",
            [str(suspect.pk)],
        )
    assert caught.value.diag.constraint_name == "guardian_stands_apart"


def refused(house: str, change: str, row: Guardian, constraint: str) -> None:
    """Raw SQL by the superuser, whom row-level security does not bind: the constraints still do."""
    with admin(house) as server, pytest.raises(psycopg.errors.CheckViolation) as caught:
        server.execute(f"UPDATE certification_guardian SET {change} WHERE id = %s", [row.id])
    assert caught.value.diag.constraint_name == constraint
