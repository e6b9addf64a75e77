"""The list of cases and a case's page: what is there for whom, names opened for a purpose, two writers."""

import re

import pytest
from django.test import Client
from tests.support.people import NOW, acting, officer
from tests.support.web import desk_client

from palermo.cases import operations
from palermo.cases.models import Case, Involvement, Party, Sameness
from palermo.cases.tests.factories import CLOSED
from palermo.ledger.models import Entry

STRANGERS = ("sela", "mila", "ben", "iris", "otto", "kiri", "wei", "hugo", "fred")


@pytest.fixture
def case(house: str) -> Case:
    """Detective Mokena's case with one person in it, by name."""
    with acting("ari") as ari:
        made = operations.open_case(officer=ari, at=NOW, region="WGN", industry="A")
        operations.assign(case=made, to=ari, officer=ari, at=NOW, version=1)
        made.refresh_from_db()
        operations.add_party(
            case=made,
            kind="person",
            role="possible_victim",
            officer=ari,
            at=NOW,
            name="Tevita Invented",
            details="safe number 021 555 0000",
            from_on="2026-03",
        )
    return made


def let_in(case: Case, who: str) -> None:
    """The lead works on the case with a colleague."""
    with acting("ari") as ari:
        operations.let_in(case=case, who=officer(who), officer=ari, at=NOW)


@pytest.fixture
def ari(case: Case) -> Client:
    return desk_client("ari")


def party_of(case: Case) -> Party:
    with acting("ari"):
        return Party.objects.get(involvements__case=case)


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def entries(verb: str) -> int:
    with acting("ari"):
        return Entry.objects.filter(verb=verb).count()


def at(case: Case, rest: str = "") -> str:
    return f"/cases/{case.reference}/{rest}"


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "people/",
        "certification/",
        "who/",
        "take/",
        "give/",
        "hand-over/",
        "step/reopen/",
        "correct/",
        "merge/",
        "unmerge/",
        "print/",
        "work/",
    ],
)
def test_for_a_stranger_hidden_and_absent_are_the_same_404(case: Case, rest: str) -> None:
    for stranger in STRANGERS:
        client = desk_client(stranger)
        hidden, absent = client.get(at(case, rest)), client.get(f"/cases/C-22222222/{rest}")
        assert (hidden.status_code, absent.status_code) == (404, 404)
        assert _plain(hidden.content) == _plain(absent.content)


def _plain(content: bytes) -> str:
    return re.sub(r"[A-Z]-[0-9A-Z]{8}|value=\"[^\"]{20,}\"|X-CSRFToken[^}]*", "", content.decode())


def test_the_tabs_show_what_happened_who_is_in_it_and_who_sees_it(case: Case, ari: Client) -> None:
    assert "opened case" in page(ari, at(case))
    people = page(ari, at(case, "people/"))
    assert party_of(case).reference in people
    assert "possible victim" in people
    assert f"/findings/{case.reference}/{party_of(case).reference}/" in page(ari, at(case, "certification/"))
    assert "Detective Ari Mokena can see that the case exists" in page(ari, at(case, "who/"))


def test_no_page_shows_a_name_before_it_is_asked_for(case: Case, ari: Client) -> None:
    for rest in ("", "people/", "certification/", "who/", f"people/{party_of(case).reference}/"):
        assert "Tevita" not in page(ari, at(case, rest))


def test_a_name_is_opened_for_a_purpose_and_shown_once(case: Case, ari: Client) -> None:
    party = party_of(case)
    answer = ari.post(at(case, f"people/{party.reference}/name/"), {"purpose": "protect"})
    assert "Tevita Invented" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    with acting("ari"):
        entry = Entry.objects.get(verb="opened")
        assert (entry.subject, entry.terms) == (party.pk, {"purpose": "protect", "values": 2})
    assert "Tevita" not in page(ari, at(case, f"people/{party.reference}/"))


def test_without_a_purpose_nothing_is_opened(case: Case, ari: Client) -> None:
    for given in ({}, {"purpose": "curiosity"}):
        answer = ari.post(at(case, f"people/{party_of(case).reference}/name/"), given)
        assert answer.status_code == 422
        assert "Tevita" not in answer.content.decode()
    assert entries("opened") == 0


def test_several_names_are_opened_in_one_act_with_an_entry_each(case: Case, ari: Client) -> None:
    with acting("ari") as officer:
        second = operations.add_party(
            case=case, kind="person", role="witness", officer=officer, at=NOW, name="Sione Invented"
        )
    chosen = re.findall(r'name="parties" value="([^"]+)"', page(ari, at(case, "people/")))
    assert second.reference in chosen
    words = ari.post(at(case, "people/names/"), {"parties": chosen, "purpose": "investigate"}).content.decode()
    assert "Tevita Invented" in words
    assert "Sione Invented" in words
    assert entries("opened") == 2
    assert ari.post(at(case, "people/names/"), {"parties": ["P-22222222"], "purpose": "investigate"}).status_code == 422


def test_a_colleague_who_is_let_in_sees_that_somebody_is_there_and_not_who(case: Case) -> None:
    jun = desk_client("jun")
    assert jun.get(at(case)).status_code == 404
    let_in(case, "jun")
    words = page(jun, at(case, "people/"))
    assert "Not yours to know" in words
    assert party_of(case).reference not in words
    assert jun.get(at(case, f"people/{party_of(case).reference}/")).status_code == 404
    assert jun.post(at(case, f"people/{party_of(case).reference}/name/"), {"purpose": "protect"}).status_code == 404


def test_the_list_is_narrowed_and_paged_without_counting(case: Case, ari: Client) -> None:
    with acting("ari") as officer:
        for _ in range(30):
            operations.open_case(officer=officer, at=NOW, region="AUK")
    seen, way = set(), "/cases/"
    for _ in range(2):
        words = page(ari, way)
        seen |= set(re.findall(r'href="/cases/(C-[0-9A-Z]{8})/"', words))
        older = re.search(r'href="(\?[^"]+)" rel="next"', words)
        way = f"/cases/{older[1]}" if older else ""
    assert (len(seen), way) == (31, "")
    assert case.reference in page(ari, "/cases/?region=WGN")
    assert case.reference not in page(ari, "/cases/?region=AUK")
    assert case.reference in page(ari, "/cases/?mine=on")
    assert "No case is like that" in page(ari, "/cases/?status=closed")
    assert "There are no cases for you to see" in page(desk_client("sela"), "/cases/")


def test_a_case_is_opened_without_a_report_by_who_may(case: Case, ari: Client) -> None:
    answer = ari.post("/cases/open/", {"region": "AUK", "industry": ""})
    assert re.fullmatch(r"/cases/C-[0-9A-Z]{8}/people/", answer["Location"])
    refused = desk_client("ben").post("/cases/open/", {"region": "AUK", "industry": ""})
    assert refused.status_code == 403
    assert "Nothing was changed" in refused.content.decode()


def close_page(case: Case) -> str:
    return f"/journeys/cases/{case.reference}/close/"


def test_a_case_is_closed_by_its_checklist_and_reopened_with_a_reason(case: Case, ari: Client) -> None:
    assert close_page(case) in page(ari, at(case))
    answer = ari.post(close_page(case), {"version": case.version, "reason": "concluded"})
    assert answer.status_code == 422
    given = {"version": case.version, "reason": "concluded", **CLOSED}
    assert ari.post(close_page(case), given)["Location"] == at(case)
    assert "closed case" in page(ari, at(case))
    assert "it is concluded" in page(ari, at(case))
    again = {"version": case.version + 1, "reason": "new_information"}
    assert ari.post(at(case, "step/reopen/"), again).status_code == 302
    assert ari.get(at(case, "step/explode/")).status_code == 404


def test_a_senior_officer_sees_why_a_step_is_not_theirs(case: Case) -> None:
    client = desk_client("ngaire")
    words = page(client, at(case))
    assert "Close the case" in words
    assert close_page(case) not in words
    answer = client.post(close_page(case), {"version": case.version, "reason": "concluded", **CLOSED})
    assert answer.status_code == 403
    assert "investigator" in answer.content.decode()


def test_the_second_writer_sees_both_and_loses_nothing(case: Case, ari: Client) -> None:
    given = {"version": case.version, "who": "jun"}
    assert desk_client("ngaire").post(at(case, "give/"), given).status_code == 302
    note = given | {"note": "Ring the safe number first."}
    handing = ari.post(at(case, "hand-over/"), note, headers={"Origin": "http://localhost"})
    assert handing.status_code == 404, "a case that was given away is no longer theirs to know"
    assert "Ring the safe number first." in handing.content.decode()
    assert "Ring the safe number first." not in ari.post(at(case, "hand-over/"), note).content.decode()
    mine = {"version": case.version, "reason": "no_offence_found", **CLOSED}
    assert ari.post(close_page(case), mine).status_code == 404
    assert desk_client("ngaire").post(at(case, "give/"), {"version": case.version + 1, "who": "ari"}).status_code == 302
    closing = ari.post(close_page(case), mine)
    words = closing.content.decode()
    assert closing.status_code == 409
    assert "Somebody else was quicker" in words
    assert "gave case" in words
    assert "No offence was found" in words
    fresh = re.search(r'name="version" value="(\d+)"', words)
    assert fresh
    assert int(fresh[1]) == case.version + 2
    assert ari.post(close_page(case), mine | {"version": fresh[1]}).status_code == 302


def test_another_investigator_does_not_take_a_case_from_its_lead(case: Case) -> None:
    jun = desk_client("jun")
    assert jun.post(at(case, "take/"), {"version": case.version}).status_code == 404
    let_in(case, "jun")
    assert at(case, "take/") not in page(jun, at(case))
    answer = jun.post(at(case, "take/"), {"version": case.version})
    assert answer.status_code == 403
    assert "has a lead" in answer.content.decode()


def test_the_lead_hands_over_with_a_note_that_the_next_one_reads(case: Case, ari: Client) -> None:
    given = {"version": case.version, "who": "jun", "note": "Ring the safe number first."}
    assert ari.post(at(case, "hand-over/"), given).status_code == 302
    jun = desk_client("jun")
    assert "Ring the safe number" not in page(jun, at(case))
    read = jun.post(at(case, "note/"))
    assert "Ring the safe number first." in read.content.decode()
    with acting("jun"):
        assert Entry.objects.filter(verb="opened").count() == 1
    assert party_of_as("jun", case)
    assert not party_of_as("ari", case)
    assert ari.get(at(case)).status_code == 404


def party_of_as(username: str, case: Case) -> bool:
    with acting(username):
        return Party.objects.filter(involvements__case=case).exists()


def test_people_are_added_one_by_one_and_as_a_crew(case: Case, ari: Client) -> None:
    given = {
        "kind": "company",
        "role": "employer",
        "name": "Invented Orchards",
        "from_on_day": "",
        "from_on_month": "7",
        "from_on_year": "2026",
    }
    assert ari.post(at(case, "people/add/"), given)["Location"] == at(case, "people/")
    crew = {"count": "12", "role": "possible_victim", "language": "id"}
    assert ari.post(at(case, "people/crew/"), crew)["Location"] == at(case, "people/")
    words = page(ari, at(case, "people/"))
    assert words.count("G-") == 12
    assert "employer" in words
    refused = ari.post(at(case, "people/add/"), given | {"from_on_month": "13"})
    assert refused.status_code == 422
    assert 'value="Invented Orchards"' in refused.content.decode()


def test_a_role_ends_or_was_in_error_and_says_so(case: Case, ari: Client) -> None:
    party = party_of(case).reference
    ended = {"version": "1", "until_on_day": "", "until_on_month": "", "until_on_year": "2026"}
    assert ari.post(at(case, f"people/{party}/role/possible_victim/ended/"), ended).status_code == 302
    again = ari.post(at(case, f"people/{party}/role/possible_victim/ended/"), ended)
    assert again.status_code == 409
    wrong = {"version": "2", "reason": "wrong_party"}
    assert ari.post(at(case, f"people/{party}/role/possible_victim/error/"), wrong).status_code == 302
    assert "recorded in error" in page(ari, at(case, f"people/{party}/"))
    assert ari.get(at(case, f"people/{party}/role/possible_victim/error/")).status_code == 404
    with acting("ari"):
        assert Involvement.objects.get().in_error_reason == "wrong_party"


def test_a_number_of_another_system_is_sealed_and_opened_by_an_act(case: Case, ari: Client) -> None:
    party = party_of(case).reference
    assert (
        ari.post(at(case, f"people/{party}/number/"), {"system": "immigration", "number": "INZ-77"}).status_code == 302
    )
    assert "INZ-77" not in page(ari, at(case, f"people/{party}/"))
    assert "INZ-77" in ari.post(at(case, f"people/{party}/number/opened/")).content.decode()
    assert entries("opened") == 1


def test_two_references_are_declared_the_same_and_apart_again(case: Case, ari: Client) -> None:
    with acting("ari") as officer:
        other = operations.add_party(case=case, kind="person", role="witness", officer=officer, at=NOW)
    party = party_of_one(case)
    same = at(case, f"people/{party}/same/")
    assert ari.post(same, {"other": party, "reason": "said_so"}).status_code == 422
    assert ari.post(same, {"other": other.reference.lower(), "reason": "said_so"}).status_code == 302
    assert other.reference in page(ari, at(case, f"people/{party}/"))
    undo = at(case, f"people/{party}/same/{other.reference}/undo/")
    assert ari.post(undo, {"reason": "two_people"}).status_code == 302
    assert ari.post(undo, {"reason": "two_people"}).status_code == 422
    with acting("ari"):
        assert Sameness.objects.get().undone_at


def party_of_one(case: Case) -> str:
    with acting("ari"):
        return str(Party.objects.filter(involvements__role="possible_victim").get().reference)


def test_a_reference_typed_anyhow_leads_to_its_page(case: Case, ari: Client) -> None:
    typed = case.reference.lower().replace("-", " ")
    assert ari.get("/find/", {"reference": typed})["Location"] == at(case)
    party = party_of(case).reference
    assert ari.get(f"/find/{party}/")["Location"] == at(case, f"people/{party}/")
    assert desk_client("sela").get(f"/find/{party}/").status_code == 404
    back = ari.get("/find/", {"reference": "nonsense"}, follow=True)
    assert "This is not a reference" in back.content.decode()
