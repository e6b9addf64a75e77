"""What the Police's triage does with a report. Each is one act with one ledger entry."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import F

from palermo.access import operations as access
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases import operations as cases
from palermo.cases.models import Case
from palermo.cases.operations import Conflict, Refused
from palermo.clocks import operations as clocks
from palermo.ledger.operations import append
from palermo.prevention.reporting import receipts, waiting
from palermo.prevention.reporting.criteria import KINDS, Answers, suggests
from palermo.prevention.reporting.lifecycle import APART, REPORT, TOLD_APART, Facts
from palermo.prevention.reporting.models import Classification, Question, Referral, Report
from palermo.prevention.reporting.needs import LED, WAITS
from palermo.vault import operations as vault

CLOSED_AS = {
    "smuggling": "smuggling",
    "labour_rights": "labour",
    "not_trafficking": "other",
    "another_offence": "other",
}
"""What closing for a reason tells a report apart as."""


@transaction.atomic
def acknowledge(*, report: Report, officer: Officer, at: datetime, version: int) -> Report:
    """Say that you have it; from now on it waits for you. Raises Refused, Conflict."""
    report = _step("acknowledge", "report_acknowledged", report, officer, at, version)
    waiting.acknowledged(report, officer, at)
    return report


@transaction.atomic
def emergency(*, report: Report, reason: str, officer: Officer, at: datetime, version: int) -> Report:
    """An emergency response was sent, of the kind `reason` says. Raises Refused, Conflict."""
    before = report.status
    report = _step("emergency", "report_emergency", report, officer, at, version, reason=reason)
    if before == "received":
        waiting.acknowledged(report, officer, at)
    waiting.answer_no_longer_awaited(report, at)
    return report


@transaction.atomic
def ask(*, report: Report, question: str, officer: Officer, at: datetime, version: int) -> Question:
    """Put a question where only the receipt's words open it. Raises Refused, Conflict."""
    if not question.strip():
        raise Refused("Write the question.")
    report = _step("ask", "report_asked", report, officer, at, version, facts=Facts(contact=report.contact))
    asked = Question.objects.create(
        report=report,
        box=receipts.box_for(bytes(report.reply_key), question.strip()),
        asked_at=at,
        asked_by=officer.id,
    )
    vault.seal(subject=report.pk, compartment="report", about=asked.pk, field="question", text=question)
    waiting.answer_awaited(report, at)
    return asked


@transaction.atomic
def tell_apart(
    *,
    report: Report,
    answers: Answers,
    kind: str,
    note: str = "",
    officer: Officer,
    at: datetime,
    version: int,
) -> Classification:
    """Keep what smuggling or trafficking looks like in this report, with the six answers. Raises Refused,
    Conflict.
    """
    if "triage_officer" not in officers.roles_held(at):
        raise Refused("Telling smuggling and trafficking apart needs another role than yours: triage officer.")
    if kind not in KINDS:
        raise Refused("Choose what the answers come to.")
    if not Report.objects.filter(pk=report.pk, version=version).update(kind=kind, version=F("version") + 1):
        raise _changed(report)
    made = _classification(report, answers, kind, note, officer, at)
    append(
        "report_classified",
        at=at,
        officer=officer,
        subject=report.pk,
        compartment="report",
        about=report.reference,
        authority=APART,
        reason=f"suggested_{suggests(answers)}",
        terms={"kind": kind},
    )
    report.refresh_from_db()
    return made


@transaction.atomic
def close(
    *,
    report: Report,
    reason: str,
    answers: Answers | None = None,
    note: str = "",
    officer: Officer,
    at: datetime,
    version: int,
) -> Report:
    """Close without a case, for a coded reason; never on consent alone. Raises Refused, Conflict."""
    facts = Facts(reason, answers, report.child, report.contact)
    kind = CLOSED_AS.get(reason, report.kind)
    report = _step(
        "close",
        "report_closed",
        report,
        officer,
        at,
        version,
        reason=reason,
        facts=facts,
        terms={"kind": kind},
        kind=kind,
    )
    if reason in TOLD_APART and answers:
        _classification(report, answers, kind, note, officer, at)
    else:
        vault.seal(subject=report.pk, compartment="report", about=report.pk, field="closing_note", text=note)
    waiting.decided(report, at)
    return report


@transaction.atomic
def reopen(*, report: Report, reason: str, officer: Officer, at: datetime, version: int) -> Report:
    """Take a closed report up again. Raises Refused, Conflict."""
    report = _step("reopen", "report_reopened", report, officer, at, version, reason=reason)
    clocks.start("triage", subject=report.pk, compartment="report", holder=officer.id, about=report.reference, at=at)
    return report


@transaction.atomic
def refer(*, report: Report, case: Case, note: str = "", officer: Officer, at: datetime, version: int) -> Referral:
    """Tie a report to the case it led to: whoever leads that reads it, and every investigator while nobody does.
    Called by the journey alone.
    """
    report = _step("refer", "report_referred", report, officer, at, version, terms={"case": case.reference})
    cases.come_from(case=case, subject=report.pk, act=LED, at=at)
    if case.lead is None:
        access.give(WAITS, subject=report.pk, at=at)
    made = Referral.objects.create(report=report, case=case, made_at=at, made_by=officer.id)
    vault.seal(subject=report.pk, compartment="report", about=made.pk, field="handover", text=note)
    waiting.decided(report, at)
    return made


def _step(
    name: str,
    verb: str,
    report: Report,
    officer: Officer,
    at: datetime,
    version: int,
    *,
    reason: str = "",
    facts: Facts | None = None,
    terms: Mapping[str, str] | None = None,
    kind: str = "",
) -> Report:
    step = REPORT.step(name)
    if step.reasons and reason not in step.reasons:
        raise Refused("Choose one of the reasons.")
    if refusal := REPORT.refusal(step, report.status, officers.roles_held(at), facts):
        raise Refused(refusal)
    changed = Report.objects.filter(pk=report.pk, version=version, status=report.status).update(
        status=step.to, reason=reason, version=F("version") + 1, **({"kind": kind} if kind else {})
    )
    if not changed:
        raise _changed(report)
    append(
        verb,
        at=at,
        officer=officer,
        subject=report.pk,
        compartment="report",
        about=report.reference,
        authority=step.authority,
        reason=reason,
        terms=terms,
    )
    report.refresh_from_db()
    return report


def _changed(report: Report) -> Conflict:
    return Conflict(f"{report.reference} was changed by someone else since you opened it: read it again, then decide.")


def _classification(
    report: Report, answers: Answers, kind: str, note: str, officer: Officer, at: datetime
) -> Classification:
    made = Classification.objects.create(report=report, kind=kind, **asdict(answers), made_at=at, made_by=officer.id)
    vault.seal(subject=report.pk, compartment="report", about=made.pk, field="note", text=note)
    return made
