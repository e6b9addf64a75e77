"""What is done with the person: they are told, offered help, heard. Without it nothing is taken from anybody."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.operations import Refused
from palermo.clocks import operations as clocks
from palermo.ledger.operations import append
from palermo.protection.certification.grounds import HELPERS
from palermo.protection.certification.lifecycle import DECIDES, DRAFTS, ITEM
from palermo.protection.certification.models import Certification, PersonAct
from palermo.protection.certification.operations.step import locked
from palermo.vault.operations import seal

ABOUT = {"declined": "decision", "issued": "decision", "under_review": "review"}
"""What the person is told of, by the status the certification has."""


@transaction.atomic
def record_told(
    *,
    certification: Certification,
    language: str,
    words: str = "",
    officer: Officer,
    at: datetime,
    version: int,
) -> PersonAct:
    """The person was told: of the decision and how to have it reviewed, or of what is held against their certificate.

    `language` is the one they were told in. Meets the deadline `tell_decline`. Raises Refused, Conflict.
    """
    now = _with(certification, version, officer, at)
    if not language:
        raise Refused(_("Say in which language the person was told."))
    made = _keep(now, "told", officer, at, words, language=language)
    if now.status == "declined":
        clocks.meet("tell_decline", subject=now.subject_id, at=at)
    append(
        "person_told",
        at=at,
        officer=officer,
        subject=now.subject_id,
        compartment="assessment",
        about=now.reference,
        authority=ITEM,
        terms={"language": language},
    )
    return made


@transaction.atomic
def record_helped(
    *,
    certification: Certification,
    helper: str,
    accepted: bool,
    words: str = "",
    officer: Officer,
    at: datetime,
    version: int,
) -> PersonAct:
    """The person was offered help to understand and answer: by whom, and whether they took it. Raises Refused, Conflict."""
    now = _with(certification, version, officer, at)
    if helper not in HELPERS:
        raise Refused(_("Say who offered to help the person."))
    made = _keep(now, "helped", officer, at, words, helper=helper, accepted=accepted)
    append(
        "person_helped",
        at=at,
        officer=officer,
        subject=now.subject_id,
        compartment="assessment",
        about=now.reference,
        authority=ITEM,
        terms={"helper": helper},
    )
    return made


@transaction.atomic
def record_heard(
    *, certification: Certification, words: str, officer: Officer, at: datetime, version: int
) -> PersonAct:
    """The person was heard, after they had been told; what they said is sealed. Raises Refused, Conflict."""
    now = _with(certification, version, officer, at)
    if now.status == "under_review" and (now.told_at is None or at < now.told_at):
        raise Refused(_("The person can answer only what they were told: record that first."))
    made = _keep(now, "heard", officer, at, words)
    append(
        "person_heard",
        at=at,
        officer=officer,
        subject=now.subject_id,
        compartment="assessment",
        about=now.reference,
        authority=ITEM,
    )
    return made


def _with(certification: Certification, version: int, officer: Officer, at: datetime) -> Certification:
    if not {*DRAFTS, *DECIDES} & officers.roles_held(at):
        raise Refused(_("What was done with the person is recorded by an investigator or a senior police officer."))
    now = locked(certification, version)
    if now.status not in ABOUT:
        raise Refused(_("There is nothing to tell the person yet: it is neither decided nor under review."))
    since = now.questioned_at if now.status == "under_review" else now.decided_at
    if since and at < since:
        raise Refused(_("This was before what it is about: give the time at which it happened."))
    return now


def _keep(
    certification: Certification,
    kind: str,
    officer: Officer,
    at: datetime,
    words: str,
    *,
    language: str = "",
    helper: str = "",
    accepted: bool | None = None,
) -> PersonAct:
    about = ABOUT[certification.status]
    made = PersonAct.objects.create(
        certification=certification,
        subject=certification.subject_id,
        kind=kind,
        about=about,
        language=language,
        helper=helper,
        accepted=accepted,
        at=at,
        recorded_by=officer.id,
    )
    seal(subject=certification.subject_id, compartment="assessment", about=made.id, field="words", text=words)
    changes: dict[str, object] = {"version": F("version") + 1}
    if about == "review":
        changes[f"{kind}_at"] = at
    Certification.objects.filter(pk=certification.pk).update(**changes)
    return made
