"""Merge a case into another, and undo it. Nothing is moved: the people are put into the other case as well."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import F

from palermo.agencies import operations as agencies
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.lifecycle import CASE
from palermo.cases.models import Case, Involvement, Merge, Party
from palermo.cases.operations import knowing, waiting
from palermo.cases.operations.entering import enter
from palermo.cases.operations.leading import GIVERS, share
from palermo.cases.operations.refusing import Conflict, Refused
from palermo.cases.operations.stepping import take_step
from palermo.clocks import operations as clocks


@transaction.atomic
def merge(*, case: Case, into: Case, reason: str, officer: Officer, at: datetime, version: int) -> Merge:
    """A case goes on in another that is open; by its lead or a senior officer.

    The people whom the officer knows of get their roles there too, and the other case's lead learns of them what the
    officer knows. Merged by who may take it from its lead, the others go with it as well, with what its lead knew of them;
    else people whom only others know stay in the merged case, to be told by those. Raises Refused, Conflict.
    """
    if case.pk == into.pk:
        raise Refused("A case cannot go on in itself: choose another.")
    if into.status != CASE.initial:
        raise Refused(f"{into.reference} is {CASE.label(into.status)}: reopen it first, or choose another.")
    _lead_of(case, officer, at)
    if case.lead and into.lead is None:
        raise Refused(f"Nobody leads {into.reference}: somebody takes it on before another case goes on in it.")
    take_step("merge", case, reason, officer, at, version)
    made = Merge.objects.create(case=case, into=into, reason=reason, merged_at=at, merged_by=officer.id)
    people = _brought(case, into, made, officer)
    if brings := officer.id not in (case.lead, into.lead):
        knowing.bring(merge=made, at=at)
    if into.lead and into.lead != officer.id:
        to = officers.officer(into.lead)
        for party in people:
            share(party=party, to=to, at=at)
        agencies.tell(into.lead, "case_yours", key=f"case_merged:{made.pk}", at=at)
    clocks.cancel_all(subject=case.pk, compartment="casefile", at=at)
    enter("case_merged", case, officer, at, reason=reason, terms={"into": into.reference})
    enter("case_joined", into, officer, at, terms={"joined": case.reference, "count": len(people)})
    _goes_on(case, into, people, at, lets_go=brings or case.lead == officer.id)
    return made


def _goes_on(case: Case, into: Case, people: list[Party], at: datetime, *, lets_go: bool) -> None:
    """Whoever leads the other case leads this one too; whoever led it before no longer knows it, once they told."""
    before = case.lead
    Case.objects.filter(pk=case.pk).update(lead=into.lead, version=F("version") + 1)
    case.status, case.lead = "merged", into.lead
    if into.lead:
        knowing.led(case=into, at=at)
    if before and into.lead and before != into.lead:
        clocks.pass_on(subjects=[party.pk for party in people], holder=before, to=into.lead)
        if lets_go:
            knowing.let_go(case=case, gone=before, because="case_merged", at=at)


def not_its_lead(case: Case, officer: Officer, roles: Collection[str]) -> str:
    """Why an officer of these roles may not merge a case or undo it; "" where they lead it, or may take it from its
    lead."""
    if case.lead == officer.id or set(roles) & GIVERS:
        return ""
    return f"Only the lead of {case.reference}, or a senior officer, does this: ask one of them."


def _lead_of(case: Case, officer: Officer, at: datetime) -> None:
    if sentence := not_its_lead(case, officer, officers.roles_held(at)):
        raise Refused(sentence)


def _brought(case: Case, into: Case, made: Merge, officer: Officer) -> list[Party]:
    """Put those whom the session knows of into the other case, in the roles that they do not have there yet."""
    rows = list(Involvement.objects.filter(case=case, in_error_at=None).order_by("from_on", "id"))
    parties = {party.pk: party for party in Party.objects.filter(pk__in={row.party_id for row in rows})}
    there = set(Involvement.objects.filter(case=into, in_error_at=None, until_on="").values_list("party_id", "role"))
    for row in rows:
        if row.party_id in parties and (row.party_id, row.role) not in there:
            Involvement.objects.create(
                case=into,
                party_id=row.party_id,
                group_id=row.group_id,
                merge=made,
                role=row.role,
                from_on=row.from_on,
                until_on=row.until_on,
                recorded_by=officer.id,
            )
    return list(parties.values())


@transaction.atomic
def unmerge(*, merge: Merge, reason: str, officer: Officer, at: datetime, version: int) -> Case:
    """The merged case is open again, led by whoever leads the other; its people leave the other case, those who were
    put there for themselves stay. `version` is the merge's. Raises Refused, Conflict."""
    case, into = Case.objects.get(pk=merge.case_id), Case.objects.get(pk=merge.into_id)
    if into.status == "merged":
        raise Refused(f"{into.reference} is itself merged into another: undo that first.")
    if into.lead:
        _lead_of(into, officer, at)
    opened = take_step("unmerge", case, reason, officer, at, case.version, lead=into.lead)
    undone = Merge.objects.filter(pk=merge.pk, version=version, undone_at=None).update(
        undone_at=at, undone_by=officer.id, undone_reason=reason, version=F("version") + 1
    )
    if not undone:
        raise Conflict(f"{case.reference} was taken out of {into.reference} by someone else already.")
    Involvement.objects.filter(merge=merge, in_error_at=None).update(
        in_error_at=at, in_error_reason="merge_undone", version=F("version") + 1
    )
    if opened.lead is None:
        waiting.again(opened, at)
    enter("case_unmerged", opened, officer, at, reason=reason, terms={"into": into.reference})
    enter("case_parted", into, officer, at, terms={"joined": case.reference})
    return opened
