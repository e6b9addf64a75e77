"""A crew added in one act, further roles, roles that end."""

import pytest
from tests.support.people import NOW, acting

from palermo.access.operations import NotYours
from palermo.cases import operations, queries
from palermo.cases.models import Case, Involvement, Party
from palermo.ledger.models import Entry


def opened() -> Case:
    with acting("ari") as ari:
        return operations.open_case(officer=ari, at=NOW)


def test_a_crew_of_twelve_is_one_act_with_an_entry_for_each(house: str) -> None:
    case = opened()
    with acting("ari") as ari:
        group = operations.add_crew(case=case, count=12, role="possible_victim", officer=ari, at=NOW, language="id")
        found = queries.members(case)
        assert len({each.party.reference for each in found if each.party}) == 12
        assert {each.group.reference for each in found if each.group} == {group.reference}
        assert Entry.objects.filter(verb="party_added").count() == 12
        assert Entry.objects.get(verb="group_made").terms == {"count": 12}


@pytest.mark.parametrize("count", [0, 1, 61])
def test_a_crew_has_a_size(house: str, count: int) -> None:
    case = opened()
    with acting("ari") as ari, pytest.raises(operations.Refused, match="2 to 60"):
        operations.add_crew(case=case, count=count, role="possible_victim", officer=ari, at=NOW)


def test_somebody_of_another_agency_adds_no_crew_and_nothing_is_written(house: str) -> None:
    case = opened()
    with pytest.raises(Exception) as refused, acting("sela") as sela:
        operations.add_crew(case=case, count=3, role="possible_victim", officer=sela, at=NOW)
    assert "row-level security" in str(refused.value) or isinstance(refused.value, NotYours)
    with acting("ari"):
        assert not Party.objects.exists()
        assert not Entry.objects.filter(verb="group_made").exists()


def one() -> tuple[Case, Party]:
    case = opened()
    with acting("ari") as ari:
        party = operations.add_party(
            case=case, kind="person", role="possible_victim", officer=ari, at=NOW, from_on="2026-03"
        )
    return case, party


def test_a_party_has_several_roles(house: str) -> None:
    case, party = one()
    with acting("ari") as ari:
        operations.add_role(case=case, party=party, role="witness", officer=ari, at=NOW, from_on="2026")
        assert [role.role for role in queries.member(case, party.reference).roles] == [
            "witness",
            "possible_victim",
        ]
        assert Entry.objects.get(verb="party_role_added").terms == {
            "party": party.reference,
            "role": "witness",
        }
        with pytest.raises(operations.Refused, match="already"):
            operations.add_role(case=case, party=party, role="witness", officer=ari, at=NOW)
        with pytest.raises(operations.Refused, match="no role"):
            operations.add_role(case=case, party=party, role="wizard", officer=ari, at=NOW)


def test_a_role_ends_on_a_day_known_in_part(house: str) -> None:
    _, party = one()
    with acting("ari") as ari:
        row = Involvement.objects.get(party=party)
        with pytest.raises(operations.Refused, match="ends after it begins"):
            operations.end_role(involvement=row, until_on="2025", officer=ari, at=NOW, version=1)
        with pytest.raises(operations.Refused, match="not a date"):
            operations.end_role(involvement=row, until_on="soon", officer=ari, at=NOW, version=1)
        ended = operations.end_role(involvement=row, until_on="2026", officer=ari, at=NOW, version=1)
        assert ended.until_on == "2026"
        with pytest.raises(operations.Conflict):
            operations.end_role(involvement=row, until_on="2026", officer=ari, at=NOW, version=1)
