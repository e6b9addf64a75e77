"""Record what a human found, and index the evidence. Nothing here decides: a finding is the officer's own."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from palermo.access import queries as grants
from palermo.access.operations import NotYours
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.models import Case, Party
from palermo.cases.operations import Conflict, Refused
from palermo.law.partial_date import parse
from palermo.ledger.operations import append
from palermo.protection.identification.criteria import PROTOCOL, combine
from palermo.protection.identification.lifecycle import FINDING
from palermo.protection.identification.models import Evidence, Finding
from palermo.protection.identification.offence import law_then, span
from palermo.protection.identification.queries import is_in, version_of
from palermo.protection.identification.questions import EVIDENCE_KINDS, KINDS
from palermo.vault.files import Given, beside, seal_file
from palermo.vault.kinds import kind_of
from palermo.vault.operations import seal

AUTHORITY = "nz-2009/13"
FILES = 20
"""Files that may stand beside one entry of the index; the database holds the same bound."""


@transaction.atomic
def record_finding(
    *,
    case: Case,
    party: Party,
    kind: str,
    answers: Mapping[str, str],
    officer: Officer,
    at: datetime,
    version: int,
    reasons: Mapping[str, str] | None = None,
    offence_from: str = "",
    offence_until: str = "",
) -> Finding:
    """Record the protection or the legal finding on a person, replacing the one before.

    `answers` are codes by element (criteria.ELEMENTS) and `reasons` the officer's words by element, which are sealed.
    A legal finding needs the time of the offence; when no single version of 98D covers it, it has no answers and is
    “not met” before the offence existed, “unknown” across a change. `version` is that of the finding the officer
    read (queries.version_of). Raises Refused, NotYours, Conflict.
    """
    _may("record", "", officer, at, case, party)
    law, no_version, answer = _tested(kind, answers, offence_from, offence_until)
    if version_of(party.pk, case.pk, kind) != version:
        raise Conflict(
            f"Someone else recorded a {kind} finding on {party.reference} meanwhile: read both, then decide."
        )
    _replace(Finding.objects.filter(subject=party, case=case, kind=kind, status="current"), officer, at)
    finding = _kept(
        Finding(
            subject=party,
            case=case,
            kind=kind,
            answers=dict(answers),
            answer=answer,
            law=law,
            no_version=no_version,
            offence_from=offence_from,
            offence_until=offence_until,
            recorded_by=officer.id,
            found_at=at,
            version=version + 1,
        ),
        reasons or {},
    )
    append(
        "finding_recorded",
        at=at,
        officer=officer,
        subject=party.pk,
        compartment="assessment",
        about=party.reference,
        authority=law or AUTHORITY,
        terms={"kind": kind, "answer": answer},
    )
    return finding


def _replace(standing: QuerySet[Finding], officer: Officer, at: datetime) -> None:
    if standing.filter(found_at__gt=at).exists():
        raise Refused("The finding that stands was made later than this one: give the time at which you found this.")
    standing.update(status="replaced", ended_at=at, ended_by=officer.id)


def _kept(finding: Finding, reasons: Mapping[str, str]) -> Finding:
    """Save the finding and seal its reasons. Raises Conflict when another was saved in the same moment."""
    try:
        with transaction.atomic():
            finding.save(force_insert=True)
    except IntegrityError as clash:
        raise Conflict("Someone else recorded this finding in the same moment: read both, then decide.") from clash
    for element, words in reasons.items():
        field = f"reason_{element}"
        seal(subject=finding.subject_id, compartment="assessment", about=finding.id, field=field, text=words)
    return finding


@transaction.atomic
def mark_finding_in_error(*, finding: Finding, reason: str, officer: Officer, at: datetime) -> Finding:
    """A finding was recorded in error: it stays, marked, and counts as none. Raises Refused, Conflict."""
    _may("mark_in_error", finding.status, officer, at, finding.case, finding.subject)
    step = FINDING.step("mark_in_error")
    if reason not in step.reasons:
        raise Refused(f"Choose a reason: {', '.join(step.reasons)}.")
    changed = Finding.objects.filter(pk=finding.pk, status="current").update(
        status=step.to, ended_at=at, ended_by=officer.id, in_error_reason=reason
    )
    if not changed:
        raise Conflict("Someone else replaced this finding meanwhile: read it again, then decide.")
    append(
        "finding_in_error",
        at=at,
        officer=officer,
        subject=finding.subject_id,
        compartment="assessment",
        about=finding.subject.reference,
        authority=AUTHORITY,
        reason=reason,
        terms={"kind": finding.kind},
    )
    finding.refresh_from_db()
    return finding


@transaction.atomic
def record_evidence(
    *,
    case: Case,
    party: Party,
    kind: str,
    what: str,
    officer: Officer,
    at: datetime,
    dated: str = "",
    file: Given | None = None,
) -> Evidence:
    """Add a line to the evidence index; what it is and shows is sealed, and so is its file. Raises Refused, NotYours."""
    _may("record", "", officer, at, case, party)
    if kind not in EVIDENCE_KINDS:
        raise Refused(f"“{kind}” is no kind of evidence: choose one of {', '.join(EVIDENCE_KINDS)}.")
    if dated:
        parse(dated)
    made = Evidence.objects.create(subject=party, case=case, kind=kind, dated=dated, recorded_by=officer.id, at=at)
    made.refresh_from_db()
    seal(subject=party.pk, compartment="assessment", about=made.id, field="what", text=what)
    if file:
        seal_file(subject=party.pk, compartment="assessment", about=made.id, given=file)
    append(
        "evidence_recorded",
        at=at,
        officer=officer,
        subject=party.pk,
        compartment="assessment",
        about=party.reference,
        authority=AUTHORITY,
        terms={"evidence": made.reference, "kind": kind},
    )
    return made


@transaction.atomic
def add_file(*, evidence: Evidence, file: Given, officer: Officer, at: datetime) -> None:
    """Seal another file beside a line of the evidence index. Raises Refused, NotYours."""
    _may("record", "", officer, at, evidence.case, evidence.subject)
    if len(beside([evidence.id]).get(evidence.id, ())) >= FILES:
        raise Refused(f"{evidence.reference} has {FILES} files: add another entry to the index.")
    seal_file(subject=evidence.subject_id, compartment="assessment", about=evidence.id, given=file)
    append(
        "file_added",
        at=at,
        officer=officer,
        subject=evidence.subject_id,
        compartment="assessment",
        about=evidence.subject.reference,
        authority=AUTHORITY,
        terms={"evidence": evidence.reference, "kind": kind_of(file.content)},
    )


def _may(step: str, status: str, officer: Officer, at: datetime, case: Case, party: Party) -> None:
    if refusal := FINDING.refusal(step, status, officers.roles_held(at)):
        raise Refused(refusal)
    if not grants.may_see("assessment", party.pk):
        raise NotYours("You hold no grant to assess this person: the lead of the case can share it.")
    if party.kind != "person" or not is_in(case, party):
        raise Refused(f"{party.reference} is not a person in {case.reference}: add them to the case first.")


def _tested(kind: str, answers: Mapping[str, str], offence_from: str, offence_until: str) -> tuple[str, str, str]:
    """The law that applies, or why none does, and what the officer's answers come to."""
    if kind not in KINDS:
        raise Refused(f"“{kind}” is no kind of finding: choose one of {', '.join(KINDS)}.")
    try:
        if kind == "protection":
            return PROTOCOL, "", combine(PROTOCOL, answers).answer.value
        found = law_then(span(offence_from, offence_until))
        if found.state == "in force":
            return found.key, "", combine(found.key, answers).answer.value
    except (ValueError, LookupError) as wrong:
        raise Refused(str(wrong)) from wrong
    if answers:
        raise Refused(f"{found.because} There is no test to answer for that time.")
    if found.state == "unknown":
        return "", "unknown", "unknown"
    return "", "no_such_offence", "not_met"
