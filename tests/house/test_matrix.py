"""Every address × every one of the cast, and nobody: what each answers is written by hand in `addresses.py`."""

import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import resolve

from palermo.demo.cast import CAST
from palermo.design.context import DESK_WAYS
from palermo.web.public.tests.site import public_site
from tests.house.addresses import COLUMNS
from tests.house.matrix import DESK_ROWS, NOBODY, PEOPLE, PUBLIC_ROWS, SIGNS, Row, names
from tests.support.database import admin
from tests.support.furnished import Furnished
from tests.support.web import desk_client

SITES = {"palermo.web.desk.urls": DESK_ROWS, "palermo.web.public.urls": PUBLIC_ROWS}
READING = {
    "opened", "file_opened", "looked_up", "certificate_printed", "certificate_verified", "eligibility_checked", "ledger_read",
    "signed_in", "signed_out", "support_plan_printed",
}  # fmt: skip
"""What may be entered while every address is asked: somebody read something. Anything else was an act."""


@pytest.fixture(scope="module")
def clients(furnished: Furnished) -> dict[str, Client]:
    """A signed-in browser for each of the cast, and one for nobody."""
    return {who: Client(HTTP_HOST="localhost") if who == NOBODY else desk_client(who) for who in PEOPLE}


def test_every_one_of_the_cast_has_a_column_and_nobody_has_one_too() -> None:
    assert sorted(PEOPLE) == sorted([NOBODY, *(person.username for person in CAST)])


@pytest.mark.parametrize("urlconf", SITES)
def test_every_address_of_a_site_is_in_the_table_and_every_row_is_an_address(urlconf: str) -> None:
    rows = SITES[urlconf]
    assert names(urlconf) == {row.name for row in rows}


def test_each_example_is_an_address_of_its_name(furnished: Furnished) -> None:
    for urlconf, rows in SITES.items():
        for row in rows:
            path = row.address.format(**furnished.places).partition("?")[0]
            assert resolve(path, urlconf).view_name == row.name, row.address


def test_the_table_s_case_that_is_not_there_has_the_form_of_a_reference_and_is_not_there(furnished: Furnished) -> None:
    with admin(furnished.database) as server:
        found = server.execute("SELECT 1 FROM cases_case WHERE reference = %s", [furnished.places["absent_case"]])
        assert found.fetchone() is None


def _ask(client: Client, row: Row, places: dict[str, str]) -> HttpResponse:
    address = row.address.format(**places)
    send: Callable[..., HttpResponse] = client.get if row.method == "GET" else client.post  # type: ignore[assignment]
    return send(address, row.form(places)) if row.posted else send(address)


def _written(database: str) -> dict[str, int]:
    """How often each thing happened that is more than reading."""
    with admin(database) as server:
        found = server.execute("SELECT verb, count(*) FROM ledger.entry GROUP BY verb").fetchall()
    return {str(verb): int(str(count)) for verb, count in found if verb not in READING}


@pytest.mark.parametrize("name", dict.fromkeys(row.name for row in DESK_ROWS))
def test_the_desk_answers_each_of_the_cast_as_the_table_says(
    furnished: Furnished, clients: dict[str, Client], name: str
) -> None:
    before, faults = _written(furnished.database), []
    for row in (row for row in DESK_ROWS if row.name == name):
        got = ""
        for who in PEOPLE:
            ends = name == "account_logout" and row.method == "POST" and who != NOBODY
            client = desk_client(who) if ends else clients[who]
            status = _ask(client, row, furnished.places).status_code
            got += SIGNS.get(status, f"[{status}]")
        if got != row.signs:
            faults.append(f"{row.method} {row.address}\n  says     {_spaced(row.signs)}\n  answered {_spaced(got)}")
    assert not faults, "\n".join(["", COLUMNS, *faults])
    assert _written(furnished.database) == before, "asking changed something"


def _spaced(signs: str) -> str:
    """One sign after another, in the table's groups."""
    spaced, rest = [], signs
    for group in COLUMNS.split("|"):
        size = len(group.split())
        spaced.append(rest[:size])
        rest = rest[size:]
    return " ".join(spaced) + rest


@pytest.mark.parametrize("who", PEOPLE[1:])
def test_nobody_s_navigation_leads_where_there_is_nothing_for_them(clients: dict[str, Client], who: str) -> None:
    page = clients[who].get("/").content.decode()
    shown = re.findall(r'class="pal-nav__link" href="([^"]*)"', page)
    there = [href for href, _label, _by in DESK_WAYS if clients[who].get(href).status_code == 200]
    assert shown == there


@pytest.mark.parametrize("prefix", ["", "/mi"])
def test_the_public_site_answers_anybody_as_the_table_says(furnished: Furnished, prefix: str) -> None:
    faults = []
    with public_site() as client:
        for row in PUBLIC_ROWS:
            there = Row(row.name, row.method, prefix + row.address, row.posted, row.signs)
            status = _ask(client, there, furnished.places).status_code
            if SIGNS.get(status) != row.signs:
                faults.append(f"{row.method} {there.address}: {status}, not {row.signs}")
    assert faults == []


def test_in_a_demonstration_anybody_may_choose_whom_to_be(furnished: Furnished) -> None:
    with override_settings(DEMO_SIGN_IN=True):
        client = Client(HTTP_HOST="localhost")
        assert client.get("/demo/").status_code == 200
        assert client.get("/demo/hana/").status_code == 405
        assert client.post("/demo/nobody-of-the-cast/").status_code == 404
        assert client.post("/demo/hana/")["Location"].startswith("/sign-in/on/")
