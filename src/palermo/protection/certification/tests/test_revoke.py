"""Revoking: proof, another officer, and only after the person was told, helped and heard."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.support.people import NOW, acting

from palermo.journeys import certification_revoked
from palermo.law.dated import value
from palermo.law.period import day_of
from palermo.ledger.models import Entry
from palermo.protection.certification import operations
from palermo.protection.certification.models import Act, Certificate, Certification
from palermo.protection.certification.needs import EXIT_SUPPORT_DAYS
from palermo.protection.certification.operations.status import EXIT_SUPPORT
from palermo.protection.certification.tests import factories


def revoke(
    certification: Certification, by: str = "paul", reason: str = "proved_not_trafficked", at=None
) -> Certification:
    with acting(by) as officer:
        return certification_revoked.revoke(
            certification=certification,
            reason=reason,
            words="Invented proof.",
            officer=officer,
            at=at or NOW + timedelta(hours=5),
            version=certification.version,
        )


def test_it_works_and_services_learn_that_it_ended_while_support_goes_on(house: str) -> None:
    certification = factories.with_the_person(factories.under_review())
    at = timezone.now()
    assert revoke(certification, at=at).status == "revoked"
    for service in ("sela", "ben", "rua", "iris"):
        with acting(service):
            seen = Certificate.objects.get()
            assert (seen.status, seen.ended_at, seen.support_until) == (
                "ended",
                at,
                at + timedelta(days=EXIT_SUPPORT_DAYS),
            )
    with acting("ben") as officer:
        care = operations.check_eligibility(code=seen.code, officer=officer, at=at)
        assert (care.found, care.until) == (True, seen.support_until)
        assert operations.check_eligibility(code=seen.code, officer=officer, at=at).found
        assert operations.verify(number=seen.number, officer=officer, at=at).answer == "ended"


def test_exit_support_is_as_long_as_local_policy_says() -> None:
    assert value(EXIT_SUPPORT, day_of(NOW)) == EXIT_SUPPORT_DAYS


@pytest.mark.parametrize("ground", ["not_cooperating", "left_new_zealand", "no_charge"])
def test_what_is_never_a_ground_is_refused_with_a_sentence(house: str, ground: str) -> None:
    certification = factories.with_the_person(factories.under_review())
    with pytest.raises(operations.Refused, match="never a ground to revoke"):
        revoke(certification, reason=ground)
    with acting("ben"):
        assert Certificate.objects.get().status == "in_force"


def test_the_endorser_cannot_revoke(house: str) -> None:
    certification = factories.with_the_person(factories.under_review("ngaire"))
    with pytest.raises(operations.Refused, match="You can’t revoke this: you endorsed it. Another senior officer must"):
        revoke(certification, by="ngaire")


@pytest.mark.parametrize(
    ("done", "missing"),
    [((), "not told"), (("told",), "not offered help"), (("told", "helped"), "was not heard")],
)
def test_it_needs_the_person_told_helped_and_heard(house: str, done: tuple[str, ...], missing: str) -> None:
    certification = factories.under_review()
    if done:
        certification = factories.with_the_person(certification, *done)
    with pytest.raises(operations.Refused, match=missing):
        revoke(certification)


def test_what_the_person_was_told_in_an_earlier_review_does_not_count(house: str) -> None:
    certification = factories.with_the_person(factories.under_review())
    with acting("paul") as officer:
        certification = operations.confirm(
            certification=certification, officer=officer, at=NOW, version=certification.version
        )
        certification = operations.question(
            certification=certification,
            reason="new_evidence",
            officer=officer,
            at=NOW + timedelta(days=1),
            version=certification.version,
        )
    with pytest.raises(operations.Refused, match="not told"):
        revoke(certification, at=NOW + timedelta(days=2))


def test_the_person_is_heard_on_what_they_were_told(house: str) -> None:
    with pytest.raises(operations.Refused, match="only what they were told"):
        factories.with_the_person(factories.under_review(), "heard")


def test_it_is_refused_while_nothing_is_under_review(house: str) -> None:
    certification, _certificate = factories.issued()
    with pytest.raises(operations.Refused, match="under review"):
        revoke(certification)


def test_the_ledger_has_its_line(house: str) -> None:
    revoke(factories.with_the_person(factories.under_review()))
    with acting("ari"):
        entry = Entry.objects.get(verb="certificate_revoked")
        assert (entry.reason, entry.compartment) == ("proved_not_trafficked", "assessment")
    with acting("ben"):
        assert not Entry.objects.filter(verb="certificate_revoked").exists()


def test_a_new_assessment_can_begin_afterwards(house: str) -> None:
    certification = revoke(factories.with_the_person(factories.under_review()))
    with acting("ari"):
        case, party = certification.case, certification.subject
    assert factories.begun(case, party).status == "assessing"


def mark(certification: Certification, by: str) -> Certification:
    with acting(by) as officer:
        return certification_revoked.mark_in_error(
            certification=certification,
            reason="wrong_person",
            officer=officer,
            at=timezone.now(),
            version=certification.version,
        )


def test_recorded_in_error_takes_a_second_officer_and_is_no_revocation(house: str) -> None:
    certification, certificate = factories.issued("ngaire")
    with pytest.raises(operations.Refused, match="you decided it"):
        mark(certification, "ngaire")
    assert mark(certification, "paul").status == "in_error"
    with acting("ari"):
        assert Act.objects.get(step="issue").in_error_at is not None
        assert not Act.objects.filter(step="revoke").exists()
    for service in ("ben", "iris"):
        with acting(service):
            assert Certificate.objects.get().status == "in_error"
    with acting("ben") as officer:
        assert not operations.check_eligibility(code=certificate.code, officer=officer, at=NOW).found


def test_notices_not_yet_sent_are_recalled(house: str) -> None:
    from tests.support.database import admin

    certification, _certificate = factories.issued()
    queue = (
        "INSERT INTO clocks_message (id, key, template, address, language, queued_at, attempts, problem) VALUES "
        "(gen_random_uuid(), %s, 'certificate_news', 'a@desk.example', 'en-nz', now(), 0, '')"
    )
    with admin(house) as server:
        server.execute(queue, [f"certification:{certification.id}:given:3:MoH:x"])
        server.execute(queue, ["certification:another:given:3:MoH:x"])
    mark(certification, "viv")
    with admin(house) as server:
        rows = dict(
            server.execute(
                "SELECT split_part(key, ':', 2) = 'another', bool_and(recalled_at IS NULL) "
                "FROM clocks_message WHERE key LIKE '%%:given:3:MoH:x' GROUP BY 1"
            ).fetchall()
        )
    assert rows == {True: True, False: False}


def test_a_declined_presumed_victim_in_error_tells_immigration_nothing(house: str) -> None:
    certification, _presumed = factories.declined()
    mark(certification, "paul")
    with acting("iris"):
        assert not Certificate.objects.exists()
    with acting("ben"):
        assert Certificate.objects.get().status == "in_error"
