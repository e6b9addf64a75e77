"""What the investigator does: begin, submit, stop, reopen."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from palermo.access import operations as access
from palermo.access import queries as grants
from palermo.agencies import operations as agencies
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.models import Case, Party
from palermo.cases.operations import Refused
from palermo.clocks import operations as clocks
from palermo.ledger.operations import append
from palermo.protection.certification.facts import Choice
from palermo.protection.certification.lifecycle import CERTIFICATION, ITEM
from palermo.protection.certification.models import Certification
from palermo.protection.certification.operations.step import check, enter, hash_of, locked, take
from palermo.protection.identification import queries as findings
from palermo.vault.operations import seal

UNDECIDED = {
    "decision": "",
    "decided_by": None,
    "decided_at": None,
    "decided_rank": "",
    "decided_hash": "",
    "lacking": "",
    "review": "",
    "submitted_by": None,
    "submitted_at": None,
    "submitted_hash": "",
    "protection": None,
    "legal": None,
}
"""What a certification forgets when it is assessed again; its acts remember."""


@transaction.atomic
def begin(*, case: Case, party: Party, officer: Officer, at: datetime) -> Certification:
    """Begin the assessment of a person for certification; the officer is its drafter. Raises Refused, access.NotYours."""
    if not grants.may_see("assessment", party.pk):
        raise access.NotYours(_("You hold no grant to assess this person: the lead of the case can share it."))
    if party.kind != "person" or not findings.is_in(case, party):
        raise Refused(_("Only a person in the case can be certified: add them to it first."))
    new = Certification(subject=party, case=case, drafted_by=officer.id, began_at=at, status="")
    check("begin", new, officer, at)
    new.status = CERTIFICATION.initial
    new.save(force_insert=True)
    new.refresh_from_db()
    enter("begin", new, officer, at, Choice())
    clocks.start(
        "submit_assessment",
        subject=party.pk,
        compartment="assessment",
        holder=officer.id,
        about=new.reference,
        at=at,
    )
    append(
        "assessment_opened",
        at=at,
        officer=officer,
        subject=party.pk,
        compartment="assessment",
        about=new.reference,
        authority=ITEM,
        terms={"party": party.reference},
    )
    return new


@transaction.atomic
def submit(
    *, certification: Certification, reasons: str, officer: Officer, at: datetime, version: int
) -> Certification:
    """Submit for a senior officer's decision, bound by a hash of what is submitted; `reasons` are sealed.

    Needs both findings; the answers may be anything, so that also a doubtful case is decided by a senior officer.
    Raises Refused, Conflict, access.NotYours.
    """
    now = locked(certification, version)
    check("submit", now, officer, at)
    access.give("certification_submitted", subject=now.subject_id, at=at)
    seal(subject=now.subject_id, compartment="assessment", about=now.id, field="reasons", text=reasons)
    standing = findings.current(now.subject_id, now.case_id)
    senior = officers.seat("Police", "senior_police_officer")
    clocks.meet("submit_assessment", subject=now.subject_id, at=at)
    clocks.meet("answer_question", subject=now.subject_id, at=at)
    clocks.start(
        "decide_certification",
        subject=now.subject_id,
        compartment="assessment",
        holder=senior.id,
        about=now.reference,
        at=at,
    )
    taken = take(
        "submit",
        "certification_submitted",
        now,
        officer,
        at,
        changes={
            "submitted_by": officer.id,
            "submitted_at": at,
            "submitted_hash": hash_of(now),
            "protection": standing["protection"],
            "legal": standing["legal"],
        },
    )
    agencies.tell(senior.id, "certification_waits", key=f"certification:{now.id}:submitted:{taken.version}", at=at)
    return taken


@transaction.atomic
def stop(
    *,
    certification: Certification,
    reason: str,
    words: str = "",
    officer: Officer,
    at: datetime,
    version: int,
) -> Certification:
    """Stop an assessment that nobody wishes to go on; nothing is decided by it. Raises Refused, Conflict."""
    now, choice = locked(certification, version), Choice(reason)
    check("stop", now, officer, at, choice)
    clocks.cancel("submit_assessment", subject=now.subject_id, at=at)
    clocks.cancel("answer_question", subject=now.subject_id, at=at)
    return take("stop", "certification_stopped", now, officer, at, choice=choice, words=words)


@transaction.atomic
def reopen(
    *,
    certification: Certification,
    reason: str,
    words: str = "",
    officer: Officer,
    at: datetime,
    version: int,
) -> Certification:
    """Assess a declined certification again. Presumed status goes on meanwhile. Raises Refused, Conflict."""
    now, choice = locked(certification, version), Choice(reason)
    check("reopen", now, officer, at, choice)
    clocks.cancel("tell_decline", subject=now.subject_id, at=at)
    clocks.start(
        "submit_assessment",
        subject=now.subject_id,
        compartment="assessment",
        holder=officer.id,
        about=now.reference,
        at=at,
    )
    return take("reopen", "certification_reopened", now, officer, at, choice=choice, words=words, changes=UNDECIDED)
