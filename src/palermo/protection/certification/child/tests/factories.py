"""Invented children whose protection began, and who could be their guardians."""

from tests.support.database import admin
from tests.support.people import NOW, acting

from palermo.agencies.models import Officer
from palermo.cases.models import Case, Party
from palermo.cases.operations import add_party, add_role, assign, open_case
from palermo.demo import cast
from palermo.protection.certification.child import operations
from palermo.protection.certification.child.grounds import CHECKS
from palermo.protection.certification.models import Guardian, Presumption, ProtectionNotice
from palermo.protection.certification.presumed.tests import factories as presuming


def second(house: str) -> str:
    """A second child protection officer, for the cast has one: its duty officer holds the seat as well."""
    with admin(house) as server:
        server.execute(
            "INSERT INTO agencies_posting (id, officer_id, seat_id, from_at) SELECT gen_random_uuid(), %s, id, "
            "'2009-07-01' FROM agencies_seat WHERE agency_id = 'MSD' AND role = 'child_protection_officer'",
            [cast.officer_id("lea")],
        )
    return "lea"


def notice(by: str = "tess", child: str = "yes") -> ProtectionNotice:
    """The notice of a child whom a school nurse presumed a victim."""
    made = presuming.presumed(by, child, presuming.met(by, "Mele Invented"))
    with acting(by):
        return ProtectionNotice.objects.get(presumption=made)


def received(by: str = "tess", child: str = "yes") -> ProtectionNotice:
    made = notice(by, child)
    with acting("cyd") as officer:
        return operations.receive(notice=made, officer=officer, at=NOW, version=made.version)


def proposed(of: ProtectionNotice | None = None, by: str = "tess", name: str = "Ana Invented") -> Guardian:
    """Somebody whom the nurse proposes as guardian, by name."""
    of = of or received()
    with acting(by) as officer:
        return operations.propose(notice=of, relation="known_adult", name=name, officer=officer, at=NOW)


def appointed(of: ProtectionNotice | None = None) -> Guardian:
    return appoint(proposed(of))


def appoint(row: Guardian, by: str = "cyd") -> Guardian:
    with acting(by) as officer:
        now = Guardian.objects.get(pk=row.pk)
        return operations.appoint(guardian=now, checks=tuple(CHECKS), officer=officer, at=NOW, version=now.version)


def case_of(child: ProtectionNotice, lead: str = "ari") -> tuple[Case, Party]:
    """Police are told of the child; a case opens and is led; beside the child there is a suspect in it."""
    with acting("tess") as officer:
        made = Presumption.objects.get(pk=child.presumption_id)
        presuming.operations.tell_police(presumption=made, consent=None, officer=officer, at=NOW, version=made.version)
    with acting("hana") as officer:
        case = open_case(officer=officer, at=NOW)
        add_role(case=case, party=Party.objects.get(pk=child.child_id), role="possible_victim", officer=officer, at=NOW)
        suspect = add_party(case=case, kind="person", role="suspect", officer=officer, at=NOW, name="Uncle Invented")
        case = assign(
            case=case, to=Officer.objects.get(pk=cast.officer_id(lead)), officer=officer, at=NOW, version=case.version
        )
    return case, suspect
