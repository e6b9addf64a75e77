"""Screening as pages: the way from the first page to Police's triage, the urgent form, who sees what."""

import re
from html import unescape

import pytest
from django.http import HttpResponse
from tests.support.people import NOW, acting
from tests.support.web import desk_client

from palermo.cases.models import Case, Party
from palermo.law import references
from palermo.ledger.models import Entry
from palermo.protection.identification.screening import forms_of_acts as acts
from palermo.protection.identification.screening.models import Referral, Screening, Sign, Visit
from palermo.protection.identification.screening.tests import factories

WHEN = {"when_day": "3", "when_month": "11", "when_year": "2026", "when_hour": "13:00"}
SEEN = {"seen_at_day": "3", "seen_at_month": "11", "seen_at_year": "2026", "seen_at_hour": "13:30"}
BEGIN = {
    "danger": "no",
    "occasion": "inspection",
    "place": "orchard",
    "region": "BOP",
    "met": "6",
    "words": "Invented.",
    **WHEN,
}
SPOKEN = {"language": "sm", "interpreter": "telephone", "alone": "yes", "child": "no"}
HOW = {"observer": "person", "evidence": "none", "words": "Invented: the drawer.", **SEEN}
URGENT = {"urgent": "danger", "signs_seen": ["violence"], "child": "no", "language": "id", "place": "fishing",
          "words": "Invented: at the wharf.", "outcome": "refer"}  # fmt: skip


def text(page: HttpResponse) -> str:
    return unescape(page.content.decode())


def seconds_to_fill_in(page: str, answers: int) -> float:
    """Reading every word of the page at 200 words a minute, and twelve seconds for each answer: a slow officer."""
    main = re.search(r"<main.*?</main>", page, re.S)
    assert main
    words = re.sub(r"<select.*?</select>|<[^>]+>", " ", main[0], flags=re.S).split()
    return len(words) / 200 * 60 + answers * 12


def test_an_urgent_screening_is_seven_answers_and_three_minutes_at_most(house: str) -> None:
    form = acts.Quick()
    assert len(form.visible_fields()) <= 7
    assert {name for name, each in form.fields.items() if each.required and each.initial is None} == {
        "signs_seen",
        "words",
    }
    page = text(desk_client("mere").get("/screening/urgent/"))
    assert seconds_to_fill_in(page, len(form.visible_fields())) <= 180
    done = desk_client("mere").post("/screening/urgent/", URGENT, follow=True)
    assert "It waits with Police’s triage now." in text(done)
    with acting("hana"):
        assert Referral.objects.get().urgent == "danger"


def test_a_second_press_of_the_urgent_button_sends_nothing_again(house: str) -> None:
    mere = desk_client("mere")
    number = re.search(r'name="number"[^>]*value="(H-[0-9A-Z]{8})"', text(mere.get("/screening/urgent/")))
    assert number
    for _press in range(2):
        assert mere.post("/screening/urgent/", {**URGENT, "number": number[1]}).status_code == 302
    with acting("mere"):
        assert Visit.objects.count() == 1


def test_the_urgent_form_keeps_what_was_typed(house: str) -> None:
    page = desk_client("mere").post("/screening/urgent/", {**URGENT, "signs_seen": []})
    assert page.status_code == 422
    assert "Invented: at the wharf." in text(page)
    with acting("mere"):
        assert not Visit.objects.exists()


def test_from_the_visit_to_triage_and_into_a_case(house: str) -> None:
    """S1 through the pages: an inspector, six men, Police's triage, an investigator."""
    wei = desk_client("wei")
    begun = wei.post("/screening/new/", BEGIN)
    at = begun.headers["Location"].removesuffix("people/")
    wei.post(f"{at}people/", {"count": "6", **SPOKEN})
    page = text(wei.get(f"{at}signs/"))
    tickets = list(dict.fromkeys(re.findall(r'name="people" value="([^"]+)"', page)))
    assert len(tickets) == 6
    coercion = re.search(r'name="(signs_\d)" value="cd_documents"', page)
    assert coercion
    ticked = {"people": tickets, coercion[1]: ["cd_documents", "cd_denounce"], **HOW}
    assert "What was seen is recorded." in text(wei.post(f"{at}signs/", ticked, follow=True))
    decided = {"people": tickets, "outcome": "refer", "reason": "refer.signs_point_to_it", "words": "Invented."}
    assert "It is decided." in text(wei.post(f"{at}decide/", decided, follow=True))
    page = text(wei.get(f"{at}send/"))
    tickets = re.findall(r'name="people" value="([^"]+)"', page)
    sent = wei.post(
        f"{at}send/", {"people": tickets, "urgent": "", "agrees": "yes", "words": "Ask for K."}, follow=True
    )
    assert "It waits with Police’s triage now." in text(sent)
    hana = desk_client("hana")
    assert "6 referred by" in text(hana.get("/reports/"))
    page = text(hana.get(f"/journeys{at.replace('screening', 'screenings')}answer/"))
    tickets = list(dict.fromkeys(re.findall(r'name="people" value="([^"]+)"', page)))
    answer = {"step": "accept", "people": tickets, "into": "new", "lead": "ari"}
    accepted = hana.post(f"/journeys{at.replace('screening', 'screenings')}answer/", answer)
    assert accepted.headers["Location"].startswith("/cases/C-")
    assert text(desk_client("ari").get(accepted.headers["Location"] + "people/")).count("possible victim") >= 6
    assert text(desk_client("ari").get(at)).count("P-") >= 6
    assert "Police took the person into a case." in text(wei.get(f"{at}{tickets[0].rpartition(':')[0]}/"))


def ready(by: str = "lani", name: str = "") -> tuple[str, str]:
    """A visit with one person who waits with Police: its address and the person's reference."""
    (referral,) = factories.waiting(1, by, name=name)
    with acting(by):
        return f"/screening/{Visit.objects.get().reference}/", Party.objects.get(pk=referral.subject_id).reference


def test_triage_sees_no_name_until_the_person_agrees(house: str) -> None:
    at, party = ready(name="Invented Name")
    hana, lani = desk_client("hana"), desk_client("lani")
    assert "You have not been told." in text(hana.get(f"{at}{party}/"))
    assert "Invented Name" not in text(hana.post(f"{at}{party}/name/"))
    assert lani.post(f"{at}{party}/tell/", {}).status_code == 422
    assert "can open who it is" in text(lani.post(f"{at}{party}/tell/", {"agreed": "on"}, follow=True))
    assert "Invented Name" in text(hana.post(f"{at}{party}/name/"))
    with acting("hana"):
        assert Entry.objects.filter(verb="opened", compartment="identity").exists()


def test_triage_sends_back_on_the_page_and_the_screener_reads_why(house: str) -> None:
    at, party = ready()
    hana, lani = desk_client("hana"), desk_client("lani")
    page = text(hana.get(f"/journeys{at.replace('screening', 'screenings')}answer/"))
    (ticket,) = set(re.findall(r'name="people" value="([^"]+)"', page))
    back = {"step": "return", "people": [ticket], "reason": "too_little_known", "words": "Invented: which boat?"}
    hana.post(f"/journeys{at.replace('screening', 'screenings')}answer/", back)
    assert hana.get(at).status_code == 404
    page = text(lani.post(f"{at}{party}/read/"))
    assert "Police sent the referral back: too little is known yet." in page
    assert "Invented: which boat?" in page


@pytest.mark.parametrize("stranger", ["ari", "kit", "sela", "ben", "iris", "wei", "otto", "cyd", "anna", "dora"])
def test_a_visit_is_404_to_whoever_it_is_not_for(house: str, stranger: str) -> None:
    at, party = ready()
    client = desk_client(stranger)
    hidden, absent = client.get(at), client.get("/screening/SC-22222229/")
    assert (hidden.status_code, absent.status_code) == (404, 404)
    for page in ("", "read/", "people/", "signs/", "decide/", "send/"):
        assert client.post(f"{at}{page}").status_code in (404, 405)
    for page in ("", "read/", "name/", "change/", "who/", "tell/", "again/", "error/", "withdraw/"):
        assert client.post(f"{at}{party}/{page}").status_code in (404, 405)
    assert client.post(f"/journeys{at.replace('screening', 'screenings')}answer/").status_code == 404


def test_a_senior_officer_knows_nothing_of_a_visit(house: str) -> None:
    at, party = ready()
    ngaire = desk_client("ngaire")
    for page in ("", f"{party}/"):
        assert ngaire.get(f"{at}{page}").status_code == 404
    for page in ("people/", "signs/", "decide/", "send/", f"{party}/tell/"):
        assert ngaire.post(f"{at}{page}").status_code == 404


@pytest.mark.parametrize("who", ["ngaire", "ben", "kiri", "anna", "cyd", "dora"])
def test_only_who_screens_has_the_pages_of_beginning(house: str, who: str) -> None:
    client = desk_client(who)
    for page in ("", "urgent/", "new/", "keyed-in/", "sheets/", "sheets/adult_labour/"):
        assert client.get(f"/screening/{page}").status_code == 404


def test_a_sheet_has_a_number_no_fact_and_is_keyed_in_with_its_own_time(house: str) -> None:
    otto = desk_client("otto")
    page = text(otto.get("/screening/sheets/adult_labour/"))
    number = re.search(r"H-[0-9A-Z]{8}", page)
    assert number
    assert references.check(number[0]) == ""
    assert "Vaea" not in page
    assert page.count("☐") > 300
    assert otto.get("/screening/sheets/invented/").status_code == 404
    head = {**BEGIN, "occasion": "boarding", "sheet": number[0].lower(), "when_day": "1", "met": "12"}
    at = otto.post("/screening/keyed-in/", head).headers["Location"].removesuffix("people/")
    otto.post(f"{at}people/", {"count": "12", **SPOKEN})
    assert f"Keyed in from sheet {number[0]}" in text(otto.get(at))
    again = otto.post("/screening/keyed-in/", head)
    assert "keyed in already" in text(again)
    page = text(otto.get(f"{at}decide/"))
    assert "When did you decide this?" in page


def test_a_draft_list_says_so_on_the_page_and_on_paper(house: str) -> None:
    lani = desk_client("lani")
    assert "nverified draft" in text(lani.get("/screening/sheets/adult_sexual/"))
    made = factories.visit("lani")
    factories.met(made, by="lani")
    page = lani.get(f"/screening/{made.reference}/signs/", {"list": "adult_sexual"})
    assert "Unverified draft" in text(page)


def test_the_second_writer_sees_that_somebody_was_faster_and_decides_again(house: str) -> None:
    made = factories.visit()
    (one,) = factories.met(made)
    wei, at = desk_client("wei"), f"/screening/{made.reference}/"
    page = text(wei.get(f"{at}decide/"))
    (ticket,) = re.findall(r'name="people" value="([^"]+)"', page)
    wei.post(f"{at}{one.subject.reference}/change/", {**SPOKEN, "child": "yes", "version": "1"})
    given = {"outcome": "not", "reason": "not.no_sign", "words": "Invented words."}
    stale = wei.post(f"{at}decide/", {**given, "people": [ticket]})
    assert stale.status_code == 409
    assert "changed by someone else" in text(stale)
    assert "Invented words." in text(stale)
    (fresh,) = re.findall(r'name="people" value="([^"]+)"', text(stale))
    assert "It is decided." in text(wei.post(f"{at}decide/", {**given, "people": [fresh]}, follow=True))


def test_mistakes_are_marked_taken_up_again_and_withdrawn_on_their_pages(house: str) -> None:
    at, party = ready("wei")
    wei = desk_client("wei")
    with acting("wei"):
        sign, referral = Sign.objects.order_by("code")[0], Referral.objects.get()
    assert "marked" in text(wei.post(f"{at}{party}/signs/{sign.pk}/error/", {"reason": "wrong_person"}, follow=True))
    page = wei.post(f"{at}{party}/withdraw/", {"reason": "person_asked", "version": referral.version}, follow=True)
    assert "It is withdrawn" in text(page)
    with acting("wei"):
        version = Screening.objects.get().version
    page = wei.post(f"{at}{party}/again/", {"reason": "person_told_more", "version": version}, follow=True)
    assert "You can decide again." in text(page)
    page = wei.post(f"{at}{party}/error/", {"reason": "entered_twice", "version": version + 1}, follow=True)
    assert "counts as none" in text(page)


def test_an_investigator_adds_a_sign_on_the_case(house: str) -> None:
    case = factories.accepted(factories.waiting(1))
    with acting("ari"):
        party = Party.objects.get()
        assert Case.objects.get() == case
    at = f"/screening/on/{case.reference}/{party.reference}/"
    page = text(desk_client("ari").get(at))
    debt = re.search(r'name="(signs_\d)" value="cd_debt"', page)
    assert debt
    done = desk_client("ari").post(at, {debt[1]: ["cd_debt"], **HOW}, follow=True)
    assert "What was seen is recorded." in text(done)
    with acting("ari"):
        assert Sign.objects.filter(case=case, visit=None).count() == 1
    assert desk_client("jun").get(at).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_crew(house: str) -> None:
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    small, large = factories.visit("otto", factories.VESSEL), factories.visit("otto", factories.VESSEL)
    factories.saw(factories.met(small, 2, "otto"), "cd_documents", by="otto")
    factories.saw(factories.met(large, 12, "otto"), "cd_documents", by="otto")
    otto, counts = desk_client("otto"), []
    for each in (small, large):
        with CaptureQueriesContext(connections["default"]) as captured:
            assert otto.get(f"/screening/{each.reference}/").status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert counts[1] <= 25
    assert NOW
