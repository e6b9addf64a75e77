"""When a lead has left: many cases at once, with what they knew and what waited for them, to somebody who is there."""

from datetime import timedelta

import pytest
from tests.support.people import NOW, acting, officer

from palermo.access.operations import NotYours
from palermo.agencies import operations as agencies
from palermo.cases import operations as cases
from palermo.cases import queries
from palermo.cases.models import Case
from palermo.cases.operations import Conflict, Refused, knowing
from palermo.cases.tests.factories import a_case, knows
from palermo.clocks import operations as clocks
from palermo.clocks.queries import waiting_for
from palermo.ledger.models import Entry
from palermo.vault.operations import reveal
from palermo.vault.queries import latest

LATER = NOW + timedelta(minutes=5)
ALL = {"identity", "assessment", "certificate"}


def gone(handle: str = "ari") -> None:
    with acting("dora") as dora:
        agencies.leave(who=officer(handle), officer=dora, at=NOW)


def replaced(*given: Case, to: str = "jun", by: str = "ngaire", of: str = "ari") -> cases.Outcome:
    with acting(by) as me:
        rows = [(Case.objects.get(pk=case.pk), case.version) for case in given]
        return cases.replace_leads(cases=rows, gone=officer(of), to=officer(to), officer=me, at=LATER)


def test_many_cases_go_at_once_with_who_is_in_them_though_the_giver_does_not_know(house: str) -> None:
    made = [a_case(f"Losa Invented {number}") for number in range(3)]
    gone()
    with acting("ngaire"):
        assert [(who.handle, number) for who, number in queries.of_leavers(LATER)] == [("ari", 3)]
    outcome = replaced(*(case for case, _ in made))
    assert (len(outcome.given), outcome.kept) == (3, [])
    for case, (person,) in made:
        assert (knows("jun", person), knows("ngaire", person)) == (ALL, set())
        with acting("jun") as jun:
            assert Case.objects.get(pk=case.pk).lead == jun.id
    with acting("ngaire"):
        assert Entry.objects.filter(verb="lead_replaced").count() == 3
        assert queries.of_leavers(LATER) == []


def test_the_new_lead_opens_a_name(house: str) -> None:
    case, (person,) = a_case("Losa Invented")
    gone()
    replaced(case)
    with acting("jun") as jun:
        ids = latest([person.pk], "name").values()
        texts = reveal(ids, purpose="investigate", officer=jun, at=LATER, subject=person.pk, compartment="identity")
        assert list(texts.values()) == ["Losa Invented"]


def test_what_waited_for_whoever_left_waits_for_the_new_lead(house: str) -> None:
    case, (person,) = a_case("Losa Invented")
    with acting("ari") as ari:
        clocks.start("submit_assessment", subject=person.pk, compartment="assessment", at=NOW, holder=ari.id)
    gone()
    replaced(case)
    with acting("jun") as jun:
        assert [row.subject for row in waiting_for([jun.id])] == [person.pk]


def test_one_that_somebody_changed_meanwhile_holds_up_no_other(house: str) -> None:
    (one, _), (other, _) = a_case(), a_case()
    gone()
    with acting("ngaire") as ngaire:
        cases.correct(
            case=Case.objects.get(pk=other.pk),
            to={"region": "WGN"},
            reason="learned_more",
            officer=ngaire,
            at=LATER,
            version=other.version,
        )
    outcome = replaced(one, other)
    assert outcome.given == [one]
    ((kept, sentence),) = outcome.kept
    assert (kept, "changed by someone else" in sentence) == (other, True)


def test_a_person_in_two_cases_is_known_to_both_new_leads(house: str) -> None:
    one, (losa,) = a_case("Losa Invented")
    other, _ = a_case()
    with acting("ari") as ari:
        cases.add_role(case=other, party=losa, role="witness", officer=ari, at=NOW)
    gone()
    replaced(one, to="jun")
    with acting("dora") as dora:
        seat = officer("jun").postings.get(seat__role="investigator").seat
        agencies.post(who=officer("tom"), seat=seat, from_at=NOW, until_at=None, officer=dora, at=NOW)
    replaced(other, to="tom")
    assert knows("jun", losa) == knows("tom", losa) == ALL


@pytest.mark.parametrize("who", ["tom", "jun", "dora", "mila"])
def test_only_who_may_give_a_case_passes_on_what_somebody_knew(house: str, who: str) -> None:
    case, (losa,) = a_case("Losa Invented")
    gone()
    with pytest.raises(NotYours), acting(who):
        knowing.replace_lead(case=case, heir=officer("jun").id, at=LATER)
    assert knows("jun", losa) == set()


def test_nothing_is_passed_on_to_oneself_nor_to_whoever_leads_no_case(house: str) -> None:
    case, (losa,) = a_case("Losa Invented")
    with acting("ngaire") as ngaire, pytest.raises(Refused, match="has not left"):
        cases.replace_lead(
            case=case, gone=officer("ari"), to=officer("jun"), officer=ngaire, at=LATER, version=case.version
        )
    gone()
    for to in ("ngaire", "hana", "mila"):
        outcome = replaced(case, to=to)
        assert (outcome.given, len(outcome.kept)) == ([], 1)
        assert knows(to, losa) == (ALL if to == "hana" else set())


def test_a_case_that_is_led_by_another_by_now_is_not_given_again(house: str) -> None:
    case, _ = a_case()
    gone()
    replaced(case)
    with acting("ngaire") as ngaire, pytest.raises(Conflict, match="somebody else gave it away"):
        now = Case.objects.get(pk=case.pk)
        cases.replace_lead(
            case=now, gone=officer("ari"), to=officer("jun"), officer=ngaire, at=LATER, version=now.version
        )
