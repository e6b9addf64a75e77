"""The people of the demonstration and of the tests. Every one is invented; any likeness is chance."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.contrib.auth.hashers import make_password
from django.db import transaction

from palermo.agencies import reference
from palermo.agencies.models import Account, Agency, Officer, Posting, Seat
from palermo.data import load_toml

SPACE = UUID("6a1f5f0e-2c53-4b2e-9c0a-5f2d6b1c9e77")
JOINED = datetime(2009, 7, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Person:
    """One of the cast: sign-in name, how they are called, agency, seats, and what they do in one phrase."""

    username: str
    name: str
    rank: str
    agency: str
    roles: tuple[str, ...]
    does: str


CAST = tuple(
    Person(row["username"], row["name"], row.get("rank", ""), row["agency"], tuple(row["roles"]), row["does"])
    for row in load_toml("demo", "cast.toml")["person"]
)
SERVICE = Person("service", "Palermo service", "", reference.ITSELF, ("service",), "commands run on the server")
"""No invention: `palermo migrate` makes it everywhere. It has no account, so nobody signs in as it."""


def officer_id(username: str) -> UUID:
    """The id of one of the cast: the same in every installation, so that tests and pictures repeat."""
    return reference.SERVICE if username == SERVICE.username else uuid5(SPACE, username)


def people() -> list[tuple[str, str]]:
    """Who can sign in to the demonstration: user name, and who that is."""
    return [(p.username, f"{p.rank} {p.name}, {p.agency}: {p.does}".strip()) for p in CAST]


def load(using: str = "owner") -> None:
    """Make the cast where it is not yet there: officers, seats, accounts. Only in demonstrations and tests."""
    with transaction.atomic(using=using):
        for row in load_toml("demo", "cast.toml")["agency"]:
            Agency.objects.using(using).update_or_create(
                id=row["id"], defaults={"name": row["name"], "parent_id": "NGO"}
            )
        unusable = make_password(None)
        for person in CAST:
            _person(person, using, unusable)


def _person(person: Person, using: str, password: str) -> None:
    id_ = officer_id(person.username)
    Officer.objects.using(using).update_or_create(
        id=id_,
        defaults={
            "handle": person.username,
            "name": person.name,
            "rank": person.rank,
            "agency_id": person.agency,
            "email": f"{person.username}@desk.example",
            "joined_at": JOINED,
        },
    )
    for role in person.roles:
        seat, _ = Seat.objects.using(using).get_or_create(agency_id=person.agency, role=role)
        Posting.objects.using(using).get_or_create(officer_id=id_, seat=seat, defaults={"from_at": JOINED})
    Account.objects.using(using).get_or_create(
        username=person.username, defaults={"officer_id": id_, "password": password}
    )
