"""Reviews by their clock; stepping down; closing, which leaves nothing open; reopening."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError
from tests.support.people import NOW, acting

from palermo.cases.operations import Refused
from palermo.clocks.models import Deadline
from palermo.ledger.models import Entry
from palermo.protection.support import operations, queries
from palermo.protection.support.models import File, Review
from palermo.protection.support.tests import factories
from palermo.protection.support.tests.factories import KOWHAI

LATER = NOW + timedelta(days=20)


def review(file: File, levels: dict[str, int | None] = factories.EASED, by: str = "mila") -> Review:
    with acting(by) as me:
        now = File.objects.get(pk=file.pk)
        return operations.record_review(
            file=now, levels=levels, words={}, summary="Invented: she sleeps again.", with_person=True, officer=me,
            at=LATER, version=now.version,
        )  # fmt: skip


def close(file: File, by: str = "mila", **more: Any) -> File:
    with acting(by) as me:
        now = File.objects.get(pk=file.pk)
        given = {"reason": "goals_reached", "outcome": "safe_and_settled", **more}
        return operations.close(file=now, officer=me, at=LATER, version=now.version, **given)


def test_a_review_keeps_then_beside_now_and_starts_the_next_clock(house: str) -> None:
    file = factories.active()
    assert review(file).number == 1
    with acting("mila"):
        safety = queries.needs_of(file)[0]
        assert (safety.then, safety.now) == (3, 1)
        first, again = (Deadline.objects.get(kind=kind) for kind in ("support_review_first", "support_review"))
        assert first.met_at == LATER and again.met_at is None
        # 90 days of the policy, to the end of that day in New Zealand.
        assert timedelta(days=90) <= again.due_at - LATER < timedelta(days=91, hours=1)
        assert Entry.objects.filter(verb="support_reviewed").count() == 1


def test_the_next_review_meets_the_clock_and_starts_it_again(house: str) -> None:
    file = factories.active()
    review(file)
    assert review(file).number == 2
    with acting("mila"):
        assert Deadline.objects.filter(kind="support_review", met_at=None).count() == 1


def test_without_a_plan_there_is_nothing_to_review(house: str) -> None:
    with pytest.raises(Refused, match="no plan under way"):
        review(factories.assessed())


def test_while_stepping_down_it_is_reviewed_and_a_new_plan_takes_it_up_again(house: str) -> None:
    file = factories.active()
    with acting("mila") as mila:
        assert operations.step_down(file=file, officer=mila, at=NOW, version=file.version).status == "stepping_down"
    review(file)
    factories.agreed(file)
    assert factories.fresh(file).status == "active"


def test_nothing_may_be_left_open_at_the_closing(house: str) -> None:
    file = factories.active()
    made = factories.moved(factories.service(file), "offer", "take", "start")
    with pytest.raises(Refused, match="1 service is still open"):
        close(file)
    factories.moved(made, "end", reason="need_met")
    closed = close(file)
    assert (closed.status, closed.reason, closed.outcome, closed.closed_at) == (
        "closed",
        "goals_reached",
        "safe_and_settled",
        LATER,
    )
    with acting("mila"):
        assert not Deadline.objects.filter(subject=file.pk, met_at=None, cancelled_at=None).exists()


@pytest.mark.parametrize("never", ["not_cooperating", "no_charge", "certificate_revoked"])
def test_what_is_never_a_reason_to_close(house: str, never: str) -> None:
    with pytest.raises(Refused, match="Choose one"):
        close(factories.active(), reason=never)


def test_how_the_person_is_must_be_said(house: str) -> None:
    with pytest.raises(Refused, match="how the person is now"):
        close(factories.active(), outcome="")
    with pytest.raises(IntegrityError), acting("mila"):
        File.objects.update(status="closed")


def test_reopened_the_needs_are_asked_about_anew(house: str) -> None:
    file = factories.active()
    close(file)
    with acting("mila") as mila:
        now = File.objects.get(pk=file.pk)
        reopened = operations.reopen(
            file=now, reason="person_asked", officer=mila, at=LATER + timedelta(days=1), version=now.version
        )
        assert reopened.status == "accepted" and reopened.closed_at is None
        assert Deadline.objects.filter(kind="support_assess", met_at=None).exists()
        assert Entry.objects.get(verb="support_reopened").reason == "person_asked"


def test_closed_the_person_can_be_referred_again_and_then_the_old_file_stays_closed(house: str) -> None:
    file = factories.active()
    close(file)
    factories.referred(KOWHAI, party=file.party_id)
    with acting("mila") as mila, pytest.raises(Refused, match="referred for support already"):
        now = File.objects.get(pk=file.pk)
        operations.reopen(file=now, reason="person_asked", officer=mila, at=LATER, version=now.version)
