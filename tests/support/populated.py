"""A house with something in it to protect, made through operations: two cases, five parties, names, numbers, clocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest

from palermo.agencies import operations as agencies
from palermo.agencies.models import Seat
from palermo.cases import operations as cases
from palermo.clocks import operations as clocks
from palermo.clocks.models import Deadline
from palermo.vault.queries import latest
from tests.support.people import NOW, acting, officer

NAMES = ("Canary Tevita Sealedname", "Canary Losa Sealedname", "Canary Fishing Limited", "Canary Miro", "Canary Ye-jin")
"""Invented names, with a word that stands nowhere else: if it is found in a dump, something leaked."""


@dataclass(frozen=True)
class Populated:
    """What was made. `first` is led by ari, `second` by jun; `sealed` are the vault's ids of the names."""

    database: str
    first: UUID
    second: UUID
    parties: tuple[UUID, ...]
    sealed: tuple[UUID, ...]


def populate(database: str) -> Populated:
    """Two cases opened by hana, given to ari and jun, with parties, names, numbers, a group and a paused clock."""
    cases_, parties, sealed = [], [], []
    for number, (lead, names) in enumerate((("ari", NAMES[:3]), ("jun", NAMES[3:]))):
        with acting("hana") as hana:
            case = cases.open_case(officer=hana, at=NOW)
            group = cases.make_group(case=case, officer=hana, at=NOW, count=len(names))
            for name in names:
                party = cases.add_party(
                    case=case,
                    kind="person",
                    role="possible_victim",
                    officer=hana,
                    at=NOW,
                    name=name,
                    details=f"{name} was seen at an invented orchard",
                    group=group,
                )
                parties.append(party.id)
            cases.record_number(of=case, system="MSD", number=f"CANARY-{number}", officer=hana, at=NOW)
            case.refresh_from_db()
            cases.assign(case=case, to=officer(lead), officer=hana, at=NOW, version=case.version)
        with acting(lead):
            clocks.start("submit_assessment", subject=case.id, compartment="casefile", at=NOW, about=case.reference)
            clocks.pause(Deadline.objects.get(subject=case.id, kind="submit_assessment"), at=NOW, reason="medical_care")
            cases_.append(case.id)
    with acting("hana"):
        rows = latest_names(parties)
        sealed = [rows[party] for party in parties]
    _roster()
    return Populated(database, cases_[0], cases_[1], tuple(parties), tuple(sealed))


def latest_names(parties: list[UUID]) -> dict[UUID, UUID]:
    """The sealed name's id of each party, as far as the session sees them."""
    return {about: id_ for (about, field), id_ in latest(parties).items() if field == "name"}


def _roster() -> None:
    with acting("dora") as dora:
        seat = Seat.objects.get(agency="Police", role="triage_officer")
        for level, name in enumerate(("hana", "tom", "lusi"), start=1):
            agencies.put_on_duty(
                seat=seat,
                who=officer(name),
                level=level,
                from_at=NOW - timedelta(days=1),
                until_at=NOW + timedelta(days=400),
                officer=dora,
                at=NOW,
            )
        agencies.record_absence(
            who=officer("viv"), from_at=NOW, until_at=NOW + timedelta(days=400), officer=dora, at=NOW
        )
        agencies.arrange_acting(
            absent=officer("viv"),
            actor=officer("paul"),
            from_at=NOW,
            until_at=NOW + timedelta(days=400),
            officer=dora,
            at=NOW,
        )


@pytest.fixture(scope="module")
def populated(shared_house: str) -> Iterator[Populated]:
    """A populated house for a whole module of tests that leave it as they found it."""
    yield populate(shared_house)
