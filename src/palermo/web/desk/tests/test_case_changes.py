"""Corrections, merging, giving away the cases of whoever has left, printing: the pages of them."""

import re

import pytest
from django.test import Client
from tests.support.people import NOW, acting, officer
from tests.support.web import desk_client

from palermo.agencies import operations as agencies
from palermo.cases.models import Case, Party
from palermo.cases.tests.factories import a_case
from palermo.ledger.models import Entry


@pytest.fixture
def made(house: str) -> tuple[Case, Party]:
    case, (losa,) = a_case("Losa Invented")
    return case, losa


@pytest.fixture
def ari(made: tuple[Case, Party]) -> Client:
    return desk_client("ari")


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_a_case_is_corrected_and_the_timeline_says_from_what_to_what(made: tuple[Case, Party], ari: Client) -> None:
    case, _ = made
    given = {"region": "WGN", "industry": "A", "classification": "unclear", "version": str(case.version)}
    assert ari.post(f"/cases/{case.reference}/correct/", given).status_code == 422, "a reason is asked for"
    given["reason"] = "learned_more"
    assert ari.post(f"/cases/{case.reference}/correct/", given).status_code == 302
    assert "from “Nelson” to “Wellington”" in page(ari, f"/cases/{case.reference}/")


def test_two_who_correct_it_at_once_both_see_what_the_other_did(made: tuple[Case, Party], ari: Client) -> None:
    case, _ = made
    mine = {"industry": "A", "classification": "unclear", "reason": "learned_more", "version": str(case.version)}
    assert desk_client("ngaire").post(f"/cases/{case.reference}/correct/", mine | {"region": "AUK"}).status_code == 302
    answer = ari.post(f"/cases/{case.reference}/correct/", mine | {"region": "WGN"})
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "from “Nelson” to “Auckland”" in words
    assert "Wellington" in words
    assert f'value="{case.version + 1}"' in words


def test_a_name_is_corrected_without_showing_the_one_before(made: tuple[Case, Party], ari: Client) -> None:
    case, losa = made
    path = f"/cases/{case.reference}/people/{losa.reference}/correct/"
    assert "Losa" not in page(ari, path)
    given = {"name": "Losa Reinvented", "reason": "recorded_wrongly", "version": "1", "language": ""}
    assert ari.post(path, given | {"version": "9"}).status_code == 409
    assert ari.post(path, given).status_code == 302
    opened = ari.post(f"/cases/{case.reference}/people/{losa.reference}/name/", {"purpose": "protect"})
    assert "Losa Reinvented" in opened.content.decode()
    assert desk_client("jun").get(path).status_code == 404


def test_a_case_is_merged_and_taken_out_again(made: tuple[Case, Party], ari: Client) -> None:
    case, losa = made
    other, _ = a_case()
    path = f"/cases/{case.reference}/merge/"
    given = {"into": "C-22222222", "reason": "same_matter", "version": str(case.version)}
    refused = ari.post(path, given)
    assert refused.status_code == 422
    assert "C-22222222" in refused.content.decode()
    assert ari.post(path, given | {"into": other.reference.lower()}).status_code == 302
    assert f"/cases/{other.reference}/" in page(ari, f"/cases/{case.reference}/")
    assert losa.reference in page(ari, f"/cases/{other.reference}/people/")
    assert f'put case <a class="govuk-link" href="/cases/{case.reference}/">' in page(ari, f"/cases/{other.reference}/")
    undo = {"reason": "two_matters", "version": "1"}
    assert ari.post(f"/cases/{case.reference}/unmerge/", undo).status_code == 302
    assert "/unmerge/" not in page(ari, f"/cases/{case.reference}/")
    assert ari.get(f"/cases/{case.reference}/unmerge/").status_code == 404


def test_the_cases_of_whoever_left_are_given_away_several_at_once(made: tuple[Case, Party]) -> None:
    case, losa = made
    other, _ = a_case()
    with acting("dora") as dora:
        agencies.leave(who=officer("ari"), officer=dora, at=NOW)
    ngaire = desk_client("ngaire")
    assert "Detective Ari Mokena" in page(ngaire, "/cases/leavers/")
    words = page(ngaire, "/cases/leavers/ari/")
    chosen = re.findall(r'name="cases" value="([^"]+)"', words)
    assert len(chosen) == 2
    sent_back = ngaire.post("/cases/leavers/ari/", {"who": "jun"})
    assert sent_back.status_code == 422
    kept = ngaire.post("/cases/leavers/ari/", {"who": "", "cases": chosen[:1]}).content.decode()
    assert len(re.findall(r'name="cases" value="[^"]+"[^>]* checked', kept)) == 1
    assert ngaire.post("/cases/leavers/ari/", {"who": "jun", "cases": chosen}).status_code == 302
    assert losa.reference in page(desk_client("jun"), f"/cases/{case.reference}/people/")
    assert "Nobody who has left leads an open case" in page(ngaire, "/cases/leavers/")
    assert other.reference in page(desk_client("jun"), "/cases/?mine=on")


def test_a_case_that_somebody_changed_meanwhile_stays_and_says_so(made: tuple[Case, Party]) -> None:
    case, _ = made
    with acting("dora") as dora:
        agencies.leave(who=officer("ari"), officer=dora, at=NOW)
    answer = desk_client("ngaire").post("/cases/leavers/ari/", {"who": "jun", "cases": [f"{case.reference}:1"]})
    assert answer.status_code == 409
    assert "changed by someone else" in answer.content.decode()


@pytest.mark.parametrize("who", ["ari", "hana", "jun", "dora", "mila", "sela"])
def test_leavers_are_the_senior_officers_matter(made: tuple[Case, Party], who: str) -> None:
    client = desk_client(who)
    assert client.get("/cases/leavers/").status_code == 404
    assert client.get("/cases/leavers/ari/").status_code == 404


def test_a_print_says_who_made_it_when_and_what_for_and_holds_no_name(made: tuple[Case, Party], ari: Client) -> None:
    case, losa = made
    path = f"/cases/{case.reference}/print/"
    assert ari.post(path, {"parts": ["people"]}).status_code == 422
    with acting("ari"):
        assert not Entry.objects.filter(verb="case_printed").exists()
    sheet = ari.post(path, {"purpose": "protect", "parts": ["people", "work", "timeline"]}).content.decode()
    assert "Printed by Detective Ari Mokena, New Zealand Police" in sheet
    assert "To keep the person safe" in sheet
    assert losa.reference in sheet
    assert "Losa" not in sheet
    assert "opened case" in sheet
    with acting("ari"):
        assert Entry.objects.get(verb="case_printed").terms == {"purpose": "protect"}
    alone = ari.post(path, {"purpose": "protect", "parts": ["people"]}).content.decode()
    assert "What happened" not in alone


def test_closing_shows_what_still_waits_and_where(made: tuple[Case, Party], ari: Client) -> None:
    case, _ = made
    options = page(ari, f"/cases/{case.reference}/work/task/")
    me = re.search(r'<option value="([^"]+)"[^>]*>[^<]*Ari', options)
    assert me
    given = {"place": "casefile", "what": "check_fact", "to": me[1]}
    assert ari.post(f"/cases/{case.reference}/work/task/", given).status_code == 302
    words = page(ari, f"/journeys/cases/{case.reference}/close/")
    assert "Settle these first" in words
    assert "/work/T-" in words
    assert "belongings" not in words
