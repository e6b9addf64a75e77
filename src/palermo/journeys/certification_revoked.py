"""A certificate is revoked, or was recorded in error: the services learn that it ended; support goes on for a while."""

from datetime import datetime

from django.db import transaction
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from palermo.agencies.asking import Asking
from palermo.agencies.models import Officer
from palermo.clocks import operations as clocks
from palermo.journeys.certification_issued import key_of, spread, tell_services
from palermo.protection.certification import operations
from palermo.protection.certification.models import Certificate, Certification
from palermo.protection.certification.page import wanted
from palermo.protection.certification.views import take


@transaction.atomic
def revoke(
    *,
    certification: Certification,
    reason: str,
    words: str = "",
    officer: Officer,
    at: datetime,
    version: int,
) -> Certification:
    """Revoke; the services are told. A referral for support that is due stays due: support goes on. Errors as there."""
    taken = operations.revoke(
        certification=certification, reason=reason, words=words, officer=officer, at=at, version=version
    )
    tell_services("certificate", f"{key_of(taken)}:ended", at)
    return taken


@transaction.atomic
def mark_in_error(
    *,
    certification: Certification,
    reason: str,
    words: str = "",
    officer: Officer,
    at: datetime,
    version: int,
) -> Certification:
    """Mark as recorded in error; notices not yet sent are recalled, and those who had one are told again.

    A presumption whose place the certificate had taken stands again, and goes the way of a new one. Errors as there.
    """
    given = certification.certificates.filter(status="in_force").values_list("kind", flat=True).first()
    taken = operations.mark_in_error(
        certification=certification, reason=reason, words=words, officer=officer, at=at, version=version
    )
    if given:
        clocks.cancel("support_referral", subject=taken.subject_id, at=at)
        tell_services(given, f"{key_of(taken)}:in_error", at)
    for again in Certificate.objects.filter(subject=taken.subject_id, status="in_force"):
        spread(again, f"{key_of(taken)}:again", at)
    return taken


@require_POST
def revoked(request: Asking, reference: str) -> HttpResponse:
    """The senior officer's decision to revoke."""
    return take(request, wanted(reference), "revoke", revoke)


@require_POST
def in_error(request: Asking, reference: str) -> HttpResponse:
    """The second senior officer's act."""
    return take(request, wanted(reference), "mark_in_error", mark_in_error)
