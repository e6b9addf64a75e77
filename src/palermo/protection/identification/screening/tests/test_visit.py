"""A visit begins, and people are put on it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.support.people import NOW, acting

from palermo.access.operations import NotYours
from palermo.cases.models import Party
from palermo.cases.operations import Conflict, Refused
from palermo.clocks.models import Deadline
from palermo.law import references
from palermo.ledger.models import Entry
from palermo.protection.identification.screening import operations
from palermo.protection.identification.screening.models import Screening, Visit
from palermo.protection.identification.screening.operations import Spoken
from palermo.protection.identification.screening.tests import factories
from palermo.vault.models import Sealed

STRANGERS = ("hana", "ari", "ngaire", "sela", "mila", "lani", "ben", "iris", "otto", "mere", "anna", "cyd")


@pytest.mark.parametrize("who", ["mere", "wei", "otto", "vik", "ari", "hana", "lusi", "tess", "lani", "sela", "noor"])
def test_everyone_who_screens_can_begin_a_visit(house: str, who: str) -> None:
    made = factories.visit(who)
    with acting(who) as officer:
        assert (made.reference[:2], made.agency, made.sector) == ("SC", officer.agency_id, "A")
        assert Deadline.objects.get(subject=made.pk).kind == "finish_screening"


@pytest.mark.parametrize("who", ["ngaire", "dora", "ben", "kiri", "nell", "anna", "cyd"])
def test_nobody_else_can(house: str, who: str) -> None:
    with pytest.raises(Refused, match="needs another role"):
        factories.visit(who)


def test_the_person_is_a_party_by_reference_and_a_name_is_sealed(house: str) -> None:
    (screening,) = factories.met(factories.visit(), name="Sione Invented")
    with acting("wei"):
        party = Party.objects.get(pk=screening.subject_id)
        assert (party.kind, party.language, screening.number) == ("person", "sm", 1)
        assert (screening.profile, screening.indicators) == ("adult_labour", "labour@1")
        assert set(Sealed.objects.filter(subject=party.pk).values_list("compartment", "field")) == {
            ("identity", "name")
        }


def test_a_child_is_screened_by_the_list_for_a_child(house: str) -> None:
    (screening,) = factories.met(factories.visit("tess"), by="tess", spoken=factories.A_CHILD)
    assert screening.profile == "child_labour"


def test_twelve_people_are_one_act_with_twelve_entries(house: str) -> None:
    people = factories.met(factories.visit("otto", factories.VESSEL), 12, "otto")
    with acting("otto"):
        assert [each.number for each in people] == list(range(1, 13))
        assert Entry.objects.filter(verb="person_screened").count() == 12


@pytest.mark.parametrize("stranger", STRANGERS)
def test_nobody_else_sees_the_visit_its_people_or_its_entries(house: str, stranger: str) -> None:
    factories.met(factories.visit())
    with acting(stranger):
        assert not Visit.objects.exists()
        assert not Screening.objects.exists()
        assert not Party.objects.exists()
        assert not Entry.objects.filter(
            subject__isnull=False, verb__in=("visit_begun", "person_screened")
        ).exists() or (stranger == "anna")


def test_someone_else_cannot_put_people_on_it(house: str) -> None:
    made = factories.visit()
    with pytest.raises(NotYours, match="no grant"):
        factories.met(made, by="otto")


def test_it_is_keyed_in_later_with_its_own_time_and_its_sheet_once(house: str) -> None:
    number = references.make("H")
    sheet = replace(factories.VESSEL, method="sheet", sheet=number)
    two_days_ago = NOW - timedelta(days=2)
    made = factories.visit("otto", sheet, when=two_days_ago)
    with acting("otto"):
        assert made.at == two_days_ago
        assert made.recorded_at > two_days_ago
        assert Entry.objects.get(verb="visit_begun").at == two_days_ago
    with pytest.raises(Refused, match="keyed in already"):
        factories.visit("wei", sheet, when=two_days_ago)
    with pytest.raises(Refused, match="wrong or swapped character"):
        factories.visit("wei", replace(sheet, sheet=number[:-1] + ("2" if number[-1] != "2" else "3")))


def test_a_visit_of_tomorrow_is_refused_and_nothing_is_written(house: str) -> None:
    with pytest.raises(Refused, match="later than now"):
        factories.visit(when=NOW + timedelta(hours=1))
    with acting("wei"):
        assert not Visit.objects.exists()
        assert not Sealed.objects.exists()


def test_a_visit_holds_sixty_people_at_most(house: str) -> None:
    made = factories.visit()
    with pytest.raises(Refused, match="60 people at most"):
        factories.met(made, 61)
    with acting("wei"):
        assert not Screening.objects.exists()


def test_what_is_learnt_later_changes_the_row_and_the_second_writer_is_told(house: str) -> None:
    (screening,) = factories.met(factories.visit(), spoken=Spoken())
    given = {"screening": screening, "at": NOW, "version": screening.version}
    with acting("wei") as officer:
        changed = operations.change_person(**given, spoken=factories.A_CHILD, officer=officer)
        assert (changed.child, changed.profile, changed.language) == ("yes", "child_labour", "to")
    with pytest.raises(Conflict, match="changed by someone else"), acting("wei") as officer:
        operations.change_person(**given, spoken=factories.SAMOAN, officer=officer)


def test_who_it_is_can_be_written_down_later(house: str) -> None:
    (screening,) = factories.met(factories.visit())
    with acting("wei") as officer:
        operations.record_who(screening=screening, name="Sione Invented", details="", officer=officer, at=NOW)
        assert Entry.objects.get(verb="details_recorded").about == screening.subject.reference
    with pytest.raises(Refused, match="Write the name"), acting("wei") as officer:
        operations.record_who(screening=screening, name=" ", details="", officer=officer, at=NOW)
