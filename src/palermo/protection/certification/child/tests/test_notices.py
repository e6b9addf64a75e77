"""A child's protection notice: sent with the presumption, received and acted on the same day, never skipped."""

from datetime import timedelta

import psycopg
import pytest
from tests.support.database import admin
from tests.support.people import NOW, acting

from palermo.access import queries as grants
from palermo.cases.models import Party
from palermo.cases.operations import Conflict, Refused
from palermo.clocks.models import Deadline
from palermo.clocks.queries import running
from palermo.journeys import person_presumed
from palermo.law.period import day_of
from palermo.ledger.models import Entry
from palermo.protection.certification.child import operations
from palermo.protection.certification.child.tests.factories import notice, proposed, received, second
from palermo.protection.certification.models import Presumption, ProtectionNotice
from palermo.protection.certification.presumed import operations as presuming
from palermo.protection.certification.presumed.consent import Consent
from palermo.protection.certification.presumed.tests.factories import AGREED, met
from palermo.protection.certification.tests import factories as certified
from palermo.vault.queries import latest


def test_child_protection_knows_who_the_child_is_and_that_help_is_due_and_not_what_was_assessed(house: str) -> None:
    made = notice()
    with acting("cyd"):
        for kind in ("case", "certificate", "identity"):
            assert grants.may_see(kind, made.child_id)
        assert not grants.may_see("screening", made.child_id) and not Presumption.objects.exists()
        assert ("words") in {field for _row, field in latest([made.id])}
    for other in ("sela", "mila", "lani", "hana", "ari", "ngaire", "ben"):
        with acting(other):
            assert not ProtectionNotice.objects.exists()


def test_the_clocks_of_the_day_run_from_the_moment_the_child_is_presumed(house: str) -> None:
    made = notice()
    with acting("cyd"):
        due = {row.kind: row.due_at for row in running(made.id)}
        assert due["receive_notice"] == NOW + timedelta(hours=2)
        assert day_of(due["act_on_notice"] - timedelta(seconds=1)) == day_of(NOW)


def test_received_and_acted_on(house: str) -> None:
    made = received()
    with acting("cyd") as officer:
        now = operations.act(
            notice=made, reason="moved_to_safety", words="Invented.", officer=officer, at=NOW + timedelta(hours=3),
            version=made.version,
        )  # fmt: skip
        assert (now.status, now.acted_on, now.acted_by) == ("acted", "moved_to_safety", officer.id)
        assert {row.kind for row in running(made.id)} == {"find_guardian"}
        verbs = list(Entry.objects.filter(subject=made.id).order_by("place").values_list("verb", flat=True))
        assert verbs == ["child_notified", "notice_received", "notice_acted"]
    with acting("tess"):
        assert ProtectionNotice.objects.get().status == "acted", "who told it sees what became of it"
        met_at = {row.kind: row.met_at for row in Deadline.objects.filter(subject=made.id)}
        assert met_at["receive_notice"] == NOW and met_at["act_on_notice"] == NOW + timedelta(hours=3)


def test_steps_are_refused_by_state_by_role_by_reason_and_by_time(house: str) -> None:
    made = notice()
    cases = (
        ("cyd", operations.act, {"reason": "seen_and_safe"}, NOW, "needs a protection notice that is received"),
        ("cyd", operations.find_adult, {"reason": "document"}, NOW, "needs a protection notice that is"),
        ("tess", operations.receive, {}, NOW, "needs another role than yours: child protection officer"),
        ("cyd", operations.receive, {}, NOW - timedelta(hours=1), "before the notice was sent"),
    )
    for who, act, given, at, sentence in cases:
        with pytest.raises(Refused, match=sentence), acting(who) as officer:
            act(notice=made, officer=officer, at=at, version=made.version, **given)
    with acting("cyd") as officer:
        operations.receive(notice=made, officer=officer, at=NOW, version=made.version)
    with pytest.raises(Conflict, match="it is now received"), acting(second(house)) as officer:
        operations.receive(notice=made, officer=officer, at=NOW, version=made.version)
    with pytest.raises(Refused, match="Choose one"), acting("cyd") as officer:
        operations.act(notice=made, reason="telephoned", officer=officer, at=NOW, version=made.version + 1)


def test_a_notice_is_absent_to_whoever_may_not_see_it(house: str) -> None:
    made = notice()
    with pytest.raises(ProtectionNotice.DoesNotExist), acting("sela") as officer:
        operations.receive(notice=made, officer=officer, at=NOW, version=made.version)


def test_who_may_be_a_child_is_treated_as_one_until_child_protection_finds_an_adult(house: str) -> None:
    made = received(child="unknown")
    with acting("tess") as officer:
        presumption = Presumption.objects.get()
        with pytest.raises(Refused, match="Only child protection"):
            presuming.agree(
                presumption=presumption, consent=AGREED, officer=officer, at=NOW, version=presumption.version
            )
    with acting("cyd") as officer:
        operations.find_adult(notice=made, reason="document", officer=officer, at=NOW, version=made.version)
        assert not running(made.id).exists()
    with acting("tess") as officer:
        mine = {row.kind for row in running(presumption.subject_id) if row.holder == officer.id}
        assert mine == {"support_referral", "ask_consent"}
        with pytest.raises(Refused, match="how the person agreed"):
            presuming.agree(presumption=presumption, consent=None, officer=officer, at=NOW, version=presumption.version)
        now = presuming.agree(
            presumption=presumption, consent=Consent("spoken", "en-nz", NOW), officer=officer, at=NOW,
            version=presumption.version,
        )  # fmt: skip
        assert now.child == "no" and now.consent
        assert not running(presumption.subject_id).filter(kind="ask_consent").exists()


def test_an_adult_who_then_does_not_agree_is_no_longer_presumed_and_a_child_cannot_be_ended_so(house: str) -> None:
    made = received(child="unknown")
    with acting("tess") as officer:
        presumption = Presumption.objects.get()
        for reason, sentence in (
            ("adult_did_not_agree", "Only child protection"),
            ("person_does_not_wish", "A child’s protection does not end"),
            ("obstructed", "never asked of a child"),
        ):
            with pytest.raises(Refused, match=sentence):
                person_presumed.end(
                    presumption=presumption, reason=reason, officer=officer, at=NOW, version=presumption.version
                )
    with acting("cyd") as officer:
        operations.find_adult(notice=made, reason="document", officer=officer, at=NOW, version=made.version)
    with acting("tess") as officer:
        ended = person_presumed.end(
            presumption=presumption, reason="adult_did_not_agree", officer=officer, at=NOW, version=presumption.version
        )
        assert (ended.status, ended.ended_on) == ("ended", "adult_did_not_agree")


def test_an_adult_is_found_only_when_no_guardian_is_proposed_or_appointed(house: str) -> None:
    made = received(child="unknown")
    proposed(made)
    with pytest.raises(Refused, match="end that first"), acting("cyd") as officer:
        operations.find_adult(notice=made, reason="document", officer=officer, at=NOW, version=made.version)


def test_the_database_refuses_a_child_without_a_notice_whoever_writes(house: str) -> None:
    party = met()
    with admin(house) as server, pytest.raises(psycopg.errors.CheckViolation) as caught:
        server.execute(
            "INSERT INTO certification_presumption (id, subject, status, child, basis, by, agency, role, at, "
            "police_told_because, ended_on, version) VALUES (gen_random_uuid(), %s, 'in_force', 'yes', 'signs_seen', "
            "gen_random_uuid(), 'NGO-harakeke', 'outreach_worker', now(), '', '', 1)",
            [party.pk],
        )
    assert caught.value.diag.constraint_name == "presumption_child_has_a_notice"
    made = notice()
    with admin(house) as server:
        for change, constraint in (
            ("status = 'acted'", "notice_"),
            ("status = 'received'", "notice_received_whole"),
            ("status = 'adult', received_by = by, received_at = at", "notice_adult_whole"),
            ("is_child = 'no'", "notice_codes"),
        ):
            with pytest.raises(psycopg.errors.CheckViolation) as caught:
                server.execute(f"UPDATE certification_protectionnotice SET {change} WHERE id = %s", [made.id])
            assert str(caught.value.diag.constraint_name).startswith(constraint)
        with pytest.raises(psycopg.errors.CheckViolation) as caught:
            server.execute(
                "UPDATE certification_presumption SET status = 'ended', ended_on = 'person_does_not_wish', ended_at = at, "
                "ended_by = by WHERE id = %s", [made.presumption_id],
            )  # fmt: skip
        assert caught.value.diag.constraint_name == "presumption_ended_for_a_reason_that_can_be"
        with pytest.raises(psycopg.errors.CheckViolation) as caught:
            server.execute(
                "UPDATE certification_presumption SET status = 'ended', ended_on = 'adult_did_not_agree', ended_at = at, "
                "ended_by = by WHERE id = %s", [made.presumption_id],
            )  # fmt: skip
        assert caught.value.diag.constraint_name == "presumption_found_adult"


def test_a_child_in_a_police_case_is_notified_the_same_way(house: str) -> None:
    _case, party = certified.person()
    with acting("ari") as officer:
        person_presumed.presume(party=party, basis="seen_there", child="yes", consent=None, officer=officer, at=NOW)
    with acting("cyd"):
        assert ProtectionNotice.objects.get().agency == "Police" and Party.objects.count() == 1
