"""Keep a filter of a list, for oneself alone. It is a convenience of the officer's, not an act: no ledger entry."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

from django.db import transaction

from palermo.agencies.models import Officer
from palermo.cases.operations import Refused
from palermo.work.models import KeptFilter

MOST = 20
"""Kept filters of one officer and one list: more is a list that nobody reads."""


@transaction.atomic
def keep_filter(*, page: str, asked: Mapping[str, str], officer: Officer, at: datetime) -> KeptFilter:
    """Keep what is asked of a list, as codes. Kept twice it is there once. Raises Refused for nothing, or too many."""
    words = urlencode(sorted((name, value) for name, value in asked.items() if value))
    if not words:
        raise Refused("Choose something first: an empty filter shows everything.")
    mine = KeptFilter.objects.filter(officer=officer.id, page=page)
    if found := mine.filter(asked=words).first():
        return found
    if mine.count() >= MOST:
        raise Refused(f"You keep {MOST} filters already: let one go first.")
    return KeptFilter.objects.create(officer=officer.id, page=page, asked=words, kept_at=at)


@transaction.atomic
def forget(*, kept: KeptFilter, officer: Officer) -> None:
    """Let a kept filter go."""
    KeptFilter.objects.filter(pk=kept.pk, officer=officer.id).delete()
