"""Noting a contact: what is kept in codes, what is sealed, who reads it, and what is refused."""

from datetime import timedelta

import pytest
from tests.support.people import NOW, acting

from palermo.cases.operations import Conflict, Refused
from palermo.ledger.models import Entry
from palermo.vault.operations import reveal
from palermo.vault.queries import latest
from palermo.work import operations as work
from palermo.work import queries
from palermo.work.models import Note
from palermo.work.operations.step import Place
from palermo.work.tests.factories import Made, a_case

EARLIER = NOW - timedelta(days=1)
WORDS = "She will only speak by telephone, after six."


@pytest.fixture
def made(house: str) -> Made:
    return a_case()


def noted(place: Place, by: str = "ari", **more: object) -> Note:
    with acting(by) as me:
        given = {"way": "telephone", "whom": "the_person", "words": WORDS, **more}
        return work.note(place=place, officer=me, at=NOW, **given)  # type: ignore[arg-type]


def test_a_contact_is_noted_with_its_own_time_and_one_entry(made: Made) -> None:
    note = noted(made.on_person, when=EARLIER, language="sm", interpreter=True)
    with acting("ari"):
        entry = Entry.objects.get(verb="contact_noted")
        assert (entry.about, entry.at, entry.compartment) == (note.reference, EARLIER, "assessment")
        assert entry.terms == {"on": made.party.reference, "way": "telephone", "whom": "the_person"}
        kept = Note.objects.get(pk=note.pk)
        assert (kept.at, kept.language, kept.interpreter) == (EARLIER, "sm", True)


def test_what_was_said_is_sealed_and_opening_it_is_an_entry(made: Made) -> None:
    note = noted(made.on_person)
    with acting("ari") as ari:
        (id_,) = latest([note.pk]).values()
        opened = reveal(
            [id_],
            purpose="investigate",
            officer=ari,
            at=NOW,
            subject=made.party.pk,
            compartment="assessment",
            about=note.reference,
        )
        assert opened == {id_: WORDS}
        assert Entry.objects.filter(verb="opened", about=note.reference).count() == 1


def test_only_those_who_see_that_part_of_what_it_is_about_see_it(made: Made) -> None:
    on_person, on_case = noted(made.on_person), noted(made.on_case)
    for who, seen in (("ari", {on_person, on_case}), ("jun", {on_case}), ("mila", set()), ("sela", set())):
        with acting(who):
            assert set(Note.objects.all()) == seen, who
            assert (queries.piece(on_person.reference) is not None) == (on_person in seen)


def test_it_is_not_noted_where_one_may_not_see(made: Made) -> None:
    for who, place in (("jun", made.on_person), ("mila", made.on_case), ("sela", made.on_case)):
        with pytest.raises(Refused, match="choose a part"):
            noted(place, by=who)
    with pytest.raises(Refused, match="choose a part"):
        noted(Place(made.party.pk, "identity", made.party.reference))
    with acting("ari"):
        assert not Note.objects.exists()
        assert not Entry.objects.filter(verb="contact_noted").exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"way": "pigeon"}, "how the contact was"),
        ({"whom": "a_ghost"}, "with whom"),
        ({"words": "  "}, "a line is enough"),
        ({"when": NOW + timedelta(hours=1)}, "in the future"),
    ],
)
def test_a_wrong_code_no_words_or_a_moment_to_come_is_refused(
    made: Made, wrong: dict[str, object], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        noted(made.on_case, **wrong)


def test_an_attempt_that_reached_nobody_needs_no_words(made: Made) -> None:
    assert noted(made.on_case, way="not_reached", words="").way == "not_reached"


def test_a_note_in_error_stays_and_names_the_one_that_says_it_rightly(made: Made) -> None:
    wrong = noted(made.on_person)
    with acting("ari") as ari:
        marked = work.mark_in_error(piece=wrong, reason="about_somebody_else", officer=ari, at=NOW, version=1)
        assert (marked.in_error_reason, marked.in_error_by) == ("about_somebody_else", ari.id)
        with pytest.raises(Refused, match="marked as recorded in error"):
            work.mark_in_error(piece=marked, reason="entered_twice", officer=ari, at=NOW, version=2)
        entry = Entry.objects.get(verb="work_in_error")
        assert (entry.about, entry.reason) == (wrong.reference, "about_somebody_else")
    right = noted(made.on_person, replaces=wrong.reference)
    with acting("ari"):
        assert Note.objects.get(pk=right.pk).replaces == wrong.reference
        assert Note.objects.filter(pk=wrong.pk).exists()


def test_the_second_of_two_who_mark_it_is_told(made: Made) -> None:
    note = noted(made.on_case)
    with acting("jun") as jun:
        work.mark_in_error(piece=note, reason="entered_twice", officer=jun, at=NOW, version=1)
    with acting("ari") as ari, pytest.raises((Conflict, Refused)):
        work.mark_in_error(piece=note, reason="wrong_moment", officer=ari, at=NOW, version=1)
