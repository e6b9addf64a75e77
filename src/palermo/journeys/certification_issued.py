"""A certificate is issued: Police decide; support, health, housing, ACC and immigration learn it in the same act."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from palermo.agencies import operations as agencies
from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking
from palermo.agencies.models import Officer
from palermo.clocks import operations as clocks
from palermo.clocks import queries as running
from palermo.protection.certification import operations
from palermo.protection.certification.models import Certificate, Certification
from palermo.protection.certification.page import wanted
from palermo.protection.certification.queries import told_of
from palermo.protection.certification.views import take
from palermo.protection.support.queries import is_referred


@transaction.atomic
def issue(
    *, certification: Certification, words: str = "", officer: Officer, at: datetime, version: int
) -> tuple[Certification, Certificate]:
    """Issue the certificate, start the clock of the referral for support, tell each service. Errors as the operation."""
    taken, certificate = operations.issue(
        certification=certification, words=words, officer=officer, at=at, version=version
    )
    spread(certificate, key_of(taken), at)
    return taken, certificate


def spread(certificate: Certificate, key: str, at: datetime, met_by: UUID | None = None) -> None:
    """What giving a status does elsewhere: support is due within local policy's hours, unless somebody was asked already
    or helps the person; and each service is told of news.

    Support is for `met_by` to ask for, who met the person; of a certificate it is for the ministry. The messages carry no
    fact and no reference; the `key` of what they rest on lets a mistake recall them.
    """
    due = running.running(certificate.subject_id).filter(kind="support_referral").exists()
    if not due and not is_referred(certificate.subject_id):
        clocks.start(
            "support_referral",
            subject=certificate.subject_id,
            compartment="certificate",
            holder=met_by or officers.seat("MSD", "case_manager").id,
            about=certificate.number,
            at=at,
        )
    tell_services(certificate.kind, f"{key}:given", at)


def tell_services(kind: str, key: str, at: datetime) -> None:
    """Tell whoever is on duty for each service that a status of this kind changed, once for each `key`."""
    for service in told_of(kind):
        seat = officers.seat(*service.seat.split("/"))
        agencies.tell(seat.id, "certificate_news", key=f"{key}:{service.agency}", at=at)


def key_of(certification: Certification) -> str:
    """What the messages about a certification, as it stands now, are known by."""
    return f"certification:{certification.id}:{certification.version}"


@require_POST
def page(request: Asking, reference: str) -> HttpResponse:
    """The senior officer's decision to issue."""
    return take(request, wanted(reference), "issue", issue)
