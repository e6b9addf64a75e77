"""Using a certificate: print it, verify its number, check a code at a clinic. Each is entered; none tells a story."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.operations import Refused
from palermo.law.references import normalise
from palermo.ledger.operations import append
from palermo.protection.certification.models import Certificate, Certification

PRINTS = frozenset({"investigator", "senior_police_officer"})
VERIFIES = frozenset(
    {
        "investigator",
        "senior_police_officer",
        "case_manager",
        "health_eligibility_officer",
        "housing_officer",
        "immigration_case_officer",
        "acc_officer",
    }
)
CLINIC = frozenset({"health_eligibility_officer"})


@dataclass(frozen=True)
class Verified:
    """What verifying says: in force, ended or unknown, and for the first two the dates and the kind."""

    answer: str
    kind: str = ""
    from_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True)
class Eligible:
    """What a clinic is told: eligible from a day, perhaps until a day; or not found, which says nothing of why."""

    found: bool
    from_at: datetime | None = None
    until: datetime | None = None


@transaction.atomic
def enter_print(
    *,
    certification: Certification,
    certificate: Certificate,
    language: str,
    named: bool,
    officer: Officer,
    at: datetime,
) -> None:
    """Enter that a certificate in force is printed, in which language and whether with the name. Raises Refused."""
    if not PRINTS & officers.roles_held(at):
        raise Refused(_("A certificate is printed by an investigator or a senior police officer."))
    if certificate.status != "in_force" or certificate.kind != "certificate":
        raise Refused(_("Only a certificate in force is printed; this one is not."))
    append(
        "certificate_printed",
        at=at,
        officer=officer,
        subject=certification.subject_id,
        compartment="assessment",
        about=certification.reference,
        terms={"language": language, "named": "yes" if named else "no"},
    )


@transaction.atomic
def verify(*, number: str, officer: Officer, at: datetime) -> Verified:
    """Whether a certificate is in force, for an officer entitled to know; unknown for any other and for no such number.

    Entered either way. Raises Refused for a role that has nothing to verify.
    """
    if not VERIFIES & officers.roles_held(at):
        raise Refused(_("You hold no role that verifies certificates."))
    found = Certificate.objects.filter(number=normalise(number), kind="certificate").first()
    answer = "unknown"
    if found:
        answer = "in_force" if found.status == "in_force" else "ended"
    _enter("certificate_verified", found, answer, officer, at)
    if found is None:
        return Verified("unknown")
    return Verified(answer, found.kind, found.from_at, found.ended_at)


@transaction.atomic
def check_eligibility(*, code: str, officer: Officer, at: datetime) -> Eligible:
    """Whether the person who shows this code is due funded care: from when, or not found.

    After a revocation care goes on until the end of exit support. Entered either way. Raises Refused.
    """
    if not CLINIC & officers.roles_held(at):
        raise Refused(_("You hold no role that checks eligibility for care."))
    found = Certificate.objects.filter(code=normalise(code)).exclude(status="in_error").first()
    if found and found.status == "ended" and not (found.support_until and found.support_until > at):
        found = None
    _enter("eligibility_checked", found, "eligible" if found else "not_found", officer, at)
    return Eligible(True, found.from_at, found.support_until) if found else Eligible(False)


def _enter(verb: str, found: Certificate | None, answer: str, officer: Officer, at: datetime) -> None:
    """What was found stands in the person's history; what was not, in the auditors' alone, for there is no person."""
    append(
        verb,
        at=at,
        officer=officer,
        subject=found.subject_id if found else None,
        compartment="assessment" if found else "ledger",
        about=found.number if found else "",
        terms={"answer": answer},
    )
