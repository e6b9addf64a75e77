"""A case of Detective Mokena's with one person in it, and places on it to put work."""

from dataclasses import dataclass

from django.db import connections
from tests.support.database import admin
from tests.support.people import NOW, acting, officer

from palermo.cases import operations as cases
from palermo.cases.models import Case, Party
from palermo.work.operations.step import Place


@dataclass(frozen=True)
class Made:
    """The case and the person, and the two places."""

    case: Case
    party: Party

    @property
    def on_case(self) -> Place:
        return Place(self.case.pk, "casefile", self.case.reference)

    @property
    def on_person(self) -> Place:
        return Place(self.party.pk, "assessment", self.party.reference)


def a_case() -> Made:
    """Opened by hana, who recorded the person, and given to ari, who works on it with jun."""
    with acting("hana") as hana:
        case = cases.open_case(officer=hana, at=NOW, region="NSN", industry="A")
        party = cases.add_party(
            case=case, kind="person", role="possible_victim", officer=hana, at=NOW, name="Losa Invented"
        )
        case.refresh_from_db()
        cases.assign(case=case, to=officer("ari"), officer=hana, at=NOW, version=case.version)
        case.refresh_from_db()
    with acting("ari") as ari:
        cases.let_in(case=case, who=officer("jun"), officer=ari, at=NOW)
    return Made(case, party)


def told() -> list[tuple[str, str]]:
    """What the outbox holds of everyday work: template and address, oldest first."""
    with admin(str(connections["default"].settings_dict["NAME"])) as server:
        rows = server.execute(
            "SELECT template, address FROM clocks_message WHERE template LIKE 'work%' ORDER BY queued_at, template DESC"
        ).fetchall()
    return [(str(template), str(address)) for template, address in rows]
