"""Services: asked for, offered, accepted by the person, under way, ended; or not to be had, which is a need unmet."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from palermo.agencies.models import Officer
from palermo.cases.operations import Refused
from palermo.protection.support.codes import SERVICES
from palermo.protection.support.lifecycle import SERVICE
from palermo.protection.support.models import File, Service
from palermo.protection.support.operations.step import check, enter, locked, of_file
from palermo.vault.operations import seal

VERBS = {
    "offer": "support_service_offered",
    "take": "support_service_taken",
    "refuse": "support_service_refused",
    "start": "support_service_started",
    "end": "support_service_ended",
    "fail": "support_service_failed",
    "drop": "support_service_dropped",
}
MOMENTS = {"offer": "offered_at", "take": "taken_at", "start": "started_at"}
"""The column each step's moment stands in; the steps that settle a service share one."""


@transaction.atomic
def ask_service(*, file: File, kind: str, words: str = "", officer: Officer, at: datetime, version: int) -> Service:
    """Ask for a service of a kind. `words`, as of whom and what was said, are sealed. Raises Refused, Conflict."""
    now = locked(file, version)
    check(SERVICE, "ask", "", at, of_file(now))
    if kind not in SERVICES:
        raise Refused(_("Choose one of the services that are listed."))
    number = (Service.objects.filter(file=now).aggregate(last=Max("number"))["last"] or 0) + 1
    made = Service.objects.create(file=now, number=number, kind=kind, domain=SERVICES[kind][0], asked_at=at)
    seal(subject=now.pk, compartment="care", about=made.id, field="words", text=words)
    File.objects.filter(pk=now.pk).update(version=F("version") + 1)
    enter("support_service_asked", now.referral, officer, at, terms={"kind": kind})
    return made


@transaction.atomic
def move_service(
    *, service: Service, step: str, reason: str = "", words: str = "", officer: Officer, at: datetime, version: int
) -> Service:
    """Record what became of a service: a step of SERVICE, with its coded reason where it has one.

    Raises Refused, also for a time before the last thing that happened to it; Conflict.
    """
    now = locked(service, version)
    check(SERVICE, step, now.status, at, of_file(now.file), reason=reason)
    known = [moment for moment in (now.asked_at, now.offered_at, now.taken_at, now.started_at) if moment]
    if at < max(known):
        raise Refused(_("This was before the last thing recorded of this service: give the time at which it happened."))
    changes: dict[str, Any] = {MOMENTS.get(step, "settled_at"): at, "reason": reason}
    Service.objects.filter(pk=now.pk).update(status=SERVICE.step(step).to, version=F("version") + 1, **changes)
    seal(subject=now.file_id, compartment="care", about=now.id, field=f"words_{step}", text=words)
    enter(VERBS[step], now.file.referral, officer, at, reason=reason, terms={"kind": now.kind})
    now.refresh_from_db()
    return now
