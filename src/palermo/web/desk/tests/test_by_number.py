"""The page that finds a case or a person by another system's number."""

from tests.support.people import NOW, acting
from tests.support.web import desk_client

from palermo.cases import operations as cases


def test_a_number_leads_to_whose_it_is_and_stands_in_no_address(house: str) -> None:
    with acting("hana") as hana:
        case = cases.open_case(officer=hana, at=NOW)
        cases.record_number(of=case, system="customs", number="Entry 77/2026", officer=hana, at=NOW)
    client = desk_client("hana")
    assert "Find by another system" in client.get("/").content.decode()
    assert client.get("/find/number/").status_code == 200
    found = client.post("/find/number/", {"number": "entry772026"})
    assert f"/cases/{case.reference}/" in found.content.decode()
    assert (
        "Nothing that you may see"
        in desk_client("ben").post("/find/number/", {"number": "entry772026"}).content.decode()
    )
    assert "at least 3" in client.post("/find/number/", {"number": "1"}).content.decode()
