"""Needs in twelve domains; one plan, agreed with the person."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from tests.support.people import NOW, acting

from palermo.cases.operations import Conflict, Refused
from palermo.clocks.models import Deadline
from palermo.ledger.models import Entry
from palermo.protection.support import operations, queries
from palermo.protection.support.models import File, Plan, Rating
from palermo.protection.support.tests import factories


def record(file: File, levels: dict[str, int | None], by: str = "mila") -> File:
    with acting(by) as me:
        return operations.record_needs(file=file, levels=levels, words={}, officer=me, at=NOW, version=file.version)


def test_the_needs_are_recorded_all_twelve_and_a_plan_is_due(house: str) -> None:
    file = factories.assessed()
    with acting("mila"):
        assert file.status == "assessed" and Rating.objects.count() == 12
        assert Deadline.objects.get(kind="support_assess").met_at == NOW
        assert Deadline.objects.get(kind="support_plan").holder == file.manager
        assert Entry.objects.get(verb="support_needs_recorded").compartment == "support"


def test_what_the_person_did_not_wish_to_say_is_neither_nought_nor_missing(house: str) -> None:
    file = factories.assessed({**factories.GREAT, "immigration": None})
    with acting("mila"):
        by_domain = {need.domain: need for need in queries.needs_of(file)}
    assert (by_domain["immigration"].now, by_domain["immigration"].asked) == (None, True)


@pytest.mark.parametrize(
    ("levels", "sentence"),
    [
        (dict.fromkeys(list(factories.GREAT)[1:], 1), "how things are with: Safety"),
        ({**factories.GREAT, "safety": 5}, "from 0, none, to 4"),
    ],
)
def test_a_domain_that_was_not_asked_about_is_named(house: str, levels: dict[str, int | None], sentence: str) -> None:
    file = factories.accepted()
    with pytest.raises(Refused, match=sentence):
        record(file, levels)
    with acting("mila"):
        assert not Rating.objects.exists()


@pytest.mark.parametrize("other", ["tane", "sela"])
def test_a_colleague_and_the_ministry_record_nothing_in_it(house: str, other: str) -> None:
    file = factories.accepted()
    with pytest.raises(Refused, match="Mila Brandt manages this file"):
        record(file, dict(factories.GREAT), by=other)


def test_one_plan_stands_and_the_one_before_stays(house: str) -> None:
    file = factories.active()
    factories.agreed(file, goals={"work_education": "Invented: a course in the spring."}, given_how="read_out")
    with acting("mila"):
        first, second = Plan.objects.order_by("number")
        assert (first.replaced_at, second.replaced_at, queries.current_plan(file)) == (NOW, None, second)
        assert Deadline.objects.filter(kind="support_review_first").count() == 1
        assert [e.terms for e in Entry.objects.filter(verb="support_plan_agreed").order_by("place")] == [
            {"number": 1},
            {"number": 2},
        ]


def test_the_database_keeps_it_to_one_plan(house: str) -> None:
    file = factories.active()
    with pytest.raises(IntegrityError), acting("mila") as mila:
        Plan.objects.create(
            file=file, number=9, agreed_at=NOW, recorded_by=mila.id, agreed_by="person", language="sm", given_how="both"
        )


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"goals": {"safety": "  "}}, "at least one thing"),
        ({"agreed_by": "guardian"}, "is an adult"),
        ({"given_how": "not_at_all"}, "how the person has the plan"),
        ({"language": ""}, "in which language"),
    ],
)
def test_a_plan_is_the_persons_or_it_is_none(house: str, given: dict[str, object], sentence: str) -> None:
    file = factories.assessed()
    with pytest.raises(Refused, match=sentence):
        factories.agreed(file, **given)


def test_a_plan_needs_the_needs_first(house: str) -> None:
    with pytest.raises(Refused, match="needs a support file that is"):
        factories.agreed(factories.accepted())


def test_two_who_write_at_once_lose_neither(house: str) -> None:
    file = factories.assessed()
    factories.agreed(file)
    with acting("mila") as mila, pytest.raises(Conflict):
        operations.step_down(file=file, officer=mila, at=NOW, version=file.version)


def test_a_time_before_the_file_was_opened_is_refused(house: str) -> None:
    file = factories.accepted()
    with acting("mila") as mila, pytest.raises(Refused, match="before the file was opened"):
        operations.record_needs(
            file=file, levels=factories.GREAT, words={}, officer=mila, at=NOW - timedelta(days=1), version=file.version
        )
