"""Invented people on the way to support, brought to a stage by the operations themselves."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from tests.support.people import NOW, acting, officer

from palermo.agencies import queries as officers
from palermo.cases.models import Party
from palermo.protection.certification.tests import factories as certifying
from palermo.protection.support import operations
from palermo.protection.support.codes import DOMAINS
from palermo.protection.support.models import File, Plan, Referral, Service

HARAKEKE, KOWHAI, MSD = "NGO-harakeke", "NGO-kowhai", "MSD"
NOTE = "Invented: ring the number of her friend, never her own; she needs a bed tonight."
GREAT: dict[str, int | None] = dict.fromkeys(DOMAINS, 3)
EASED: dict[str, int | None] = {**dict.fromkeys(DOMAINS, 1), "justice": 3}
GOAL = "Invented: she wants a room of her own."


def asking(agency: str = HARAKEKE, **more: Any) -> operations.Asked:
    """What a referral says: an adult who agreed, in Samoan. Needs an open session."""
    asked = operations.Asked(
        seat=officers.seat(agency, "case_manager"), consent="given", how="in_person", child="no", language="sm",
        urgent=True, needed=("accommodation", "health"), note=NOTE,
    )  # fmt: skip
    return replace(asked, **more)


def referred(agency: str = HARAKEKE, by: str = "ari", party: UUID | None = None, **more: Any) -> Referral:
    """Somebody in Detective Mokena's case, referred by him to an organisation."""
    person = party or certifying.person()[1].pk
    with acting(by) as me:
        return operations.refer(
            party=person, asked=asking(agency, **more), identified_at=made(person), officer=me, at=NOW
        )


def made(party: UUID) -> datetime:
    found = Party.objects.filter(pk=party).first()
    return found.made_at if found else NOW


def declined(by: str = "mila", **more: Any) -> Referral:
    referral = referred(**more)
    with acting(by) as me:
        return operations.decline(referral=referral, reason="no_room", officer=me, at=NOW, version=referral.version)


def accepted(by: str = "mila", agency: str = HARAKEKE, **more: Any) -> File:
    referral = referred(agency, **more)
    with acting(by) as me:
        return operations.accept(referral=referral, officer=me, at=NOW, version=referral.version)


def assessed(levels: Mapping[str, int | None] = GREAT, by: str = "mila", **more: Any) -> File:
    file = accepted(by, **more)
    with acting(by) as me:
        return operations.record_needs(
            file=file, levels=levels, words={"safety": "Invented: he knows where she works."}, officer=me, at=NOW,
            version=file.version,
        )  # fmt: skip


def agreed(file: File, by: str = "mila", **more: Any) -> Plan:
    given = {"goals": {"accommodation": GOAL}, "agreed_by": "person", "language": "sm", "given_how": "both"}
    with acting(by) as me:
        now = File.objects.get(pk=file.pk)
        return operations.agree_plan(
            file=now, **{**given, "interpreter": True, **more}, officer=me, at=NOW, version=now.version
        )


def active(**more: Any) -> File:
    file = assessed(**more)
    agreed(file)
    return fresh(file)


def service(file: File, kind: str = "emergency_bed", by: str = "mila", at: datetime = NOW) -> Service:
    with acting(by) as me:
        now = File.objects.get(pk=file.pk)
        return operations.ask_service(
            file=now, kind=kind, words="Invented: asked the refuge.", officer=me, at=at, version=now.version
        )


def moved(made: Service, *steps: str, by: str = "mila", at: datetime = NOW, reason: str = "") -> Service:
    for step in steps:
        with acting(by) as me:
            now = Service.objects.get(pk=made.pk)
            made = operations.move_service(
                service=now, step=step, reason=reason, officer=me, at=at, version=now.version
            )
    return made


def fresh(file: File, by: str = "mila") -> File:
    with acting(by):
        return File.objects.select_related("referral").get(pk=file.pk)


__all__ = ["acting", "officer"]
