"""Entries as sentences, and finding them."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from tests.support.people import NOW, acting

from palermo.agencies.operations import record_absence
from palermo.ledger import queries
from palermo.ledger.models import Entry
from palermo.ledger.verbs import ROOMS, VERBS

SOMEONE = uuid4()


def entry(verb: str, *, recorded_after: timedelta = timedelta(0), **more: object) -> Entry:
    made = {
        "id": uuid4(),
        "place": 1,
        "actor": "officer",
        "officer": SOMEONE,
        "about": "C-7K3F9QXD",
        "reason": "",
        "terms": {},
    }
    return Entry(**{**made, "verb": verb, "at": NOW, "recorded_at": NOW + recorded_after, **more})


def sentence(row: Entry, **words: str) -> str:
    return queries.read([row], {SOMEONE: "Constable Ana Petelo"}, words)[0].sentence


def test_an_entry_reads_as_an_english_sentence() -> None:
    assert sentence(entry("case_opened")) == "Constable Ana Petelo opened case C-7K3F9QXD."


def test_codes_read_as_their_words_or_as_themselves_with_spaces() -> None:
    closed = entry("case_closed", reason="no_offence_found")
    assert sentence(closed).endswith("closed case C-7K3F9QXD: no offence found.")
    assert sentence(closed, no_offence_found="no offence").endswith(": no offence.")


def test_an_officer_named_in_a_term_is_called_by_name_and_an_unknown_one_is_someone() -> None:
    given = entry("case_assigned", terms={"to": str(SOMEONE)})
    assert sentence(given).endswith("to Constable Ana Petelo.")
    assert queries.who_is_named([given]) == {SOMEONE}
    assert queries.read([given], {})[0].sentence == "someone gave case C-7K3F9QXD to someone."


def test_a_missing_term_leaves_a_gap_and_an_unknown_verb_still_reads() -> None:
    assert sentence(entry("case_assigned")).endswith("to ….")
    assert sentence(entry("done_in_another_age")) == "done in another age"


def test_what_was_entered_an_hour_after_it_happened_is_marked_late() -> None:
    assert queries.read([entry("case_opened", recorded_after=timedelta(minutes=59))], {})[0].recorded_at is None
    late = queries.read([entry("case_opened", recorded_after=timedelta(minutes=61))], {})[0]
    assert late.recorded_at == late.entered_at == NOW + timedelta(minutes=61)


def test_every_verb_belongs_to_a_part_that_has_a_name_and_ends_its_sentence() -> None:
    for verb in VERBS.values():
        assert verb.room in ROOMS
        assert str(verb.sentence).endswith(".")


def test_entries_are_found_by_part_officer_and_moment(house: str) -> None:
    times = [datetime(2026, 11, day, tzinfo=UTC) for day in (1, 2, 3)]
    with acting("ari") as officer:
        for at in times:
            record_absence(who=officer, from_at=at, until_at=at + timedelta(days=1), officer=officer, at=at)
        found = queries.entries(room="duty")
        assert [row.at for row in found] == times[::-1]
        assert [row.at for row in queries.entries(from_at=times[1], until_at=times[2])] == [times[1]]
        assert queries.entries(officers=[officer.id]).count() == 3
        assert queries.entries(officers=[]).count() == 0
        assert queries.entries(room="case").count() == 0


def test_pages_go_both_ways_and_say_whether_there_is_more(house: str) -> None:
    with acting("ari") as officer:
        for _ in range(5):
            record_absence(who=officer, from_at=NOW, until_at=NOW + timedelta(days=1), officer=officer, at=NOW)
        rows = queries.entries()
        first, more = queries.page(rows, 2)
        assert ([row.place for row in first], more) == (
            sorted((row.place for row in rows), reverse=True)[:2],
            True,
        )
        older = queries.entries(before=first[-1].place)
        second, more = queries.page(older, 2)
        assert more
        assert queries.page(queries.entries(before=second[-1].place), 2)[1] is False
        assert queries.page(rows, 2, after=second[0].place) == (first, False)
