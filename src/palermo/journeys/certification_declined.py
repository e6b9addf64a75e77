"""A certificate is declined: the person is to be told, and, where the protection finding is met, is helped all the same."""

from datetime import datetime

from django.db import transaction
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from palermo.agencies.asking import Asking
from palermo.agencies.models import Officer
from palermo.journeys.certification_issued import key_of, spread
from palermo.protection.certification import operations
from palermo.protection.certification.facts import Choice
from palermo.protection.certification.models import Certificate, Certification
from palermo.protection.certification.page import wanted
from palermo.protection.certification.views import take


@transaction.atomic
def decline(
    *,
    certification: Certification,
    choice: Choice,
    words: str = "",
    officer: Officer,
    at: datetime,
    version: int,
) -> tuple[Certification, Certificate | None]:
    """Decline; presumed-victim status, if it is given in the same act, goes the way of a certificate. Errors as there."""
    taken, presumed = operations.decline(
        certification=certification, choice=choice, words=words, officer=officer, at=at, version=version
    )
    if presumed is not None and presumed.certification_id == taken.id and presumed.from_at == at:
        spread(presumed, key_of(taken), at)
    return taken, presumed


@require_POST
def page(request: Asking, reference: str) -> HttpResponse:
    """The senior officer's decision to decline."""
    return take(request, wanted(reference), "decline", decline)
