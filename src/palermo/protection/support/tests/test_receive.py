"""Accepting and declining; who manages the file afterwards, and who never does."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError
from tests.support.database import admin
from tests.support.people import NOW, acting

from palermo.access import queries as grants
from palermo.cases.operations import Conflict, Refused
from palermo.clocks.models import Deadline
from palermo.demo.cast import officer_id
from palermo.ledger.models import Entry
from palermo.protection.certification.tests import factories as certifying
from palermo.protection.support import operations, queries
from palermo.protection.support.models import File, Referral
from palermo.protection.support.tests import factories
from palermo.protection.support.tests.factories import HARAKEKE, KOWHAI, MSD


def post(house: str, who: str, agency: str = HARAKEKE, role: str = "case_manager") -> None:
    """Somebody of the cast takes a seat in another organisation, as when they change their work."""
    with admin(house) as connection:
        connection.execute(
            "INSERT INTO agencies_posting (id, officer_id, seat_id, from_at) SELECT gen_random_uuid(), %s, s.id, %s "
            "FROM agencies_seat s WHERE s.agency_id = %s AND s.role = %s",
            [officer_id(who), NOW - timedelta(days=1), agency, role],
        )


def accept(referral: Referral, by: str) -> File:
    with acting(by) as me:
        return operations.accept(referral=referral, officer=me, at=NOW, version=referral.version)


def test_who_accepts_manages_the_file_and_is_to_ask_about_the_needs(house: str) -> None:
    file = factories.accepted()
    assert (file.status, file.manager) == ("accepted", officer_id("mila"))
    with acting("mila"):
        assert Deadline.objects.get(kind="support_answer").met_at == NOW
        assert Deadline.objects.get(kind="support_assess").holder == officer_id("mila")
        assert Entry.objects.get(verb="support_accepted").compartment == "case"


def test_another_organisation_does_not_find_it_and_the_ministry_cannot_accept_for_it(house: str) -> None:
    referral = factories.referred()
    with acting("noor"):
        assert queries.by_reference(referral.reference) is None
    with pytest.raises(Refused, match="It is theirs|it is theirs|asked of Harakeke"):
        accept(referral, "sela")
    with acting("mila"):
        assert not File.objects.exists()


def test_it_is_accepted_once(house: str) -> None:
    referral = factories.referred()
    accept(referral, "mila")
    with pytest.raises(Conflict):
        accept(referral, "tane")


@pytest.mark.parametrize("investigator", ["ari", "hana"])
def test_who_took_part_in_investigating_never_accepts_not_even_after_changing_sides(
    house: str, investigator: str
) -> None:
    referral = factories.referred()
    post(house, investigator)
    with pytest.raises(Refused, match="took part in investigating"):
        accept(referral, investigator)
    with acting("mila"):
        assert not File.objects.exists()


def test_an_officer_of_police_who_had_no_part_in_it_may_change_their_work(house: str) -> None:
    referral = factories.referred()
    post(house, "jun")
    assert accept(referral, "jun").manager == officer_id("jun")


def test_who_decided_on_the_certificate_never_manages_the_support(house: str) -> None:
    certification, _certificate = certifying.issued()
    referral = factories.referred(party=certification.subject_id)
    post(house, "ngaire")
    with pytest.raises(Refused, match="took part in investigating"):
        accept(referral, "ngaire")


def test_the_database_refuses_it_too_and_refuses_a_manager_of_another_organisation(house: str) -> None:
    file = factories.accepted()
    post(house, "ari")
    for manager, sentence in ((officer_id("ari"), "never manages"), (officer_id("noor"), "same organisation")):
        with pytest.raises(DatabaseError, match=sentence), acting("mila"):
            File.objects.filter(pk=file.pk).update(manager=manager)


def test_declared_the_same_the_two_references_are_one_person_to_the_rule(house: str) -> None:
    _case, first = certifying.person()
    second_case, second = certifying.person(by="jun", name="Sione Alias")
    referral = factories.referred(party=first.pk)
    with acting("hana") as hana:
        certifying.cases.declare_same(party=first, other=second, reason="investigation", officer=hana, at=NOW)
    post(house, "jun")
    assert second_case
    with pytest.raises(Refused, match="took part in investigating"):
        accept(referral, "jun")


def test_declining_gives_its_reason_and_whoever_referred_is_to_ask_another(house: str) -> None:
    referral = factories.declined()
    with acting("ari"):
        now = Referral.objects.get(pk=referral.pk)
        assert (now.status, now.reason) == ("declined", "no_room")
        due = Deadline.objects.get(kind="support_next")
        assert (due.holder, due.due_at) == (officer_id("ari"), NOW + timedelta(hours=24))
        assert Entry.objects.get(verb="support_declined").reason == "no_room"


def test_a_decline_without_a_reason_of_the_table_is_none(house: str) -> None:
    with pytest.raises(Refused, match="Choose one"):
        referral = factories.referred()
        with acting("mila") as mila:
            operations.decline(
                referral=referral, reason="did_not_cooperate", officer=mila, at=NOW, version=referral.version
            )


def test_after_a_decline_another_is_asked_and_the_clock_is_met(house: str) -> None:
    first = factories.declined()
    with acting("ari") as ari:
        with pytest.raises(Refused, match="has declined"):
            operations.pass_on(referral=first, asked=factories.asking(), officer=ari, at=NOW, version=first.version)
        second = operations.pass_on(
            referral=first, asked=factories.asking(KOWHAI), officer=ari, at=NOW, version=first.version
        )
        assert Referral.objects.get(pk=first.pk).status == "passed_on" and second.after_id == first.pk
        assert Deadline.objects.get(kind="support_next").met_at == NOW
    assert accept(second, "noor").seat_id == second.seat_id


def test_the_ministry_may_ask_another_without_knowing_who_it_is(house: str) -> None:
    first = factories.declined()
    with acting("sela") as sela:
        second = operations.pass_on(
            referral=first, asked=factories.asking(KOWHAI, note=""), officer=sela, at=NOW, version=first.version
        )
        assert second.named_at is None
        assert not grants.may_see("identity", second.party_id)
    assert accept(second, "noor").party_id == first.party_id


def test_a_file_is_handed_over_within_the_organisation_with_everything(house: str) -> None:
    file = factories.active()
    with acting("mila") as mila:
        now = File.objects.get(pk=file.pk)
        with pytest.raises(Refused, match="same organisation"):
            operations.hand_over(
                file=now, to=factories.officer("noor"), note="x", officer=mila, at=NOW, version=now.version
            )
        operations.hand_over(
            file=now, to=factories.officer("tane"), note="Invented note.", officer=mila, at=NOW, version=now.version
        )
    assert holds("tane", file.pk) == {"case", "referral", "support", "care"} and holds("mila", file.pk) == {
        "case", "support",
    }  # fmt: skip
    assert "identity" in holds("tane", file.party_id) and "identity" not in holds("mila", file.party_id)
    with acting("tane"):
        assert Deadline.objects.get(kind="support_review_first").holder == officer_id("tane")


def test_only_who_manages_hands_over(house: str) -> None:
    file = factories.active()
    with acting("tane") as tane, pytest.raises(Refused, match="Only the case manager"):
        operations.hand_over(
            file=File.objects.get(pk=file.pk), to=tane, note="x", officer=tane, at=NOW, version=file.version
        )


def test_a_colleague_takes_over_when_the_manager_has_left_and_not_before(house: str) -> None:
    file = factories.active()
    with acting("tane") as tane, pytest.raises(Refused, match="has a case manager"):
        operations.take_over(file=file, officer=tane, at=NOW, version=file.version)
    with admin(house) as connection:
        connection.execute("UPDATE agencies_officer SET left_at = now() WHERE id = %s", [officer_id("mila")])
    with acting("noor") as noor, pytest.raises((Refused, Conflict)):
        operations.take_over(file=file, officer=noor, at=NOW, version=file.version)
    with acting("tane") as tane:
        taken = operations.take_over(file=file, officer=tane, at=NOW, version=file.version)
        assert taken.manager == officer_id("tane")
        assert Entry.objects.get(verb="support_taken_over").terms == {"who": str(officer_id("mila"))}
    assert holds("tane", file.pk) == {"case", "referral", "support", "care"}
    assert "identity" in holds("tane", file.party_id)


def test_while_the_manager_is_away_who_acts_for_them_manages(house: str) -> None:
    file = factories.assessed()
    with admin(house) as connection:
        connection.execute(
            "INSERT INTO agencies_acting (id, absent_id, actor_id, from_at, until_at, arranged_by) "
            "VALUES (gen_random_uuid(), %s, %s, now() - interval '1 day', now() + interval '1000 days', %s)",
            [officer_id("mila"), officer_id("tane"), officer_id("mila")],
        )
    assert factories.agreed(file, by="tane").number == 1


def holds(who: str, subject: UUID) -> set[str]:
    with acting(who):
        return set(grants.visible_compartments(subject))


def test_the_person_moves_to_another_organisation_without_a_gap(house: str) -> None:
    file = factories.active()
    with acting("mila") as mila:
        moving = operations.move(file=file, asked=factories.asking(MSD, note="Invented."), officer=mila, at=NOW)
    assert accept(moving, "sela").status == "accepted"
    with acting("mila") as mila:
        now = File.objects.get(pk=file.pk)
        assert now.status == "active"
        operations.close(file=now, reason="moved", outcome="better", officer=mila, at=NOW, version=now.version)


def test_only_the_manager_of_an_open_file_moves_it_and_not_whoever_referred(house: str) -> None:
    file = factories.active()
    for other in ("ari", "tane"):
        with acting(other) as me, pytest.raises((Refused, DatabaseError)):
            operations.move(file=file, asked=factories.asking(KOWHAI), officer=me, at=NOW)
