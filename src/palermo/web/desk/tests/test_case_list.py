"""The list of cases: every way to look for one, filters one keeps, and what comes back wrong."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client
from tests.support.people import NOW, acting, officer
from tests.support.web import desk_client

from palermo.cases import operations as cases
from palermo.cases.models import Case, Party
from palermo.cases.tests.factories import a_case
from palermo.law.references import check_character
from palermo.work.models import KeptFilter


@pytest.fixture
def made(house: str) -> dict[str, Case]:
    """Three cases that ari knows of: his own in Nelson, jun's in Wellington on which he works with her, nobody's in Auckland."""
    first, _ = a_case("Losa Invented")
    with acting("hana") as hana:
        second = cases.open_case(officer=hana, at=NOW + timedelta(minutes=4), region="WGN", industry="F")
        cases.assign(case=second, to=officer("jun"), officer=hana, at=NOW, version=1)
    with acting("jun") as jun:
        cases.let_in(case=second, who=officer("ari"), officer=jun, at=NOW + timedelta(minutes=4))
    with acting("hana") as hana:
        third = cases.open_case(officer=hana, at=NOW - timedelta(days=40), region="AUK", industry="A")
    return {"nelson": first, "wellington": second, "auckland": third}


@pytest.fixture
def ari(made: dict[str, Case]) -> Client:
    return desk_client("ari")


def found(client: Client, made: dict[str, Case], **given: str) -> set[str]:
    answer = client.get("/cases/", given)
    assert answer.status_code == 200
    return {name for name, case in made.items() if f"/cases/{case.reference}/" in answer.content.decode()}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {"nelson", "wellington", "auckland"}),
        ({"status": "open"}, {"nelson", "wellington", "auckland"}),
        ({"status": "closed"}, set()),
        ({"region": "WGN"}, {"wellington"}),
        ({"industry": "A"}, {"nelson", "auckland"}),
        ({"industry": "A", "region": "NSN"}, {"nelson"}),
        ({"lead": "jun"}, {"wellington"}),
        ({"mine": "on"}, {"nelson"}),
        ({"agency": "Police"}, {"nelson", "wellington"}),
        ({"agency": "Customs"}, set()),
        ({"from_on_day": "1", "from_on_month": "11", "from_on_year": "2026"}, {"nelson", "wellington"}),
        ({"last_on_day": "31", "last_on_month": "10", "last_on_year": "2026"}, {"auckland"}),
        ({"last_on_day": "3", "last_on_month": "11", "last_on_year": "2026"}, {"nelson", "wellington", "auckland"}),
    ],
    ids=lambda value: urlencode(value) if isinstance(value, dict) else "",
)
def test_it_is_looked_for_in_each_way(
    made: dict[str, Case], ari: Client, given: dict[str, str], expected: set[str]
) -> None:
    assert found(ari, made, **given) == expected


def test_a_case_s_reference_leads_to_the_case_and_a_party_s_to_its_cases(made: dict[str, Case], ari: Client) -> None:
    nelson = made["nelson"]
    assert ari.get("/cases/", {"reference": nelson.reference.lower()})["Location"] == f"/cases/{nelson.reference}/"
    with acting("ari"):
        party = Party.objects.get().reference
    assert found(ari, made, reference=party) == {"nelson"}
    for prefix in ("P", "C"):
        absent = f"{prefix}-2222222{check_character(prefix, '2222222')}"
        assert found(ari, made, reference=absent) == set()
    assert found(desk_client("jun"), made, reference=party) == set(), "whom jun does not know of"


@pytest.mark.parametrize(
    "wrong",
    [
        {"reference": "C-7K3F9QXX"},
        {"from_on_day": "31", "from_on_month": "2", "from_on_year": "2026"},
        {
            "from_on_day": "2", "from_on_month": "2", "from_on_year": "2026",
            "last_on_day": "1", "last_on_month": "2", "last_on_year": "2026",
        },
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    made: dict[str, Case], ari: Client, wrong: dict[str, str]
) -> None:
    answer = ari.get("/cases/", wrong)
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "error-summary" in words
    for value in wrong.values():
        assert f'value="{value}"' in words


def test_a_filter_is_kept_named_by_its_choices_and_let_go(made: dict[str, Case], ari: Client) -> None:
    asked = urlencode({"region": "NSN", "status": "open", "mine": "on", "reference": made["nelson"].reference})
    assert ari.post("/cases/kept/", {"asked": asked}).status_code == 302
    words = ari.get("/cases/").content.decode()
    assert "Nelson, Open, led by me" in words
    assert made["nelson"].reference not in kept_by("ari")
    assert "Nelson, Open" not in desk_client("jun").get("/cases/").content.decode()
    kept = re.search(r'name="asked" value="([^"]+)"', words)
    assert kept
    ari.post("/cases/kept/forget/", {"asked": kept[1].replace("&amp;", "&")})
    assert kept_by("ari") == ""


def kept_by(who: str) -> str:
    with acting(who):
        return " ".join(KeptFilter.objects.values_list("asked", flat=True))


def test_nothing_but_codes_of_the_form_is_kept(made: dict[str, Case], ari: Client) -> None:
    assert ari.post("/cases/kept/", {"asked": "region=Tevita+Invented"}).status_code == 404
    assert ari.post("/cases/kept/", {"asked": "name=Tevita"}).status_code == 302
    assert kept_by("ari") == ""


def test_a_page_is_followed_by_the_next_with_the_same_filter(made: dict[str, Case], ari: Client) -> None:
    with acting("ari") as me:
        for _ in range(30):
            cases.open_case(officer=me, at=NOW, region="OTA")
    words = ari.get("/cases/", {"region": "OTA"}).content.decode()
    older = re.search(r'href="(\?[^"]+)" rel="next"', words)
    assert older
    assert "region=OTA" in older[1]
    seen = re.findall(r'href="/cases/(C-[0-9A-Z]{8})/"', words)
    rest = re.findall(
        r'href="/cases/(C-[0-9A-Z]{8})/"', ari.get(f"/cases/{older[1]}".replace("&amp;", "&")).content.decode()
    )
    assert len(set(seen) | set(rest)) == 30
