"""The work tab of a case, one piece's page, and “your work”, as officers use them."""

import re

import pytest
from django.test import Client
from tests.support.people import acting
from tests.support.web import desk_client

from palermo.ledger.models import Entry
from palermo.work.models import Note, Question, Task
from palermo.work.tests.factories import Made, a_case

WHEN = {"when_day": "2", "when_month": "11", "when_year": "2026", "when_hour": "14:10"}
NOTE = {"way": "telephone", "whom": "the_person", "words": "She rings after six.", **WHEN}


@pytest.fixture
def made(house: str) -> Made:
    return a_case()


@pytest.fixture
def ari(made: Made) -> Client:
    return desk_client("ari")


def at(made: Made, rest: str = "") -> str:
    return f"/cases/{made.case.reference}/work/{rest}"


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def added(client: Client, made: Made, kind: str, **given: str) -> str:
    answer = client.post(at(made, f"{kind}/"), given)
    assert answer.status_code == 302, re.findall(r"error-summary.*?</ul>", answer.content.decode())
    return answer["Location"]


def option(client: Client, path: str, words: str) -> str:
    found = re.search(rf'<option value="([^"]+)"[^>]*>{words}', page(client, path))
    assert found, words
    return found[1]


def test_a_contact_is_noted_about_the_case_or_a_person_and_says_who_reads_it(made: Made, ari: Client) -> None:
    form = page(ari, at(made, "note/"))
    assert "everybody who may know that it exists can read it" in form
    assert f"{made.party.reference} – their assessment" in form
    added(ari, made, "note", place=made.party.reference, **NOTE)
    tab = page(ari, at(made))
    assert "Telephone, the person" in tab
    assert "She rings after six." not in tab
    assert f"about {made.party.reference}" in tab
    assert "Telephone" not in page(desk_client("jun"), at(made)), "an investigator who does not assess her"


def test_what_is_written_is_opened_for_a_purpose_on_one_page_only(made: Made, ari: Client) -> None:
    added(ari, made, "note", place=made.party.reference, **NOTE)
    added(ari, made, "note", place="casefile", **NOTE)
    assert ari.post(at(made, "words/"), {"purpose": "gossip"}).status_code == 422
    opened = ari.post(at(made, "words/"), {"purpose": "protect"}).content.decode()
    assert opened.count("She rings after six.") == 2
    with acting("ari"):
        assert {entry.subject for entry in Entry.objects.filter(verb="opened")} == {made.case.pk, made.party.pk}
    assert "She rings" not in page(ari, at(made))


def test_a_form_that_is_sent_back_keeps_everything_that_was_typed(made: Made, ari: Client) -> None:
    for kind, given in (
        ("note", {"way": "telephone", "words": "A long story", **WHEN}),
        ("task", {"words": "A long story", "due_day": "31", "due_month": "2", "due_year": "2026"}),
        ("appointment", {"what": "court", "words": "A long story", "begins_at_day": "1"}),
        ("question", {"words": "A long story"}),
    ):
        answer = ari.post(at(made, f"{kind}/"), {"place": "casefile", **given})
        words = answer.content.decode()
        assert answer.status_code == 422, kind
        assert "A long story" in words
        for value in given.values():
            assert value in words


def test_a_refusal_keeps_what_was_typed_too(made: Made, ari: Client) -> None:
    jun = option(ari, at(made, "task/"), "[^<]*Jun")
    given = {"place": made.party.reference, "what": "check_fact", "words": "A long story", "to": jun}
    answer = ari.post(at(made, "task/"), given)
    assert answer.status_code == 422
    assert "choose somebody who may" in answer.content.decode()
    assert "A long story" in answer.content.decode()


def test_a_task_is_given_done_and_seen_in_your_work(made: Made, ari: Client) -> None:
    jun = option(ari, at(made, "task/"), "[^<]*Jun")
    added(ari, made, "task", place="casefile", what="find_interpreter", words="Samoan", to=jun)
    with acting("ari"):
        task = Task.objects.get()
    theirs = desk_client("jun")
    assert task.reference in page(theirs, "/work/")
    assert task.reference in page(theirs, "/"), "it waits at home"
    assert "What you gave" in page(ari, "/work/")
    one = page(theirs, f"/work/{task.reference}/")
    assert "It is done" in one
    assert "Samoan" not in one
    assert "Samoan" in theirs.post(f"/work/{task.reference}/words/", {"purpose": "investigate"}).content.decode()
    answer = theirs.post(f"/work/{task.reference}/do/", {"version": "1", "words": "Leilani comes on Friday"})
    assert answer.status_code == 302
    assert task.reference not in page(theirs, "/work/")


def test_the_second_of_two_sees_what_the_first_did_and_loses_nothing_typed(made: Made, ari: Client) -> None:
    hana = option(ari, at(made, "question/"), "[^<]*Hana")
    added(ari, made, "question", place="casefile", topic="what_next", words="What next?", to=hana)
    with acting("ari"):
        question = Question.objects.get()
    first, second = desk_client("hana"), desk_client("jun")
    given = {"version": "1", "answer": "in_words", "words": "Ask the port."}
    assert first.post(f"/work/{question.reference}/answer/", given).status_code == 302
    answer = second.post(f"/work/{question.reference}/answer/", {**given, "words": "Ask the owner."})
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "answered question" in words
    assert "Ask the owner." in words


def test_another_version_comes_back_with_both_in_view(made: Made, ari: Client) -> None:
    added(ari, made, "task", place="casefile", what="check_fact", to=option(ari, at(made, "task/"), "[^<]*Ari"))
    with acting("ari"):
        task = Task.objects.get()
    to = option(ari, f"/work/{task.reference}/pass_on/", "[^<]*Jun")
    assert ari.post(f"/work/{task.reference}/pass_on/", {"version": "1", "to": to}).status_code == 302
    stale = ari.post(f"/work/{task.reference}/do/", {"version": "1", "words": "Done already"})
    assert stale.status_code == 409
    assert "passed task" in stale.content.decode()
    assert "Done already" in stale.content.decode()


def test_a_note_is_marked_in_error_and_stays_struck_out(made: Made, ari: Client) -> None:
    added(ari, made, "note", place="casefile", **NOTE)
    with acting("ari"):
        note = Note.objects.get()
    assert ari.post(f"/work/{note.reference}/mark_in_error/", {"version": "1"}).status_code == 422
    given = {"version": "1", "reason": "entered_twice"}
    assert ari.post(f"/work/{note.reference}/mark_in_error/", given).status_code == 302
    assert "Recorded in error" in page(ari, f"/work/{note.reference}/")
    assert note.reference in page(ari, at(made))


@pytest.mark.parametrize("rest", ["", "words/", "do/", "mark_in_error/"])
def test_hidden_and_absent_work_are_the_same_404(made: Made, ari: Client, rest: str) -> None:
    added(ari, made, "task", place="casefile", what="check_fact", to=option(ari, at(made, "task/"), "[^<]*Ari"))
    with acting("ari"):
        task = Task.objects.get()
    for stranger in ("mila", "sela", "otto", "lani"):
        client = desk_client(stranger)
        for reference in (task.reference, "T-22222222"):
            assert client.get(f"/work/{reference}/{rest}").status_code in (404, 405)
            assert client.post(f"/work/{reference}/{rest}", {"purpose": "protect"}).status_code in (404, 405)
        assert client.get(at(made)).status_code == 404
        assert client.get(at(made, "note/")).status_code == 404


def test_a_reference_of_work_leads_to_its_page_from_the_box(made: Made, ari: Client) -> None:
    added(ari, made, "note", place="casefile", **NOTE)
    with acting("ari"):
        note = Note.objects.get()
    assert ari.get(f"/find/?reference={note.reference.lower()}")["Location"] == f"/work/{note.reference}/"
