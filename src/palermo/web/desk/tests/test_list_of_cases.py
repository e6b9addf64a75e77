"""The list of cases, narrowed by the days they were opened."""

from tests.support.people import NOW, acting
from tests.support.web import desk_client

from palermo.cases import operations as cases


def test_cases_are_listed_by_the_days_they_were_opened(house: str) -> None:
    with acting("hana") as hana:
        case = cases.open_case(officer=hana, at=NOW)
    client = desk_client("hana")

    def listed(**days: int) -> bool:
        page = client.get("/cases/", {name: str(value) for name, value in days.items()})
        assert page.status_code == 200
        return case.reference in page.content.decode()

    def day(name: str, number: int) -> dict[str, int]:
        return {f"{name}_day": number, f"{name}_month": 11, f"{name}_year": 2026}

    assert listed(**day("from_on", 3))
    assert listed(**day("from_on", 3), **day("last_on", 3))
    assert not listed(**day("from_on", 4))
    assert not listed(**day("last_on", 2))
    assert "before the first day" in client.get("/cases/", day("from_on", 4) | day("last_on", 3)).content.decode()
