"""What an act gives, to whom, for how long; and how it ends."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone
from tests.support.database import admin
from tests.support.people import NOW, acting, officer

from palermo.access import operations as access
from palermo.access import queries
from palermo.access.models import Grant
from palermo.access.operations import NotYours
from palermo.agencies import operations as agencies
from palermo.agencies.models import Seat
from palermo.cases import operations as cases
from palermo.cases.models import Case, Party
from palermo.demo.cast import officer_id


def a_case() -> UUID:
    with acting("hana") as hana:
        return cases.open_case(officer=hana, at=NOW).id


def a_party(case: UUID) -> UUID:
    with acting("hana") as hana:
        return cases.add_party(case=Case.objects.get(pk=case), kind="person", role="witness", officer=hana, at=NOW).id


def need(house: str, **changes: object) -> None:
    """Change the rules of one act, as a new release would."""
    sets = ", ".join(f"{name} = %s" for name in changes)
    with admin(house) as server:
        server.execute(f"UPDATE access.need SET {sets} WHERE act = 'investigator_named'", list(changes.values()))


def test_the_actor_the_seats_and_the_officer_named_come_to_know_and_nobody_else(house: str) -> None:
    party = a_party(a_case())
    with acting("hana"):
        assert access.give("investigator_named", subject=party, to=officer("jun"), at=NOW) == 1
    sees = {}
    for who in ("hana", "tom", "ari", "jun", "ngaire", "sela", "ben", "anna", "dora"):
        with acting(who):
            sees[who] = Party.objects.filter(pk=party).exists()
    assert {who for who, visible in sees.items() if visible} == {"hana", "jun"}


def test_giving_twice_gives_once(house: str) -> None:
    party = a_party(a_case())
    with acting("hana"):
        assert access.give("investigator_named", subject=party, to=officer("jun"), at=NOW) == 1
        assert access.give("investigator_named", subject=party, to=officer("jun"), at=NOW) == 0


def test_a_grant_says_who_gave_it_by_which_act_and_on_what_authority(house: str) -> None:
    party = a_party(a_case())
    with acting("hana"):
        access.give("investigator_named", subject=party, to=officer("jun"), at=NOW)
        grant = Grant.objects.get(subject=party, act="investigator_named")
    assert (grant.holder, grant.given_by, grant.purpose, grant.authority, grant.from_at, grant.until_at) == (
        officer_id("jun"),
        officer_id("hana"),
        "investigate",
        "nz-2009/23",
        NOW,
        None,
    )


def test_who_does_not_hold_it_does_not_give_it(house: str) -> None:
    party = a_party(a_case())
    for who in ("ben", "dora", "sela"):
        with acting(who), pytest.raises(NotYours, match="share only what you hold"):
            access.give("investigator_named", subject=party, to=officer("jun"), at=NOW)


def test_an_officer_without_the_seat_is_given_nothing(house: str) -> None:
    party = a_party(a_case())
    with acting("hana"), pytest.raises(NotYours, match="does not hold the seat"):
        access.give("investigator_named", subject=party, to=officer("ben"), at=NOW)


def test_an_act_nobody_named_gives_nothing(house: str) -> None:
    case = a_case()
    with acting("hana"), pytest.raises(NotYours):
        access.give("invented_act", subject=case, to=officer("jun"), at=NOW)


def test_a_subject_that_is_not_there_is_refused_as_one_that_is_hidden(house: str) -> None:
    party = a_party(a_case())
    refusals = []
    for subject in (party, uuid4()):
        with acting("sela"), pytest.raises(NotYours) as refusal:
            access.give("investigator_named", subject=subject, to=officer("jun"), at=NOW)
        refusals.append(str(refusal.value))
    assert refusals[0] == refusals[1]


def test_days_bound_a_grant(house: str) -> None:
    party = a_party(a_case())
    need(house, days=7)
    with acting("hana"):
        access.give("investigator_named", subject=party, to=officer("jun"), at=timezone.now())
        grant = Grant.objects.get(subject=party, act="investigator_named")
        assert grant.until_at
        assert timedelta(days=6, hours=23) < grant.until_at - timezone.now() <= timedelta(days=7)


def test_a_grant_whose_days_are_over_shows_nothing(house: str) -> None:
    party = a_party(a_case())
    need(house, days=7)
    with acting("hana"):
        access.give("investigator_named", subject=party, to=officer("jun"), at=timezone.now() - timedelta(days=8))
    with acting("jun"):
        assert not Party.objects.filter(pk=party).exists()


def test_an_act_with_rules_for_different_roles_needs_all_of_them(house: str) -> None:
    """Else one row that the officer may cause would carry the rows that they may not."""
    with admin(house) as server:
        server.execute(
            "INSERT INTO access.need VALUES ('case_opened', 'health', 'actor', '', '{health_eligibility_officer}', "
            "'support', 'x', 'case', 0)"
        )
    with acting("hana") as hana, pytest.raises(NotYours):
        cases.open_case(officer=hana, at=NOW)


def test_an_ended_grant_is_blind_at_the_next_statement_and_stays_for_the_record(house: str) -> None:
    party = a_party(a_case())
    with acting("hana"):
        access.give("investigator_named", subject=party, to=officer("jun"), at=NOW)
    with acting("jun"):
        assert Party.objects.filter(pk=party).exists()
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT access.finish(%s, '{investigator_named}', %s, 'handed_over', now())",
                [party, officer_id("jun")],
            )
            assert cursor.fetchone() == (1,)
        assert not Party.objects.filter(pk=party).exists()
    with acting("hana"):
        grant = Grant.objects.get(subject=party, act="investigator_named")
        assert (grant.ended_by, grant.ended_because) == (officer_id("jun"), "handed_over")
        assert grant not in queries.live(party, timezone.now())


def test_what_ended_can_be_given_again(house: str) -> None:
    party = a_party(a_case())
    with acting("hana"):
        for _ in range(2):
            assert access.give("investigator_named", subject=party, to=officer("jun"), at=NOW) == 1
            assert access.end(subject=party, because="handed_over", at=NOW, acts=("investigator_named",)) == 1


def test_who_may_not_cause_an_act_does_not_end_what_it_gave(house: str) -> None:
    party = a_party(a_case())
    with acting("hana"):
        access.give("investigator_named", subject=party, to=officer("jun"), at=NOW)
    need(house, by=["investigator"])
    with acting("hana"):
        assert access.end(subject=party, because="wished_so", at=NOW, acts=("investigator_named",)) == 0
    with acting("jun"):
        assert access.end(subject=party, because="wished_so", at=NOW, acts=("investigator_named",)) == 1


def test_a_grant_of_an_act_that_left_the_rules_can_still_be_ended(house: str) -> None:
    party = a_party(a_case())
    with acting("hana"):
        access.give("investigator_named", subject=party, to=officer("jun"), at=NOW)
    with admin(house) as server:
        server.execute("DELETE FROM access.need WHERE act = 'investigator_named'")
    with acting("hana"):
        assert access.end(subject=party, because="rule_is_gone", at=NOW, acts=("investigator_named",)) == 1


def test_nothing_is_given_when_the_act_fails(house: str) -> None:
    with pytest.raises(RuntimeError), acting("hana"):
        access.new_subject("case_opened", at=NOW)
        raise RuntimeError("the row was not written")
    with admin(house) as server:
        assert server.execute("SELECT count(*) FROM access.grants WHERE subject IS NOT NULL").fetchone() == (0,)
        assert server.execute("SELECT count(*) FROM access.subject").fetchone() == (0,)


def test_acting_for_someone_gives_what_they_see_and_ends_with_the_day(house: str) -> None:
    party = a_party(a_case())
    now = timezone.now()
    with acting("hana"):
        access.give("investigator_named", subject=party, to=officer("jun"), at=NOW)
    with acting("jun") as jun:
        agencies.arrange_acting(
            absent=jun,
            actor=officer("ari"),
            from_at=now - timedelta(days=1),
            until_at=now + timedelta(days=1),
            officer=jun,
            at=NOW,
        )
    with acting("ari"):
        assert Party.objects.filter(pk=party).exists()
    with admin(house) as server:
        server.execute("UPDATE agencies_acting SET until_at = now() - interval '1 second'")
    with acting("ari"):
        assert not Party.objects.filter(pk=party).exists()


def test_grants_show_to_who_holds_them_who_sees_the_subject_or_that_kind_of_every_subject_and_auditors(
    house: str,
) -> None:
    case = a_case()
    shown = {}
    for who in ("hana", "ari", "ngaire", "anna", "ben", "sela", "dora"):
        with acting(who):
            shown[who] = Grant.objects.filter(subject=case).count()
    assert {who for who, number in shown.items() if number} == {"hana", "ari", "ngaire", "anna"}


def test_standing_duties_show_to_every_officer(house: str) -> None:
    for who in ("ben", "anna"):
        with acting(who):
            assert queries.standing(timezone.now()).filter(compartment="ledger").exists()


def test_the_organisation_an_act_names_comes_to_know_and_no_other(house: str) -> None:
    party = a_party(a_case())
    need(house, to_whom="named", seat="case_manager")
    with acting("hana"):
        seat = Seat.objects.get(agency="NGO-harakeke", role="case_manager")
        assert access.give("investigator_named", subject=party, to=seat, at=NOW) == 1
    sees = {}
    for who in ("mila", "tane", "noor", "sela", "lani"):
        with acting(who):
            sees[who] = Party.objects.filter(pk=party).exists()
    assert {who for who, visible in sees.items() if visible} == {"mila", "tane"}


def test_an_act_that_names_an_organisation_gives_nothing_without_one_of_the_right_role(house: str) -> None:
    party = a_party(a_case())
    need(house, to_whom="named", seat="case_manager")
    with acting("hana"):
        wrongs = (None, Seat.objects.get(agency="HNZC", role="housing_officer"), officer("mila"))
    for wrong in wrongs:
        with acting("hana"), pytest.raises(NotYours, match="Name the agency"):
            access.give("investigator_named", subject=party, to=wrong, at=NOW)
