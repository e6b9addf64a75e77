"""Certifications and certificates the session may see."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.law.dated import value
from palermo.law.period import day_of
from palermo.protection.certification import ranks
from palermo.protection.certification.lifecycle import LIVE
from palermo.protection.certification.models import Act, Certificate, Certification
from palermo.protection.certification.services import ON_CERTIFICATE, ON_PRESUMED, Service

PAGE = 25


def by_reference(reference: str) -> Certification | None:
    """The certification of that reference, or None when hidden and when absent alike."""
    return Certification.objects.filter(reference=reference).first()


def live_of(subject: UUID) -> Certification | None:
    """A person's certification on its way or in force."""
    return Certification.objects.filter(subject_id=subject, status__in=LIVE).first()


def of_person(subject: UUID, case: UUID) -> QuerySet[Certification]:
    """Every certification of a person in a case, newest first."""
    return Certification.objects.filter(subject_id=subject, case_id=case).order_by("-began_at", "-id")


def listed(*, statuses: tuple[str, ...] = (), reference: str = "", after: str = "") -> list[Certification]:
    """A page of certifications, newest first: one more than `PAGE` when there are more. `after` is a reference."""
    rows = Certification.objects.order_by("-began_at", "-id")
    if statuses:
        rows = rows.filter(status__in=statuses)
    if reference:
        rows = rows.filter(Q(reference=reference) | Q(case__reference=reference) | Q(subject__reference=reference))
    if after and (last := by_reference(after)):
        rows = rows.filter(Q(began_at__lt=last.began_at) | Q(began_at=last.began_at, id__lt=last.id))
    return list(rows.select_related("subject", "case")[: PAGE + 1])


def acts_of(certification: Certification) -> list[Act]:
    """Every step taken on it, oldest first."""
    return list(certification.acts.order_by("number"))


def certificates_of(certification: Certification) -> list[Certificate]:
    """Certificate and presumed status it gave, newest first."""
    return list(certification.certificates.order_by("-from_at"))


def known_certificates(after: str = "") -> list[Certificate]:
    """A page of certificates the session may know of: what a service's list shows."""
    rows = Certificate.objects.order_by("-from_at", "-id")
    if after and (last := Certificate.objects.filter(number=after).first()):
        rows = rows.filter(Q(from_at__lt=last.from_at) | Q(from_at=last.from_at, id__lt=last.id))
    return list(rows[: PAGE + 1])


def lowest_rank(at: datetime) -> str:
    """The id of the lowest rank that may decide, by local policy on the day."""
    return str(value(ranks.POLICY, day_of(at)))


def able_to_decide(at: datetime, apart_from: frozenset[str]) -> tuple[list[Officer], int]:
    """Senior officers of the rank who did not take part, and how many of them are on duty."""
    seat = officers.seat("Police", "senior_police_officer")
    lowest = lowest_rank(at)
    able = [
        who for who in officers.holding(seat, at) if str(who.id) not in apart_from and ranks.reaches(who.rank, lowest)
    ]
    ids = {who.id for who in able}
    return able, len({duty.officer_id for duty in officers.on_duty(seat, at)} & ids)


def told_of(kind: str) -> tuple[Service, ...]:
    """The services that learn of a certificate, or of presumed status."""
    return ON_CERTIFICATE if kind == "certificate" else ON_PRESUMED
