"""Who reads which entries, and that each reads as a sentence."""

from datetime import timedelta
from uuid import UUID

from tests.support.people import NOW, acting

from palermo.agencies import queries as officers
from palermo.cases import operations as cases
from palermo.ledger import queries
from palermo.ledger.models import Entry
from palermo.ledger.operations import append
from palermo.ledger.verbs import VERBS
from palermo.ledger.words import spoken

EVERYBODY = ("hana", "tom", "ari", "ngaire", "dora", "sela", "ben", "anna")


def readers(**chosen: object) -> set[str]:
    found = set()
    for who in EVERYBODY:
        with acting(who):
            if Entry.objects.filter(**chosen).exists():
                found.add(who)
    return found


def a_party() -> UUID:
    with acting("hana") as hana:
        case = cases.open_case(officer=hana, at=NOW)
        return cases.add_party(case=case, kind="person", role="witness", officer=hana, at=NOW).id


def test_an_entry_shows_to_who_sees_that_of_its_subject_and_to_auditors(house: str) -> None:
    party = a_party()
    with acting("hana") as hana:
        append("details_recorded", at=NOW, officer=hana, subject=party, compartment="case")
        append("opened", at=NOW, officer=hana, subject=party, compartment="identity")
        append("eligibility_checked", at=NOW, officer=hana, subject=party, compartment="health")
    assert readers(subject=party, compartment="case") == {"hana", "anna"}
    assert readers(subject=party, compartment="identity") == {"hana", "anna"}
    assert readers(subject=party, compartment="health") == {"anna"}


def test_what_is_about_nobody_shows_to_every_officer(house: str) -> None:
    with acting("hana") as hana:
        append("progress_recorded", at=NOW, officer=hana, about="13")
    assert readers(verb="progress_recorded") == set(EVERYBODY)


def test_it_reads_as_a_sentence_with_names_and_words(house: str) -> None:
    party = a_party()
    with acting("hana") as hana:
        append(
            "party_role_in_error",
            at=NOW,
            officer=hana,
            subject=party,
            compartment="case",
            about="C-INVENTED",
            reason="wrong_person",
            terms={"party": "P-INVENTED"},
        )
        rows = list(queries.entries(verb="party_role_in_error"))
        names = officers.names(queries.who_is_named(rows))
        (line,) = queries.read(rows, names, {"wrong_person": "the wrong person"})
    assert line.sentence == (
        "Constable Hana Reweti marked a role of P-INVENTED in case C-INVENTED as recorded in error: the wrong person."
    )


def test_a_name_that_is_not_known_reads_as_someone_and_a_gap_as_an_ellipsis(house: str) -> None:
    with acting("hana") as hana:
        append("case_assigned", at=NOW, officer=hana, about="C-INVENTED")
        (line,) = queries.read(queries.entries(verb="case_assigned"), {})
    assert line.sentence == "someone gave case C-INVENTED to …."


def test_what_was_entered_late_says_when_it_was_recorded(house: str) -> None:
    with acting("hana") as hana:
        append("case_opened", at=NOW - timedelta(days=2), officer=hana, about="C-INVENTED")
        (line,) = queries.read(queries.entries(), {})
    assert line.recorded_at is not None


def test_newest_first_and_on_from_a_place(house: str) -> None:
    with acting("hana") as hana:
        for number in range(5):
            append("case_opened", at=NOW, officer=hana, about=f"C-{number}")
        first = list(queries.entries()[:2])
        then = list(queries.entries(before=first[-1].place))
    assert [entry.about for entry in (*first, *then)] == ["C-4", "C-3", "C-2", "C-1", "C-0"]


def test_every_verb_has_a_sentence_that_reads_with_nothing_filled_in() -> None:
    for name, verb in VERBS.items():
        sentence = str(verb.sentence)
        assert name == name.lower()
        assert sentence.endswith("."), name
        assert "{" in sentence, name
        assert verb.room, name


def test_one_is_not_told_as_many() -> None:
    assert "1 sealed" not in VERBS["opened"].reads({"values": 1})
    assert "{values} sealed texts" in VERBS["opened"].reads({"values": 2})
    assert VERBS["signed_in"].reads({}) == str(VERBS["signed_in"].sentence)
    assert not [name for name, verb in VERBS.items() if "(s)" in str(verb.sentence)]


def test_a_code_that_rooms_share_is_read_as_the_room_of_the_verb_says_it(house: str) -> None:
    party = a_party()
    with acting("hana") as hana:
        shared = {"at": NOW, "officer": hana, "subject": party, "compartment": "case"}
        append("support_closed", about="S-INVENTED", reason="moved", **shared)
        append("finding_recorded", about="P-INVENTED", terms={"kind": "legal", "answer": "met"}, **shared)
        append("evidence_recorded", about="P-INVENTED", terms={"evidence": "V-1", "kind": "document"}, **shared)
        lines = [line.sentence for line in queries.read(Entry.objects.filter(subject=party)[:3], {}, spoken())]
    read = " ".join(lines)
    assert "another organisation has taken it on" in read
    assert "the legal finding" in read
    assert "a document, to the evidence" in read
