"""The status that services see: given, ended, marked in error."""

from datetime import datetime, timedelta

from django.db.models import F

from palermo.law.dated import value
from palermo.law.period import day_of
from palermo.protection.certification.models import Certificate, Certification

EXIT_SUPPORT = "certification.exit-support"


def give_status(certification: Certification, kind: str, at: datetime) -> Certificate:
    """Give a certificate or presumed status from `at`; its number and code are made by the database."""
    made = Certificate.objects.create(
        certification=certification, subject_id=certification.subject_id, kind=kind, from_at=at
    )
    made.refresh_from_db()
    return made


def end_status(certification: Certification, becomes: str, at: datetime, *, support: bool) -> int:
    """End what is in force for the person. `support` goes on for as long as local policy says. Returns how many ended."""
    until = at + timedelta(days=int(value(EXIT_SUPPORT, day_of(at)))) if support else None
    return Certificate.objects.filter(subject_id=certification.subject_id, status="in_force").update(
        status=becomes, ended_at=at, support_until=until, version=F("version") + 1
    )
