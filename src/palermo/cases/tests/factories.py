"""A case with people in it, led by one of the cast; the answers that close one; and what somebody knows of a person."""

from tests.support.people import NOW, acting, officer

from palermo.access import queries as grants
from palermo.cases import operations as cases
from palermo.cases.models import Case, Party

CLOSED = {"told": "everybody_told", "papers": "none_held", "safety": "nobody_in_danger"}
KNOWS = ("identity", "assessment", "certificate")


def a_case(*names: str, lead: str = "ari", by: str = "hana") -> tuple[Case, list[Party]]:
    """Opened by one officer, who records people by name, and given to another."""
    with acting(by) as me:
        case = cases.open_case(officer=me, at=NOW, region="NSN", industry="A")
        people = [
            cases.add_party(case=case, kind="person", role="possible_victim", officer=me, at=NOW, name=name)
            for name in names
        ]
        case.refresh_from_db()
        if lead:
            cases.assign(case=case, to=officer(lead), officer=me, at=NOW, version=case.version)
            case.refresh_from_db()
    return case, people


def closed(case: Case, by: str = "ari") -> Case:
    """The case, closed as the checklist asks."""
    with acting(by) as me:
        now = Case.objects.get(pk=case.pk)
        return cases.close(case=now, reason="concluded", answers=CLOSED, officer=me, at=NOW, version=now.version)


def knows(who: str, party: Party) -> set[str]:
    """What one of the cast may know of a person, beyond that they are there."""
    with acting(who):
        return {each for each in KNOWS if grants.may_see(each, party.pk)}
