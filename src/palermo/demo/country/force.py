"""More officers than the cast has, so that a country's work is spread as it would be. All invented; none can sign in."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from uuid import UUID, uuid5

from palermo.agencies.models import Officer, Posting, Seat
from palermo.demo.cast import CAST, JOINED, SPACE, officer_id
from palermo.demo.country.names import FAMILY, GIVEN

NUMBERS: Mapping[str, int] = {
    "Police/investigator": 240,
    "Police/triage_officer": 24,
    "Police/station_officer": 24,
    "Police/senior_police_officer": 24,
    "Police/frontline_officer": 60,
    "DoL/frontline_officer": 40,
    "Customs/frontline_officer": 30,
    "MoH/clinician": 20,
    "NGO-harakeke/outreach_worker": 8,
    "NGO-kowhai/outreach_worker": 8,
    "NGO-harakeke/case_manager": 12,
    "NGO-kowhai/case_manager": 12,
    "MSD/case_manager": 12,
    "MSD/child_protection_officer": 6,
}
"""How many officers each seat has besides the cast."""
RANKS: Mapping[str, str] = {
    "Police/investigator": "Detective",
    "Police/triage_officer": "Constable",
    "Police/station_officer": "Sergeant",
    "Police/senior_police_officer": "Inspector",
    "Police/frontline_officer": "Constable",
}
SEED = 2009_07


@dataclass(frozen=True)
class Invented:
    """One of them: id, sign-in name (of no account), name, seat."""

    id: UUID
    handle: str
    name: str
    seat: str


def everybody() -> tuple[Invented, ...]:
    """All of them, the same in every installation."""
    dice, given = Random(SEED), [name for names in GIVEN.values() for name in names]
    return tuple(
        Invented(
            uuid5(SPACE, f"{seat} {number}"),
            f"{seat.replace('/', '-').replace('_', '-').lower()}-{number:03}",
            f"{dice.choice(given)} {dice.choice(FAMILY)}",
            seat,
        )
        for seat, count in NUMBERS.items()
        for number in range(1, count + 1)
    )


def enlist(using: str = "owner") -> None:
    """Make those who are not there yet, each posted to their seat since the Plan began."""
    people = everybody()
    seats = {f"{seat.agency_id}/{seat.role}": seat for seat in Seat.objects.using(using).select_related("agency")}
    there = set(Officer.objects.using(using).values_list("id", flat=True))
    new = [person for person in people if person.id not in there]
    Officer.objects.using(using).bulk_create(
        Officer(
            id=person.id, handle=person.handle, name=person.name, rank=RANKS.get(person.seat, ""),
            agency_id=person.seat.split("/")[0], email=f"{person.handle}@desk.example", joined_at=JOINED,
        )
        for person in new
    )  # fmt: skip
    Posting.objects.using(using).bulk_create(
        Posting(officer_id=person.id, seat=seats[person.seat], from_at=JOINED) for person in new
    )


def stand_ins() -> Mapping[str, tuple[str, ...]]:
    """For each of the cast's ids, the ids of those who may stand in for them in a cast matter: the same first seat."""
    by_seat: dict[str, list[str]] = {}
    for person in everybody():
        by_seat.setdefault(person.seat, []).append(str(person.id))
    return {
        str(officer_id(person.username)): tuple(by_seat.get(f"{person.agency}/{person.roles[0]}", ()))
        for person in CAST
    }


class Exchange:
    """Who stands in for whom in one cast: the same person throughout, and two for two."""

    def __init__(self, table: Mapping[str, tuple[str, ...]], dice: Random) -> None:
        self.table, self.dice = table, dice
        self.chosen: dict[str, str] = {}

    def __call__(self, id_: str) -> str:
        """The stand-in for an officer; any other id as it is."""
        if id_ not in self.chosen:
            free = [other for other in self.table.get(id_, ()) if other not in self.chosen.values()]
            self.chosen[id_] = self.dice.choice(free) if free else id_
        return self.chosen[id_]
