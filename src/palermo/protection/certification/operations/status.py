"""The status that services see: given, ended, marked in error; and what becomes of a presumption when Police certify."""

from datetime import datetime, timedelta

from django.db.models import F, QuerySet

from palermo.access import operations as access
from palermo.law.dated import value
from palermo.law.period import day_of
from palermo.protection.certification.models import Certificate, Certification, Presumption

EXIT_SUPPORT = "certification.exit-support"


def give_status(certification: Certification, kind: str, at: datetime) -> Certificate:
    """Give a certificate, or the presumed status of a decline, from `at`; the database makes its number and code."""
    return _made(Certificate(certification=certification, subject_id=certification.subject_id, kind=kind, from_at=at))


def give_presumed(presumption: Presumption, at: datetime) -> Certificate:
    """Give presumed-victim status from `at`, resting on a presumption alone."""
    return _made(Certificate(presumption=presumption, subject_id=presumption.subject_id, kind="presumed", from_at=at))


def _made(certificate: Certificate) -> Certificate:
    certificate.save(force_insert=True)
    certificate.refresh_from_db()
    return certificate


def end_status(rows: QuerySet[Certificate], becomes: str, at: datetime, *, support: bool) -> int:
    """End those of `rows` that are in force. `support` goes on for as long as local policy says. Returns how many ended."""
    until = at + timedelta(days=int(value(EXIT_SUPPORT, day_of(at)))) if support else None
    return rows.filter(status="in_force").update(
        status=becomes, ended_at=at, support_until=until, version=F("version") + 1
    )


def supersede(certification: Certification, at: datetime) -> None:
    """A certificate takes the place of every status of the person: it gives all they gave, and more."""
    subject = certification.subject_id
    end_status(Certificate.objects.filter(subject_id=subject), "ended", at, support=False)
    Presumption.objects.filter(subject_id=subject, status="in_force").update(
        status="certified", certified_by=certification, version=F("version") + 1
    )


def restore(certification: Certification, at: datetime) -> Certificate | None:
    """A certificate turned out to be a mistake: a presumption whose place it had taken stands again, from now."""
    presumption = Presumption.objects.filter(certified_by=certification, status="certified").first()
    if presumption is None:
        return None
    Presumption.objects.filter(pk=presumption.pk).update(status="in_force", certified_by=None, version=F("version") + 1)
    access.give("presumed_given", subject=certification.subject_id, at=at)
    return give_presumed(presumption, at)
