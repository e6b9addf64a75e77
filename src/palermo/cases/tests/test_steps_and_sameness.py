"""Closing and reopening by every role in every state; parties recorded wrongly; two references that are one."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError
from tests.support.people import NOW, acting
from tests.support.people import officer as person

from palermo.agencies.models import Officer
from palermo.cases import operations as cases
from palermo.cases.lifecycle import CASE
from palermo.cases.models import Case, FileNumber, Involvement, Merge, Party, Sameness
from palermo.cases.operations import Conflict, Refused
from palermo.cases.tests.factories import CLOSED
from palermo.demo.cast import CAST
from palermo.law.lifecycle import Step
from palermo.ledger.models import Entry
from palermo.vault.queries import latest

SEES = ("hana", "ari", "ngaire", "paul")
"""Who sees a case that hana opened and ari leads."""


@pytest.fixture
def case(house: str) -> Case:
    with acting("hana") as hana:
        return cases.open_case(officer=hana, at=NOW)


def a_party(case: Case, **more: str) -> Party:
    with acting("hana") as hana:
        return cases.add_party(
            **{"case": case, "kind": "person", "role": "witness", "officer": hana, "at": NOW, **more}
        )  # type: ignore[arg-type]


def take(name: str, case: Case, officer: Officer, reason: str) -> object:
    """A step by its name, with what it asks beside a reason."""
    mine: dict[str, Any] = {"reason": reason, "officer": officer, "at": NOW}
    if name == "merge":
        other = Case.objects.exclude(pk=case.pk).get()
        return cases.merge(case=case, into=other, version=case.version, **mine)
    if name == "unmerge":
        made = Merge.objects.filter(case=case).first() or Merge(case=case, into=case, version=1)
        return cases.unmerge(merge=made, version=made.version, **mine)
    more: dict[str, Any] = {"answers": CLOSED} if name == "close" else {}
    return getattr(cases, name)(case=case, version=case.version, **mine, **more)


@pytest.mark.parametrize("status", CASE.statuses)
@pytest.mark.parametrize("step", CASE.steps, ids=lambda step: step.name)
def test_each_step_from_each_state_by_each_of_the_cast(case: Case, status: str, step: Step) -> None:
    with acting("hana") as hana:
        for each in (case, cases.open_case(officer=hana, at=NOW)):
            cases.assign(case=each, to=person("ari"), officer=hana, at=NOW, version=1)
    before = {"closed": "close", "merged": "merge"}.get(status)
    if before:
        with acting("ari") as ari:
            take(before, Case.objects.get(pk=case.pk), ari, CASE.step(before).reasons[0])
    roles = {person.username: person.roles for person in CAST}
    for who in SEES:
        with acting(who) as me:
            now = Case.objects.get(pk=case.pk)
            theirs = step.name != "merge" or who in ("ari", "ngaire", "paul")
            if status in step.from_ and set(step.by) & set(roles[who]) and theirs:
                take(step.name, now, me, step.reasons[0])
                assert Case.objects.get(pk=case.pk).status == step.to
                assert Entry.objects.filter(subject=case.pk, verb=VERBS[step.name], reason=step.reasons[0]).exists()
                break
            with pytest.raises(Refused):
                take(step.name, now, me, step.reasons[0])
            assert Case.objects.get(pk=case.pk).status == status


VERBS = {"close": "case_closed", "reopen": "case_reopened", "merge": "case_merged", "unmerge": "case_unmerged"}


def test_a_case_that_somebody_leads_is_closed_by_its_lead_alone(case: Case) -> None:
    with acting("ari") as ari:
        case = cases.assign(case=case, to=ari, officer=ari, at=NOW, version=case.version)
        cases.let_in(case=case, who=person("jun"), officer=ari, at=NOW)
    with acting("jun") as jun, pytest.raises(Refused, match="only its lead closes it"):
        take("close", case, jun, "concluded")
    with acting("ari") as ari:
        take("close", case, ari, "concluded")
        assert Case.objects.get(pk=case.pk).status == "closed"


def test_a_step_needs_a_reason_of_its_list(case: Case) -> None:
    with acting("ari") as ari, pytest.raises(Refused, match="Choose a reason"):
        take("close", case, ari, "because he said so")


@pytest.mark.parametrize(
    "wrong", [{"kind": "ghost"}, {"role": "accomplice"}, {"from_on": "2009-13"}, {"from_on": "last week"}]
)
def test_a_party_of_no_known_kind_role_or_date_is_refused_and_nothing_is_written(
    case: Case, wrong: dict[str, str]
) -> None:
    with pytest.raises(Refused):
        a_party(case, name="Tevita Invented", **wrong)
    with acting("hana"):
        assert not Party.objects.exists()
        assert not Entry.objects.filter(verb="party_added").exists()


def test_a_party_goes_into_no_case_that_its_recorder_does_not_see(case: Case) -> None:
    for who in ("tom", "lusi"):
        with pytest.raises(DatabaseError), acting(who) as me:
            cases.add_party(case=case, kind="person", role="witness", officer=me, at=NOW)
    with acting("ngaire"):
        assert not Party.objects.exists()


def test_a_role_recorded_in_error_stays_marked_once(case: Case) -> None:
    party = a_party(case)
    with acting("hana") as hana:
        role = Involvement.objects.get(party=party)
        cases.mark_role_in_error(involvement=role, reason="wrong_person", officer=hana, at=NOW, version=role.version)
        with pytest.raises(Conflict):
            cases.mark_role_in_error(
                involvement=role, reason="wrong_person", officer=hana, at=NOW, version=role.version
            )
        role.refresh_from_db()
        assert (role.in_error_at, role.in_error_reason) == (NOW, "wrong_person")
        assert Entry.objects.filter(verb="party_role_in_error").count() == 1


def test_a_typed_reason_is_refused_and_nothing_is_marked(case: Case) -> None:
    party = a_party(case)
    with pytest.raises(Exception, match="check constraint"), acting("hana") as hana:
        role = Involvement.objects.get(party=party)
        cases.mark_role_in_error(involvement=role, reason="Tevita said so", officer=hana, at=NOW, version=role.version)
    with acting("hana"):
        assert not Involvement.objects.filter(in_error_at__isnull=False).exists()


def test_two_references_declared_one_merge_nothing_widen_nothing_and_come_apart(case: Case) -> None:
    one, other = a_party(case, name="Tevita Invented"), a_party(case, name="T. Invented")
    with acting("hana") as hana:
        same = cases.declare_same(party=one, other=other, reason="same_document", officer=hana, at=NOW)
        assert Party.objects.count() == 2
        cases.declare_apart(sameness=same, reason="two_people", officer=hana, at=NOW)
        with pytest.raises(Conflict):
            cases.declare_apart(sameness=same, reason="two_people", officer=hana, at=NOW)
        assert Sameness.objects.get().undone_at == NOW
        assert Entry.objects.filter(verb__in=("declared_same", "declared_apart")).count() == 2


def test_a_party_is_not_declared_itself_nor_without_a_reason_of_the_list(case: Case) -> None:
    one, other = a_party(case), a_party(case)
    with acting("hana") as hana:
        with pytest.raises(Refused, match="same as itself"):
            cases.declare_same(party=one, other=one, reason="same_document", officer=hana, at=NOW)
        with pytest.raises(Refused, match="Choose why"):
            cases.declare_same(party=one, other=other, reason="I think so", officer=hana, at=NOW)


def test_another_agency_s_number_is_sealed_and_its_system_is_a_code(case: Case) -> None:
    with acting("hana") as hana:
        kept = cases.record_number(of=case, system="MSD", number="123-456", officer=hana, at=NOW)
        assert latest([kept.id], "number")
        assert "123-456" not in str(FileNumber.objects.values())
    with pytest.raises(Exception, match="filenumber_system_code"), acting("hana") as hana:
        cases.record_number(of=case, system="the man's own", number="1", officer=hana, at=NOW)
    with acting("ben"):
        assert not FileNumber.objects.exists()


def test_a_case_that_is_not_there_reads_as_one_that_is_hidden(case: Case) -> None:
    with acting("sela"):
        for id_ in (case.pk, uuid4()):
            with pytest.raises(Case.DoesNotExist):
                Case.objects.get(pk=id_)
