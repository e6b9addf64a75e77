"""Signs are recorded, for one person or several, and marked when they were a mistake."""

from datetime import timedelta

import pytest
from tests.support.people import NOW, acting

from palermo.access.operations import NotYours
from palermo.cases.operations import Conflict, Refused
from palermo.ledger.models import Entry
from palermo.protection.certification.tests.factories import person
from palermo.protection.identification.indicators import assess, profile
from palermo.protection.identification.screening import operations, queries, signs
from palermo.protection.identification.screening.models import Sign
from palermo.protection.identification.screening.operations import Seen
from palermo.protection.identification.screening.tests import factories
from palermo.vault.models import Sealed


def test_each_chosen_person_gets_each_sign_with_its_observer_time_evidence_and_language(house: str) -> None:
    people = factories.met(factories.visit(), 3)
    factories.saw(people[:2], "cd_documents", "ex_hours", observer="person")
    with acting("wei") as officer:
        rows = Sign.objects.order_by("subject", "code")
        assert len(rows) == 4
        assert {(each.observer, each.seen_at, each.evidence, each.language) for each in rows} == {
            ("person", NOW, "none", "sm")
        }
        assert {each.indicators for each in rows} == {"labour@1"}
        assert {each.recorded_by for each in rows} == {officer.id}
        assert Entry.objects.filter(verb="sign_recorded").count() == 4
        assert Sealed.objects.filter(field="words", about__in=[each.pk for each in rows]).count() == 4


def test_a_second_press_of_the_button_writes_nothing(house: str) -> None:
    people = factories.met(factories.visit())
    factories.saw(people, "cd_documents")
    factories.saw(people, "cd_documents")
    factories.saw(people, "cd_documents", observer="person")
    with acting("wei"):
        assert Sign.objects.count() == 2


def test_a_sign_of_another_list_or_from_later_than_now_is_refused_and_nothing_is_written(house: str) -> None:
    people = factories.met(factories.visit(), 2)
    with pytest.raises(Refused, match="no sign of the list"):
        factories.saw(people, "cd_documents", "cd_invented")
    with pytest.raises(Refused, match="no sign of the list"):
        factories.saw(people, "rv_law", profile="child_labour")
    seen = Seen("adult_labour", ("cd_documents",), "officer", NOW + timedelta(hours=1))
    with pytest.raises(Refused, match="later than now"), acting("wei") as officer:
        operations.record_signs(seen=seen, people=people, officer=officer, at=NOW)
    with acting("wei"):
        assert not Sign.objects.exists()


def test_a_mistake_is_marked_stays_and_can_be_recorded_again(house: str) -> None:
    people = factories.met(factories.visit())
    factories.saw(people, "cd_documents")
    with acting("wei") as officer:
        sign = Sign.objects.get()
        operations.mark_sign_in_error(sign=sign, reason="wrong_person", officer=officer, at=NOW)
        assert not queries.signs_of(people[0].subject_id).exists()
        assert Entry.objects.get(verb="sign_in_error").reason == "wrong_person"
    with pytest.raises(Conflict, match="marked this sign already"), acting("wei") as officer:
        operations.mark_sign_in_error(sign=Sign.objects.get(), reason="wrong_person", officer=officer, at=NOW)
    factories.saw(people, "cd_documents")
    with acting("wei"):
        assert Sign.objects.count() == 2


def test_others_cannot_add_signs(house: str) -> None:
    people = factories.met(factories.visit())
    with pytest.raises(NotYours, match="no grant"):
        factories.saw(people, "cd_documents", by="otto")
    with acting("wei"):
        assert not Sign.objects.exists()


def test_the_investigator_adds_signs_later_on_the_case_and_a_stranger_does_not(house: str) -> None:
    case, party = person()
    seen = Seen("adult_labour", ("cd_debt",), "document", NOW, evidence="document")
    with acting("ari") as officer:
        (made,) = operations.record_signs(seen=seen, case=case, party=party, officer=officer, at=NOW)
        assert (made.visit_id, made.case_id, made.subject_id) == (None, case.pk, party.pk)
    with pytest.raises(NotYours, match="no grant to assess"), acting("jun") as officer:
        operations.record_signs(seen=seen, case=case, party=party, officer=officer, at=NOW)


def test_the_orchards_signs_come_to_the_pattern_of_the_scenario(house: str) -> None:
    """S1: deceptive 0/3/0, coercive recruitment 0/1/0, abuse of vulnerability 0/3/0, exploitation 1/1/0, coercion at
    destination 1/1/0, abuse of vulnerability there 0/2/0: trafficking."""
    people = factories.met(factories.visit(), 6)
    factories.saw(people, "dr_wages", "dr_conditions", "dr_housing", "cr_debt", "rv_status", "rv_schooling", "rv_uninformed",
                  "ex_hours", "ex_pay", "cd_documents", "cd_denounce", "dv_dependency", "dv_area")  # fmt: skip
    with acting("wei"):
        for each in people:
            observed: dict[str, list[str]] = {}
            for sign in queries.signs_of(each.subject_id):
                observed.setdefault(signs.dimension_of(sign.profile, sign.code), []).append(sign.code)
            assert assess(profile("adult_labour"), observed).pattern == "trafficking"
        assert Sign.objects.count() == 6 * 13
