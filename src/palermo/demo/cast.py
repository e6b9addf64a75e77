"""The people of the demonstration and of the tests. Every one is invented; any likeness is chance."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.contrib.auth.hashers import make_password

from palermo.agencies.models import Account, Agency, Officer, Posting, Seat

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


CAST = (
    Person("hana", "Hana Reweti", "Constable", "Police", ("triage_officer",), "triages reports, first on the roster"),
    Person("tom", "Tom Averill", "Constable", "Police", ("triage_officer",), "triages reports, second on the roster"),
    Person("lusi", "Lusi Faleafa", "Sergeant", "Police", ("station_officer", "triage_officer"), "takes callers' reports; third on the roster"),
    Person("ari", "Ari Mokena", "Detective", "Police", ("investigator",), "investigates and drafts certifications"),
    Person("jun", "Jun Halvorsen", "Detective", "Police", ("investigator",), "investigates other cases"),
    Person("ngaire", "Ngaire Dunmore", "Inspector", "Police", ("senior_police_officer",), "decides on certification"),
    Person("paul", "Paul Okirua", "Inspector", "Police", ("senior_police_officer",), "decides where Inspector Dunmore may not"),
    Person("viv", "Viv Tamatea", "Superintendent", "Police", ("senior_police_officer",), "a third senior officer"),
    Person("dora", "Dora Whittle", "Senior Sergeant", "Police", ("duty_officer", "account_administrator"), "keeps the roster and the accounts of Police"),
    Person("pita", "Pita Lang", "", "Police", ("privacy_officer",), "privacy officer"),
    Person("sela", "Sela Fonoti", "", "MSD", ("case_manager",), "case manager at the ministry"),
    Person("mila", "Mila Brandt", "", "NGO-harakeke", ("case_manager",), "case manager at Harakeke Trust"),
    Person("noor", "Noor Said", "", "NGO-kowhai", ("case_manager",), "case manager at Kōwhai House"),
    Person("ben", "Ben Achterberg", "", "MoH", ("health_eligibility_officer",), "checks eligibility for health care"),
    Person("rua", "Rua Pirihi", "", "HNZC", ("housing_officer",), "finds housing"),
    Person("iris", "Iris Cole", "", "DoL", ("immigration_case_officer",), "visas for certified persons"),
    Person("kiri", "Kiri Matene", "", "DoL", ("secretariat",), "secretariat of the working group"),
    Person("wei", "Wei Sandford", "", "DoL", ("frontline_officer",), "labour inspector"),
    Person("otto", "Otto Vaea", "", "Customs", ("frontline_officer",), "border officer"),
    Person("nell", "Nell Ashby", "", "Customs", ("intel_analyst",), "intelligence analyst"),
    Person("hugo", "Hugo Terei", "", "MoJ", ("victim_adviser",), "victim adviser"),
    Person("anna", "Anna Leclair", "", "MoJ", ("auditor",), "auditor"),
    Person("fred", "Fred Ngata", "", "DoL", ("minister_office",), "the Minister's office"),
)
SERVICE = Person("service", "Palermo service", "", "DoL", (), "commands run on the server")


def officer_id(username: str) -> UUID:
    """The id of one of the cast: the same in every installation, so that tests and pictures repeat."""
    return uuid5(SPACE, username)


def people() -> list[tuple[str, str]]:
    """Who can sign in to the demonstration: user name, and who that is."""
    return [(p.username, f"{p.rank} {p.name}, {p.agency}: {p.does}".strip()) for p in CAST]


def load(using: str = "owner") -> None:
    """Make the cast where it is not yet there: officers, seats, accounts. Only in demonstrations and tests."""
    with transaction.atomic(using=using):
        for id_, name in (("NGO-harakeke", "Harakeke Trust (invented)"), ("NGO-kowhai", "Kōwhai House (invented)")):
            Agency.objects.using(using).update_or_create(id=id_, defaults={"name": name, "parent_id": "NGO"})
        unusable = make_password(None)
        for person in (*CAST, SERVICE):
            _person(person, using, unusable)


def _person(person: Person, using: str, password: str) -> None:
    id_ = officer_id(person.username)
    Officer.objects.using(using).update_or_create(
        id=id_,
        defaults={
            "handle": person.username, "name": person.name, "rank": person.rank, "agency_id": person.agency,
            "email": f"{person.username}@desk.example", "service": person is SERVICE, "joined_at": JOINED,
        },
    )
    for role in person.roles:
        seat, _ = Seat.objects.using(using).get_or_create(agency_id=person.agency, role=role)
        Posting.objects.using(using).get_or_create(officer_id=id_, seat=seat, defaults={"from_at": JOINED})
    if person is not SERVICE:
        Account.objects.using(using).get_or_create(
            username=person.username, defaults={"officer_id": id_, "password": password}
        )
