"""Referrals and files the session may see. Published for other rooms: `is_referred`, `of_party`, `by_reference`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connections
from django.db.models import Q, QuerySet

from palermo.agencies import queries as officers
from palermo.agencies.models import Agency, Officer, Seat
from palermo.clocks.models import Deadline
from palermo.clocks.queries import running
from palermo.protection.support.codes import DOMAINS
from palermo.protection.support.models import File, Plan, Rating, Referral, Service

PAGE = 25
MINISTRY, RECEIVES = "MSD", "case_manager"


def by_reference(reference: str) -> Referral | None:
    """The referral of that reference, or None when hidden and when absent alike."""
    return Referral.objects.select_related("seat__agency").filter(reference=reference).first()


def file_of(referral: Referral) -> File | None:
    """The file that began when it was accepted; None before, and for whoever may know of the referral alone."""
    return File.objects.select_related("referral", "seat__agency").filter(pk=referral.pk).first()


def of_party(party: UUID) -> QuerySet[Referral]:
    """The referrals of a person that the session may see, newest first."""
    return Referral.objects.select_related("seat__agency").filter(party=party).order_by("-referred_at", "-id")


def is_referred(party: UUID, *, but: UUID | None = None) -> bool:
    """Whether somebody was asked to help this person, or does: yes or no, nothing of whom.

    For an officer who may know of the person or their status. `but` leaves out one referral. Raises DatabaseError.
    """
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT support.is_referred(%s, %s)", [party, but])
        return bool(cursor.fetchone()[0])


def took_part(referral: Referral) -> bool:
    """Whether the session's officer took part in investigating the person of this referral, or in certifying them."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT support.took_part(%s)", [referral.pk])
        return bool(cursor.fetchone()[0])


def receivers() -> list[Seat]:
    """Who can be asked: the ministry's case managers and those of each non-government organisation."""
    umbrellas = Agency.objects.filter(members__isnull=False)
    seats = Seat.objects.filter(role=RECEIVES).exclude(agency__in=umbrellas).select_related("agency")
    return sorted(seats, key=lambda seat: (seat.agency_id == MINISTRY, seat.agency.name))


def receiver_words(seat: Seat) -> str:
    """Who is asked, as people say it: the organisation's name."""
    return seat.agency.name


def due(held: Collection[UUID]) -> QuerySet[Deadline]:
    """Who is to be referred for support, and nobody was asked: by the session's officer; for the ministry, by anybody."""
    rows = running().filter(kind="support_referral")
    return rows if oversees(held) else rows.filter(holder__in=held)


def oversees(held: Collection[UUID]) -> bool:
    """Whether the session holds the ministry's seat, which oversees."""
    return Seat.objects.filter(pk__in=held, agency=MINISTRY, role=RECEIVES).exists()


def colleagues(file: File, at: datetime) -> QuerySet[Officer]:
    """Who else holds the seat of a file's organisation at `at`."""
    return officers.holding(file.seat, at).exclude(pk=file.manager)


@dataclass(frozen=True)
class Need:
    """One domain of need: how great it was when first asked about and is now; None where it was not said."""

    domain: str
    words: str
    then: int | None
    now: int | None
    asked: bool


def needs_of(file: File) -> list[Need]:
    """The twelve domains in their order, each then and now, as the first and the newest round of asking say."""
    first: dict[str, Rating] = {}
    last: dict[str, Rating] = {}
    for rating in Rating.objects.filter(file=file).order_by("round"):
        first.setdefault(rating.domain, rating)
        last[rating.domain] = rating
    return [
        Need(
            code,
            str(words),
            first[code].level if code in first else None,
            last[code].level if code in last else None,
            code in last,
        )
        for code, words in DOMAINS.items()
    ]


def current_plan(file: File) -> Plan | None:
    """The plan that stands."""
    return Plan.objects.filter(file=file, replaced_at=None).first()


def services_of(file: File) -> list[Service]:
    """Every service asked for in a file, in the order they were asked for."""
    return list(Service.objects.filter(file=file).order_by("number"))


def listed(*, view: str, held: Collection[UUID], after: str = "") -> list[Referral]:
    """A page of referrals, newest first, one more than `PAGE` when there are more.

    `view` is “asked” (waiting for an answer from a seat the session holds), “yours” (files they manage), “house” (of
    their organisation), “made” (they referred), “all” (whatever they may see).
    """
    chosen = {
        "asked": Q(status="asked", seat__in=held),
        "yours": Q(file__manager__in=held),
        "house": Q(seat__in=held),
        "made": Q(referred_by__in=held),
        "all": Q(),
    }[view]
    rows = Referral.objects.filter(chosen).select_related("seat__agency").order_by("-referred_at", "-id")
    if after and (last := Referral.objects.filter(reference=after).first()):
        rows = rows.filter(Q(referred_at__lt=last.referred_at) | Q(referred_at=last.referred_at, id__lt=last.id))
    return list(rows[: PAGE + 1])


def files_by_id(referrals: Collection[Referral]) -> dict[UUID, File]:
    """The files of these referrals that the session may see."""
    return {file.pk: file for file in File.objects.filter(pk__in=[each.pk for each in referrals])}


def unmanaged(file: File, at: datetime) -> bool:
    """Whether whoever managed a file no longer holds the seat, or has left: then a colleague takes it over."""
    return not officers.holding(file.seat, at).filter(pk=file.manager).exists()
