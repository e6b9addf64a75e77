"""People are sent to Police's triage without a name; Police accept them into a case or send them back."""

import pytest
from tests.support.people import NOW, acting, officer

from palermo.access.operations import NotYours
from palermo.cases.models import Case, Involvement, Party
from palermo.cases.operations import Conflict, Refused
from palermo.cases.tests.factories import CLOSED
from palermo.clocks.models import Deadline
from palermo.clocks.queries import running
from palermo.journeys import screening_to_case
from palermo.ledger.models import Entry
from palermo.protection.identification.screening import operations, queries
from palermo.protection.identification.screening.models import Referral, Screening, Sign, Visit
from palermo.protection.identification.screening.tests import factories
from palermo.vault.models import Sealed
from palermo.vault.operations import reveal
from palermo.vault.queries import latest


def the(referral: Referral) -> Referral:
    return Referral.objects.select_related("subject", "visit", "screening").get(pk=referral.pk)


def names_seen(by: str, party: Party) -> list[str]:
    with acting(by) as who:
        ids = {id_ for (_about, field), id_ in latest([party.pk]).items() if field == "name"}
        shown = (
            reveal(ids, purpose="triage", officer=who, at=NOW, subject=party.pk, compartment="identity") if ids else {}
        )
        return list(shown.values())


def test_an_ngo_refers_without_names_and_triage_sees_the_signs_but_not_who(house: str) -> None:
    """S2: Harakeke's outreach worker meets two women."""
    referrals = factories.waiting(1, "lani", name="Invented Name")
    with acting("hana"):
        assert [each.count for each in queries.waiting_for_police()] == [1]
        assert set(Sign.objects.values_list("code", flat=True)) == {"cd_documents", "ex_hours"}
        assert not Sealed.objects.filter(compartment="identity").exists()
        assert Visit.objects.get().agency == "NGO-harakeke"
    assert names_seen("hana", referrals[0].subject) == []
    assert names_seen("lani", referrals[0].subject) == ["Invented Name"]


@pytest.mark.parametrize("stranger", ["ari", "kit", "mila", "sela", "wei", "ben", "iris", "mere"])
def test_whoever_the_referral_is_not_for_sees_nothing(house: str, stranger: str) -> None:
    factories.waiting(1, "lani")
    with acting(stranger):
        assert not Referral.objects.exists()
        assert not Screening.objects.exists()
        assert not Party.objects.exists()


def test_one_clock_waits_with_the_triage_seat_and_an_urgent_one_climbs(house: str) -> None:
    factories.waiting(3, "lani")
    factories.waiting(2, "otto", urgent="danger")
    with acting("hana"):
        kinds = sorted(Deadline.objects.filter(kind__startswith="screening_triage").values_list("kind", flat=True))
        assert kinds == ["screening_triage", "screening_triage_urgent"]
        assert [(each.count, each.urgent) for each in queries.waiting_for_police()] == [(2, "danger"), (3, "")]


def test_a_referral_needs_an_outcome_and_waits_once(house: str) -> None:
    people = factories.met(factories.visit())
    with pytest.raises(Refused, match="Decide first"):
        factories.sent(people)
    factories.ended(people, "refer")
    factories.sent(people)
    with pytest.raises(Refused, match="waits with Police already"):
        factories.sent(people)


def test_an_adult_who_does_not_agree_is_referred_only_when_in_danger_and_a_child_always(house: str) -> None:
    people = factories.met(factories.visit("lani"), by="lani")
    factories.ended(people, "presume", by="lani")
    with pytest.raises(Refused, match="does not want to be referred"):
        factories.sent(people, "lani", "no")
    with acting("hana"):
        assert not Referral.objects.exists()
        assert not Party.objects.exists()
    factories.sent(people, "lani", "no", "danger")
    (child,) = factories.met(factories.visit("tess"), by="tess", spoken=factories.A_CHILD)
    factories.ended([child], "refer", "child_at_risk", by="tess")
    factories.sent([child], "tess", "no", "child")


def test_only_police_may_say_that_police_met_them(house: str) -> None:
    people = factories.met(factories.visit("lani"), by="lani")
    factories.ended(people, "refer", by="lani")
    with pytest.raises(Refused, match="Say whether the person agrees"):
        factories.sent(people, "lani", "police")


def test_police_learn_who_it_is_by_an_act_of_its_own_when_the_person_agrees(house: str) -> None:
    (referral,) = factories.waiting(1, "lani", name="Invented Name")
    with pytest.raises(Refused, match="only when the person agrees"), acting("lani") as who:
        operations.tell_who(referral=the(referral), agreed=False, officer=who, at=NOW)
    with acting("lani") as who:
        operations.tell_who(referral=the(referral), agreed=True, officer=who, at=NOW)
        assert Entry.objects.get(verb="screening_told_who").terms == {"basis": "agreed"}
    assert names_seen("hana", referral.subject) == ["Invented Name"]
    assert names_seen("ngaire", referral.subject) == []
    assert names_seen("ari", referral.subject) == []


def test_nothing_is_told_where_no_name_was_written(house: str) -> None:
    (referral,) = factories.waiting(1, "lani")
    with pytest.raises(Refused, match="Nobody wrote down"), acting("lani") as who:
        operations.tell_who(referral=the(referral), agreed=True, officer=who, at=NOW)


def test_a_police_officer_tells_without_asking_again(house: str) -> None:
    (referral,) = factories.waiting(1, "mere", name="Invented Name")
    with acting("mere") as who:
        operations.tell_who(referral=the(referral), agreed=False, officer=who, at=NOW)
    assert names_seen("hana", referral.subject) == ["Invented Name"]


def test_triage_accepts_six_into_a_new_case_with_its_lead(house: str) -> None:
    """S1: six men from an orchard."""
    referrals = factories.waiting(6)
    case = factories.accepted(referrals)
    with acting("ari") as lead:
        known = Case.objects.get(pk=case.pk)
        assert (known.lead, known.region, known.industry) == (lead.id, "BOP", "A")
        assert Involvement.objects.filter(case=case, role="possible_victim").count() == 6
        assert Party.objects.count() == 6
        assert Sign.objects.count() == 12
        assert Visit.objects.count() == 1
        assert not Sealed.objects.filter(compartment="identity").exists()
    with acting("hana"):
        assert not queries.waiting_for_police()
        assert not running().filter(kind__startswith="screening_triage").exists()
        assert Entry.objects.filter(verb="referral_accepted").count() == 6
    with acting("wei"):
        assert {each.status for each in Referral.objects.all()} == {"accepted"}
        assert not Case.objects.exists()


def test_or_into_a_case_there_is_and_its_lead_learns_of_them(house: str) -> None:
    case = factories.accepted(factories.waiting(1))
    (late,) = factories.waiting(1, "otto")
    with acting("hana") as who:
        known = Case.objects.get(pk=case.pk)
        screening_to_case.accept(referrals=[(the(late), late.version)], case=known, officer=who, at=NOW)
    with acting("ari"):
        assert Party.objects.count() == 2
        assert Screening.objects.count() == 2
        assert Visit.objects.count() == 2


def test_when_the_name_is_told_after_that_triage_passes_it_on_to_the_lead(house: str) -> None:
    referrals = factories.waiting(1, "lani", name="Invented Name")
    factories.accepted(referrals)
    assert names_seen("ari", referrals[0].subject) == []
    with acting("lani") as who:
        operations.tell_who(referral=the(referrals[0]), agreed=True, officer=who, at=NOW)
    with acting("hana") as who:
        assert running().filter(kind="pass_on_who").count() == 1
        now = Referral.objects.select_related("subject", "visit", "case").get()
        assert screening_to_case.tell_lead(referrals=[now], officer=who, at=NOW) == 1
        assert not running().filter(kind="pass_on_who").exists()
    assert names_seen("ari", referrals[0].subject) == ["Invented Name"]


def test_only_triage_accepts_and_the_second_officer_is_told(house: str) -> None:
    (referral,) = factories.waiting(1)
    with acting("hana"):
        known = the(referral)
    with pytest.raises((Refused, NotYours)), acting("ngaire") as who:
        screening_to_case.accept(referrals=[(known, known.version)], officer=who, at=NOW)
    factories.accepted([referral])
    with pytest.raises(Conflict, match="Someone else decided"), acting("tom") as who:
        stale = the(referral)
        stale.status = "waiting"
        screening_to_case.accept(referrals=[(stale, referral.version)], officer=who, at=NOW)
    with acting("hana"):
        assert Case.objects.count() == 1


def test_sent_back_with_a_reason_polices_grants_end_and_the_screener_decides_again(house: str) -> None:
    (referral,) = factories.waiting(1, "lani", name="Invented Name")
    with acting("lani") as who:
        operations.tell_who(referral=the(referral), agreed=True, officer=who, at=NOW)
    with acting("hana") as who:
        now = the(referral)
        operations.send_back(
            referral=now,
            reason="too_little_known",
            words="Invented: where is it?",
            officer=who,
            at=NOW,
            version=now.version,
        )
    for police in ("hana", "ngaire"):
        with acting(police):
            assert not Referral.objects.exists()
            assert not Party.objects.exists()
            assert not Visit.objects.exists()
            assert not Sealed.objects.exists()
    with acting("lani"):
        assert Screening.objects.get().status == "open"
        assert (the(referral).status, the(referral).reason) == ("returned", "too_little_known")
        assert running().filter(kind="finish_screening").count() == 1
        assert Sealed.objects.filter(about=referral.pk, field="answer").exists()


def test_a_visits_grant_stays_while_somebody_of_it_is_with_police(house: str) -> None:
    first, second = factories.waiting(2, "lani")
    factories.accepted([first])
    with acting("hana") as who:
        now = the(second)
        operations.send_back(referral=now, reason="already_known", officer=who, at=NOW, version=now.version)
    with acting("hana"):
        assert Visit.objects.count() == 1
        assert Party.objects.count() == 1


def test_it_is_withdrawn_while_it_waits_and_not_after(house: str) -> None:
    first, second = factories.waiting(2, "lani")
    with acting("lani") as who:
        operations.withdraw(referral=the(first), reason="person_asked", officer=who, at=NOW, version=1)
    with acting("hana"):
        assert Party.objects.count() == 1
    factories.accepted([second])
    with pytest.raises(Refused, match="waiting with Police"), acting("lani") as who:
        now = the(second)
        operations.withdraw(referral=now, reason="person_asked", officer=who, at=NOW, version=now.version)


def test_a_screening_whose_referral_waits_is_not_taken_up_again(house: str) -> None:
    (referral,) = factories.waiting(1)
    with pytest.raises(Refused, match="withdraw it first"), acting("wei") as who:
        now = the(referral).screening
        operations.reconsider(screening=now, reason="new_sign", officer=who, at=NOW, version=now.version)


def test_a_closed_case_takes_nobody_in(house: str) -> None:
    from palermo.cases import operations as cases

    case = factories.accepted(factories.waiting(1))
    with acting("ari") as who:
        cases.close(
            case=case, reason="concluded", answers=CLOSED, officer=who, at=NOW, version=Case.objects.get().version
        )
    (late,) = factories.waiting(1, "otto")
    with pytest.raises(Refused, match="is closed"), acting("hana") as who:
        screening_to_case.accept(referrals=[(the(late), late.version)], case=Case.objects.get(), officer=who, at=NOW)
    with acting("hana"):
        assert the(late).status == "waiting"
        assert officer("ari")
