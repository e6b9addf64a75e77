"""Who is who, who holds which seat, who is on duty."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connections
from django.db.models import Q, QuerySet

from palermo.agencies.models import Agency, AgencyName, Duty, Officer, Posting, Seat
from palermo.data import load_toml
from palermo.law.period import day_of


def officer(id_: UUID) -> Officer:
    """The officer with this id."""
    return Officer.objects.select_related("agency").get(pk=id_)


def seats_of(who: Officer, at: datetime) -> QuerySet[Seat]:
    """The seats an officer holds in their own name at `at`."""
    held = Posting.objects.filter(Q(until_at=None) | Q(until_at__gt=at), officer=who, from_at__lte=at)
    return Seat.objects.filter(pk__in=held.values("seat")).order_by("agency", "role")


def roles_of(who: Officer, at: datetime) -> frozenset[str]:
    """The roles an officer holds in their own name at `at`, without their agencies."""
    return frozenset(seats_of(who, at).values_list("role", flat=True))


def held() -> tuple[UUID, ...]:
    """Every id the session may hold grants by: the officer, those they act for, and all their seats."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT unnest(agencies.holders())")
        return tuple(row[0] for row in cursor.fetchall())


def roles_held(at: datetime) -> frozenset[str]:
    """The roles the session may act in: the officer's own and those of whom they act for."""
    return frozenset(Seat.objects.filter(pk__in=held()).values_list("role", flat=True))


def seat(agency: str, role: str) -> Seat:
    """The seat of a role in an agency."""
    return Seat.objects.get(agency=agency, role=role)


def holding(seat_: Seat, at: datetime) -> QuerySet[Officer]:
    """Officers who hold a seat at `at` and have not left."""
    postings = Posting.objects.filter(Q(until_at=None) | Q(until_at__gt=at), seat=seat_, from_at__lte=at)
    return Officer.objects.filter(Q(left_at=None) | Q(left_at__gt=at), pk__in=postings.values("officer")).order_by(
        "name"
    )


def on_duty(seat_: Seat, at: datetime) -> list[Duty]:
    """Turns of duty for a seat at `at`, first called first, leaving out who is away."""
    turns = Duty.objects.filter(seat=seat_, from_at__lte=at, until_at__gt=at).select_related("officer")
    away = Q(officer__absences__from_at__lte=at, officer__absences__until_at__gt=at)
    return list(turns.exclude(away).order_by("level", "from_at"))


def names(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Officers and seats by id, as people say them: “Constable Ana Petelo”, “Triage officers (Police)”."""
    wanted = list(ids)
    found = {who.id: str(who) for who in Officer.objects.filter(pk__in=wanted)}
    for each in Seat.objects.filter(pk__in=wanted):
        found[each.id] = seat_words(each)
    return found


def called(words: str, most: int = 50) -> list[UUID]:
    """The officers whose sign-in name is, or whose name holds, these words; at most so many."""
    found = Officer.objects.filter(Q(handle=words) | Q(name__icontains=words)).order_by("name")
    return list(found.values_list("id", flat=True)[:most])


def seat_words(seat_: Seat) -> str:
    """A seat as people say it: “Triage officer (Police)”."""
    return f"{seat_.role.replace('_', ' ').capitalize()} ({seat_.agency_id})"


@dataclass(frozen=True)
class Rostered:
    """A seat's roster: who is on duty now, who comes next, and whether the seat is kept round the clock."""

    seat: Seat
    words: str
    now: list[Duty]
    next: list[Duty]
    always: bool


def roster(at: datetime, home: str = "") -> list[Rostered]:
    """Every seat that is kept round the clock or has a turn now or later: first those of the agency `home`, and of them
    first those with nobody on duty."""
    turns = Duty.objects.filter(until_at__gt=at).select_related("officer", "seat__agency").order_by("from_at", "level")
    later: dict[UUID, list[Duty]] = {}
    for turn in turns:
        later.setdefault(turn.seat_id, []).append(turn)
    always = {role["id"] for role in load_toml("nz-2009", "roles.toml")["role"] if role.get("duty")}
    seats = (
        Seat.objects.filter(Q(pk__in=later) | Q(role__in=always)).select_related("agency").order_by("agency", "role")
    )
    rows = [
        Rostered(
            each,
            seat_words(each),
            on_duty(each, at),
            [turn for turn in later.get(each.pk, ()) if turn.from_at > at][:4],
            each.role in always,
        )
        for each in seats
    ]
    return sorted(rows, key=lambda row: (row.seat.agency_id != home, bool(row.now) or not row.always))


def colleagues(agency: str, at: datetime) -> QuerySet[Officer]:
    """Officers of an agency who have not left, services apart."""
    return Officer.objects.filter(Q(left_at=None) | Q(left_at__gt=at), agency=agency, service=False).order_by("name")


def agencies_where(role: str) -> frozenset[str]:
    """The agencies for which the session may act in a role: where it holds the seat, and their members (as an
    NGO's)."""
    homes = Seat.objects.filter(pk__in=held(), role=role).values("agency")
    return frozenset(Agency.objects.filter(Q(pk__in=homes) | Q(parent__in=homes)).values_list("id", flat=True))


def agency_name(agency: Agency, at: datetime) -> str:
    """What an agency was called on the day of `at`."""
    return agency_names(at).get(agency.id, agency.name)


def agency_names(at: datetime) -> dict[str, str]:
    """What every agency of the Plan was called on the day of `at`, by its id."""
    day = day_of(at)
    named = AgencyName.objects.filter(Q(until_on=None) | Q(until_on__gt=day), from_on__lte=day)
    return dict(named.values_list("agency", "name"))


def agencies_of(roles: Iterable[str]) -> frozenset[str]:
    """The agencies in which the session may act in one of these roles, and their umbrella (as `NGO`)."""
    seats = Seat.objects.filter(pk__in=held(), role__in=list(roles))
    pairs = seats.values_list("agency", "agency__parent")
    return frozenset(id_ for pair in pairs for id_ in pair if id_)
