"""Who can and cannot see what, as the README says it in English, asked of the cast one by one."""

from uuid import UUID

import pytest
from tests.support.people import NOW, acting
from tests.support.web import desk_client

from palermo.access import operations as access
from palermo.access.queries import visible_compartments
from palermo.cases.models import Party
from palermo.ledger.models import Entry
from palermo.protection.certification.tests import factories as certifying
from palermo.protection.support import operations
from palermo.protection.support.models import File, Plan, Rating, Referral, Service
from palermo.protection.support.tests import factories
from palermo.protection.support.tests.factories import HARAKEKE, KOWHAI, MSD
from palermo.vault.models import Sealed

STANDING = {"report", "casefile"}
"""A triage officer's standing duty is over every report, a senior officer's over every case file."""


def sees(who: str, subject: UUID) -> set[str]:
    """The kinds of knowledge this officer holds of a subject."""
    with acting(who):
        return set(visible_compartments(subject)) - STANDING


def test_the_referrer_learns_whether_it_was_taken_up_and_nothing_that_is_done(house: str) -> None:
    file = factories.active()
    factories.moved(factories.service(file), "offer", "take", "start")
    assert sees("ari", file.pk) == {"case"}
    with acting("ari"):
        assert Referral.objects.get().status == "accepted"
        assert not File.objects.exists() and not Rating.objects.exists() and not Plan.objects.exists()
        assert not Service.objects.exists() and not Sealed.objects.filter(subject=file.pk).exists()
        seen = set(Entry.objects.filter(subject=file.pk).values_list("verb", flat=True))
    assert seen == {"support_referred", "support_who_told", "support_accepted"}
    shown = desk_client("ari").get(f"/support/{file.referral.reference}/").content.decode()
    assert "accepted" in shown and "Needs" not in shown and "emergency bed" not in shown


def test_before_it_is_answered_the_referrer_still_holds_what_they_wrote_and_afterwards_not(house: str) -> None:
    referral = factories.referred()
    assert sees("ari", referral.pk) == {"case", "referral"}
    with acting("mila") as mila:
        operations.accept(referral=referral, officer=mila, at=NOW, version=referral.version)
    assert sees("ari", referral.pk) == {"case"}


@pytest.mark.parametrize("who", ["jun", "ngaire", "paul", "hana", "nell", "wei", "iris", "ben", "cyd", "hugo", "kiri"])
def test_whoever_only_knows_the_person_or_only_their_status_finds_no_file(house: str, who: str) -> None:
    certification, _certificate = certifying.issued()
    factories.accepted(party=certification.subject_id)
    with acting(who):
        assert not Referral.objects.exists() and not File.objects.exists()
        assert not Entry.objects.filter(verb__startswith="support_").exists()


def test_a_new_lead_of_the_case_gets_everything_of_the_case_and_nothing_of_the_support(house: str) -> None:
    case, party = certifying.person()
    file = factories.active(party=party.pk)
    with acting("ngaire") as ngaire:
        certifying.cases.assign(
            case=case, to=factories.officer("jun"), officer=ngaire, at=NOW, version=fresh(case).version
        )
    assert sees("jun", file.pk) == set()


def fresh(row: object) -> object:
    return type(row).objects.get(pk=row.pk)  # type: ignore[attr-defined]


def test_the_organisation_that_is_asked_knows_the_person_by_name_only_with_their_consent(house: str) -> None:
    named = factories.referred()
    assert sees("mila", named.party_id) == {"identity", "certificate"}
    by_reference = factories.referred(KOWHAI, consent="by_reference")
    assert sees("noor", by_reference.party_id) == set()
    not_asked = factories.referred(KOWHAI, by="ari", consent="not_yet", how="")
    assert sees("noor", not_asked.party_id) == set()


def test_by_reference_nothing_on_the_persons_own_record_says_who_helps_them(house: str) -> None:
    referral = factories.referred(consent="by_reference")
    with acting("ari"):
        from palermo.access.models import Grant

        acts = set(Grant.objects.filter(subject=referral.party_id).values_list("act", flat=True))
        assert not any(act.startswith("support") for act in acts)


def test_no_organisation_sees_another_organisations_people(house: str) -> None:
    file = factories.active()
    for stranger in ("noor", "kit", "lani"):
        assert sees(stranger, file.pk) == set() and sees(stranger, file.party_id) == set()
    noor = desk_client("noor")
    for address in ("", "needs/", "plan/", "services/", "review/", "close/", "hand-over/", "accept/", "who/"):
        assert noor.get(f"/support/{file.referral.reference}/{address}").status_code == 404, address
    assert noor.post(f"/support/{file.referral.reference}/read/").status_code == 404
    assert noor.post(f"/support/{file.referral.reference}/name/").status_code == 404
    assert file.referral.reference not in noor.get("/support/?view=house").content.decode()


def test_once_accepted_a_colleague_sees_how_it_stands_and_neither_the_notes_nor_the_name(house: str) -> None:
    referral = factories.referred()
    assert sees("tane", referral.pk) == {"case", "referral", "support", "care"}
    with acting("mila") as mila:
        file = operations.accept(referral=referral, officer=mila, at=NOW, version=referral.version)
    assert sees("tane", file.pk) == {"case", "support"}
    assert sees("tane", file.party_id) == {"certificate"}
    assert sees("mila", file.pk) == {"case", "referral", "support", "care"}
    assert "identity" in sees("mila", file.party_id)


def test_the_ministry_oversees_status_services_and_outcomes_and_never_the_notes_or_the_name(house: str) -> None:
    file = factories.active()
    factories.service(file)
    assert sees("sela", file.pk) == {"case", "support"}
    assert sees("sela", file.party_id) == set()
    with acting("sela"):
        assert File.objects.get().status == "active" and Service.objects.count() == 1
        assert Rating.objects.count() == 12 and not Sealed.objects.filter(subject=file.pk).exists()
    shown = desk_client("sela").get(f"/support/{file.referral.reference}/").content.decode()
    assert "An emergency bed" in shown and "Open the notes" not in shown and "Open the name" not in shown


def test_who_declines_knows_nothing_of_it_afterwards(house: str) -> None:
    referral = factories.referred()
    before = desk_client("mila").get(f"/support/{referral.reference}/")
    assert before.status_code == 200
    with acting("mila") as mila:
        operations.decline(referral=referral, reason="no_room", officer=mila, at=NOW, version=referral.version)
    for who in ("mila", "tane"):
        assert sees(who, referral.pk) == set() and sees(who, referral.party_id) == set()
        assert desk_client(who).get(f"/support/{referral.reference}/").status_code == 404
    assert sees("sela", referral.pk) == {"case", "support"}


def test_the_next_organisation_sees_nothing_of_the_one_that_declined(house: str) -> None:
    first = factories.declined()
    with acting("ari") as ari:
        second = operations.pass_on(
            referral=first, asked=factories.asking(KOWHAI), officer=ari, at=NOW, version=first.version
        )
    assert sees("noor", second.pk) == {"case", "referral", "support", "care"}
    assert sees("noor", first.pk) == set()
    with acting("noor"):
        assert list(Referral.objects.all()) == [second]


def test_the_ministry_that_declined_still_oversees_and_no_longer_reads(house: str) -> None:
    referral = factories.referred(MSD)
    assert sees("sela", referral.pk) == {"case", "referral", "support", "care"}
    with acting("sela") as sela:
        operations.decline(referral=referral, reason="no_room", officer=sela, at=NOW, version=referral.version)
    assert sees("sela", referral.pk) == {"case", "support"}
    assert sees("sela", referral.party_id) == set()


def test_a_withdrawn_referral_is_known_to_the_organisation_no_more(house: str) -> None:
    referral = factories.referred()
    with acting("ari") as ari:
        operations.withdraw(
            referral=referral, reason="person_wishes_none", officer=ari, at=NOW, version=referral.version
        )
    assert sees("mila", referral.pk) == set() and sees("mila", referral.party_id) == set()


def test_when_the_person_no_longer_agrees_the_name_is_closed_to_the_organisation(house: str) -> None:
    file = factories.accepted()
    with acting("mila") as mila:
        operations.take_back_who(referral=file.referral, officer=mila, at=NOW, version=file.referral.version)
    assert "identity" not in sees("mila", file.party_id)
    assert sees("mila", file.pk) == {"case", "referral", "support", "care"}


def test_what_is_opened_for_support_stands_in_no_history_that_an_investigator_reads(house: str) -> None:
    file = factories.active()
    reference = file.referral.reference
    mila = desk_client("mila")
    assert "Sione Invented" in mila.post(f"/support/{reference}/name/").content.decode()
    assert factories.NOTE.split(":")[0] in mila.post(f"/support/{reference}/note/").content.decode()
    assert factories.GOAL in mila.post(f"/support/{reference}/read/").content.decode()
    with acting("ari"):
        assert not Entry.objects.filter(verb="opened").exists()
    with acting("mila"):
        assert Entry.objects.filter(verb="opened", subject=file.pk).count() == 3


def test_the_investigator_cannot_be_given_the_file_by_any_act_of_ours(house: str) -> None:
    file = factories.active()
    for act in ("support_handed_over", "support_manager_told"):
        with acting("mila"), pytest.raises(access.NotYours):
            access.give(act, subject=file.pk, to=factories.officer("ari"), at=NOW)


def test_closing_ends_what_the_referrer_still_held(house: str) -> None:
    file = factories.active()
    with acting("mila") as mila:
        now = File.objects.get(pk=file.pk)
        operations.close(file=now, reason="goals_reached", outcome="better", officer=mila, at=NOW, version=now.version)
    assert sees("ari", file.pk) == set()
    assert sees("sela", file.pk) == {"case", "support"}


def test_a_referral_is_known_to_who_made_it_and_to_no_other_officer_of_their_agency(house: str) -> None:
    """Nor to those with a standing duty over every report, as triage officers have."""
    referral = factories.referred(HARAKEKE, by="hana")
    assert sees("hana", referral.pk) == {"case", "referral"}
    for police in ("ari", "ngaire", "tom"):
        assert sees(police, referral.pk) == set()
    with acting("ari"):
        assert Party.objects.filter(pk=referral.party_id).exists() and not Referral.objects.exists()
