"""Closing by the checklist, which ends what the team knew of the people; reopening, which gives it back to the lead."""

from datetime import timedelta

import pytest
from django.db import connections
from tests.support.people import NOW, acting, officer

from palermo.access.models import Grant
from palermo.access.operations import NotYours
from palermo.agencies import operations as agencies
from palermo.cases import operations as cases
from palermo.cases.models import Case, Closing, Party
from palermo.cases.operations import Conflict, Refused, knowing
from palermo.cases.tests.factories import CLOSED, a_case, closed, knows
from palermo.clocks.queries import running
from palermo.ledger.models import Entry

LATER = NOW + timedelta(days=1)
ALL = {"identity", "assessment", "certificate"}


def reopened(case: Case, by: str = "ari") -> Case:
    with acting(by) as me:
        now = Case.objects.get(pk=case.pk)
        return cases.reopen(case=now, reason="new_information", officer=me, at=LATER, version=now.version)


@pytest.mark.parametrize("lacking", ["told", "papers", "safety"])
def test_each_question_of_the_checklist_is_answered_with_one_of_its_answers(house: str, lacking: str) -> None:
    case, _ = a_case()
    for answer in ("", "perhaps", "given_back" if lacking != "papers" else "everybody_told"):
        with acting("ari") as ari, pytest.raises(Refused, match="Answer before you close it"):
            cases.close(
                case=case,
                reason="concluded",
                answers={**CLOSED, lacking: answer},
                officer=ari,
                at=NOW,
                version=case.version,
            )
    with acting("ari"):
        assert Case.objects.get(pk=case.pk).status == "open"
        assert not Closing.objects.exists()


def test_closing_ends_what_the_team_knew_and_keeps_that_the_case_exists(house: str) -> None:
    case, (losa,) = a_case("Losa Invented")
    assert knows("ari", losa) == knows("hana", losa) == ALL
    closed(case)
    for who in ("ari", "hana"):
        assert knows(who, losa) == set()
        with acting(who):
            assert Case.objects.filter(pk=case.pk).exists()
            assert Party.objects.filter(pk=losa.pk).exists()
    with acting("ari"):
        kept = Closing.objects.get()
        assert (kept.told, kept.grants) == ("everybody_told", 8)
        assert Entry.objects.get(verb="case_closed").terms == {"grants": 8}
    with acting("anna"):
        ended = Grant.objects.filter(ended_because="case_closed")
        assert {grant.holder for grant in ended} == {officer("ari").id, officer("hana").id}


def test_who_leads_another_open_case_with_the_same_person_goes_on_knowing_them(house: str) -> None:
    first, (losa,) = a_case("Losa Invented")
    with acting("ari") as ari:
        second = cases.open_case(officer=ari, at=NOW)
        cases.assign(case=second, to=ari, officer=ari, at=NOW, version=1)
        cases.add_role(case=second, party=losa, role="witness", officer=ari, at=NOW)
    closed(first)
    assert (knows("ari", losa), knows("hana", losa)) == (ALL, set())


def test_the_lead_reopens_it_and_knows_again_and_nobody_else_does(house: str) -> None:
    case, (losa,) = a_case("Losa Invented")
    closed(case)
    opened = reopened(case)
    assert (opened.status, opened.closed_at) == ("open", None)
    assert knows("ari", losa) == ALL
    assert knows("hana", losa) == knows("jun", losa) == set()
    with acting("ari") as ari:
        assert Closing.objects.get().reopened_by == ari.id


def test_a_colleague_does_not_know_that_it_is_there_to_reopen(house: str) -> None:
    case, _ = a_case("Losa Invented")
    closed(case)
    with pytest.raises(Case.DoesNotExist):
        reopened(case, by="jun")


def test_a_senior_officer_reopens_it_for_its_lead_and_learns_nothing(house: str) -> None:
    case, (losa,) = a_case("Losa Invented")
    closed(case)
    opened = reopened(case, by="ngaire")
    assert opened.lead is not None
    assert (knows("ari", losa), knows("ngaire", losa), knows("hana", losa)) == (ALL, set(), set())


def test_whoever_closes_a_case_that_nobody_leads_leads_it_and_the_others_no_longer_know_of_it(house: str) -> None:
    case, _ = a_case(lead="")
    closed(case, by="jun")
    with acting("jun") as jun:
        assert Case.objects.get(pk=case.pk).lead == jun.id
    with acting("ari"):
        assert not Case.objects.filter(pk=case.pk).exists()


def test_where_the_lead_has_left_it_waits_and_a_senior_officer_gives_it_with_what_the_team_knew(house: str) -> None:
    case, (losa,) = a_case("Losa Invented")
    closed(case)
    with acting("dora") as dora:
        agencies.leave(who=officer("ari"), officer=dora, at=NOW)
    opened = reopened(case, by="ngaire")
    assert opened.lead is None
    assert knows("jun", losa) == set()
    with acting("jun") as jun:
        assert running(case.pk).filter(kind="assign_case").exists()
        taken = cases.assign(case=opened, to=jun, officer=jun, at=LATER, version=opened.version)
    assert knows("jun", losa) == set(), "taking it widens nothing"
    with acting("ngaire") as ngaire:
        Case.objects.filter(pk=case.pk).update(lead=None)
        cases.assign(
            case=Case.objects.get(pk=case.pk), to=officer("jun"), officer=ngaire, at=LATER, version=taken.version
        )
    assert knows("jun", losa) == ALL
    assert knows("ngaire", losa) == set()


def test_nobody_resumes_what_they_did_not_know(house: str) -> None:
    case, (losa,) = a_case("Losa Invented")
    closed(case)
    reopened(case)
    for who, lead in (("jun", "jun"), ("ngaire", "ngaire"), ("mila", "ari"), ("hana", "hana")):
        with pytest.raises(NotYours), acting(who):
            knowing.resume(case=case, lead=officer(lead).id, at=LATER)
    with acting("ari") as ari:
        now = Case.objects.get(pk=case.pk)
        cases.handover(case=now, to=officer("jun"), note="", officer=ari, at=LATER, version=now.version)
    assert knows("jun", losa) == ALL
    with acting("jun") as jun:
        assert knowing.resume(case=case, lead=jun.id, at=LATER) == 0


def test_knowledge_ends_for_no_case_that_is_open(house: str) -> None:
    case, (losa,) = a_case("Losa Invented")
    with pytest.raises(NotYours), acting("ari"):
        knowing.end_knowledge(case=case, at=NOW)
    assert knows("ari", losa) == ALL


@pytest.mark.parametrize(
    "call", ["pass_on('lead_resumes', %s, NULL, %s, 'x')", "people(%s)", "must_do('x', %s, %s, now())"]
)
def test_the_inner_functions_are_nobody_s_to_call(house: str, call: str) -> None:
    case, _ = a_case()
    with (
        pytest.raises(Exception, match="permission denied"),
        acting("ari") as ari,
        connections["default"].cursor() as cursor,
    ):
        cursor.execute(f"SELECT cases.{call}", [case.pk, ari.id][: call.count("%s")])


def test_the_second_of_two_who_close_it_is_told_and_ends_nothing_twice(house: str) -> None:
    case, _ = a_case("Losa Invented")
    closed(case)
    case.status = "open"
    with acting("ari") as ari, pytest.raises(Conflict):
        cases.close(case=case, reason="concluded", answers=CLOSED, officer=ari, at=NOW, version=case.version)
    with acting("ari"):
        assert Closing.objects.count() == 1
