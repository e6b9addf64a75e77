"""A case merged into another, and taken out again: nothing is moved, nobody sees more than somebody could tell them."""

from datetime import timedelta

import pytest
from tests.support.people import NOW, acting, officer

from palermo.cases import operations as cases
from palermo.cases import queries
from palermo.cases.models import Case, Involvement, Merge
from palermo.cases.operations import Conflict, Refused
from palermo.cases.tests.factories import a_case, closed, knows
from palermo.ledger.models import Entry

LATER = NOW + timedelta(hours=1)
ALL = {"identity", "assessment", "certificate"}


def fresh(case: Case, by: str = "ari") -> Case:
    with acting(by):
        return Case.objects.get(pk=case.pk)


def merged(case: Case, into: Case, by: str = "ari") -> Merge:
    with acting(by) as me:
        now = Case.objects.get(pk=case.pk)
        there = Case.objects.get(pk=into.pk)
        return cases.merge(case=now, into=there, reason="same_matter", officer=me, at=LATER, version=now.version)


def people_of(case: Case, by: str = "ari") -> set[str]:
    with acting(by):
        found = queries.members(Case.objects.get(pk=case.pk))
        return {each.party.reference for each in found if each.party and each.current}


def test_its_people_are_in_the_other_case_too_and_it_says_where_it_went(house: str) -> None:
    (one, (losa,)), (other, (miro,)) = a_case("Losa Invented"), a_case("Miro Invented")
    made = merged(one, other)
    assert fresh(one).status == "merged"
    assert people_of(other) == {losa.reference, miro.reference}
    assert people_of(one) == {losa.reference}
    with acting("ari"):
        assert [each.case for each in queries.merged_into(other)] == [one]
        assert queries.merged_from(one) == made
        assert Entry.objects.get(verb="case_merged").terms == {"into": other.reference}
        assert Entry.objects.get(verb="case_joined").subject == other.pk


def test_the_other_case_s_lead_learns_what_the_lead_knew_and_the_old_lead_and_the_merger_do_not(house: str) -> None:
    (one, (losa,)), (other, _) = a_case("Losa Invented"), a_case("Miro Invented", lead="jun")
    assert knows("jun", losa) == set()
    merged(one, other, by="ngaire")
    assert (knows("jun", losa), knows("ari", losa), knows("ngaire", losa)) == (ALL, set(), set())
    assert people_of(other, by="jun") >= {losa.reference}
    assert fresh(one, by="jun").lead == fresh(other, by="jun").lead
    with acting("ari"):
        assert not Case.objects.filter(pk=one.pk).exists()


def test_its_lead_merges_it_into_no_case_they_do_not_know_of_nor_into_one_that_nobody_leads(house: str) -> None:
    (one, _), (other, _), (free, _) = a_case("Losa Invented"), a_case(lead="jun"), a_case(lead="")
    with pytest.raises(Case.DoesNotExist):
        merged(one, other)
    with pytest.raises(Refused, match="takes it on before"):
        merged(one, free)


def test_whoever_comes_to_lead_the_other_case_knows_of_the_merged_one_too(house: str) -> None:
    (one, (losa,)), (other, _) = a_case("Losa Invented"), a_case()
    merged(one, other)
    with acting("ngaire") as ngaire:
        now = Case.objects.get(pk=other.pk)
        cases.assign(case=now, to=officer("jun"), officer=ngaire, at=LATER, version=now.version)
    assert (knows("jun", losa), knows("ari", losa)) == (ALL, set())
    for who, knows_of in (("jun", True), ("ari", False)):
        with acting(who):
            assert Case.objects.filter(pk=one.pk).exists() is knows_of


def test_people_whom_the_merger_does_not_know_stay_where_they_are(house: str) -> None:
    (one, (losa,)), (other, _) = a_case("Losa Invented", lead=""), a_case(lead="jun")
    with acting("jun") as jun:
        cases.assign(case=Case.objects.get(pk=one.pk), to=jun, officer=jun, at=NOW, version=1)
    merged(one, other, by="jun")
    assert people_of(other, by="jun") == set()
    assert knows("jun", losa) == set()
    assert people_of(one, by="hana") == {losa.reference}


def test_undone_both_are_as_they_were_and_whoever_was_put_there_for_themselves_stays(house: str) -> None:
    (one, (losa,)), (other, (miro,)) = a_case("Losa Invented"), a_case("Miro Invented")
    made = merged(one, other)
    with acting("ari") as ari:
        cases.add_role(case=other, party=losa, role="witness", officer=ari, at=LATER)
        opened = cases.unmerge(merge=made, reason="two_matters", officer=ari, at=LATER, version=made.version)
        assert (opened.status, opened.lead) == ("open", ari.id)
        with pytest.raises(Refused, match="needs a case that is merged"):
            cases.unmerge(merge=made, reason="two_matters", officer=ari, at=LATER, version=made.version)
        roles = Involvement.objects.filter(case=other, party=losa, in_error_at=None)
        assert [row.role for row in roles] == ["witness"]
    assert people_of(one) == {losa.reference}
    assert people_of(other) == {losa.reference, miro.reference}
    again = merged(one, other)
    assert again.pk != made.pk


def test_a_role_that_is_there_already_is_not_there_twice(house: str) -> None:
    (one, (losa,)), (other, _) = a_case("Losa Invented"), a_case()
    with acting("ari") as ari:
        cases.add_role(case=other, party=losa, role="possible_victim", officer=ari, at=NOW)
    merged(one, other)
    with acting("ari"):
        assert Involvement.objects.filter(case=other, party=losa).count() == 1


def test_only_its_lead_or_a_senior_officer_merges_it(house: str) -> None:
    (one, _), (other, _) = a_case("Losa Invented"), a_case()
    with pytest.raises(Case.DoesNotExist):
        merged(one, other, by="jun")
    assert merged(one, other, by="ngaire").case == one
    assert people_of(other) == people_of(one), "though she knows of none of them"
    assert people_of(other, by="ngaire") == set()


def test_it_is_not_merged_into_itself_nor_into_a_closed_one_nor_into_one_that_is_hidden(house: str) -> None:
    (one, _), (other, _) = a_case(), a_case()
    with pytest.raises(Refused, match="in itself"):
        merged(one, one)
    closed(other)
    with pytest.raises(Refused, match="reopen it first"):
        merged(one, other)
    with acting("mila"):
        assert not Merge.objects.exists()


def test_a_chain_is_undone_from_its_end(house: str) -> None:
    (one, (losa,)), (two, _), (three, _) = a_case("Losa Invented"), a_case(), a_case()
    first, second = merged(one, two), merged(two, three)
    assert people_of(three) == {losa.reference}
    with acting("ari") as ari:
        with pytest.raises(Refused, match="undo that first"):
            cases.unmerge(merge=first, reason="two_matters", officer=ari, at=LATER, version=1)
        cases.unmerge(merge=second, reason="merged_in_error", officer=ari, at=LATER, version=1)
    assert people_of(three) == set()
    with acting("ari") as ari:
        again = Merge.objects.get(pk=first.pk)
        cases.unmerge(merge=again, reason="two_matters", officer=ari, at=LATER, version=1)
    assert people_of(two) == set()
    assert fresh(one).status == "open"


def test_a_merge_needs_the_version_that_was_read(house: str) -> None:
    (one, _), (other, _) = a_case(), a_case()
    with acting("ari") as ari, pytest.raises(Conflict):
        cases.merge(case=one, into=other, reason="same_matter", officer=ari, at=LATER, version=one.version - 1)
    with acting("ari") as ari, pytest.raises(Refused, match="Choose a reason"):
        cases.merge(case=one, into=other, reason="tidiness", officer=ari, at=LATER, version=one.version)
