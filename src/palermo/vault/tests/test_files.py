"""A file is sealed in chunks beside a row, and leaves only whole, unchanged, and under a committed entry."""

import os
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connections, transaction
from tests.support.database import admin
from tests.support.people import NOW, acting

from palermo.agencies.models import Officer
from palermo.cases import operations as cases
from palermo.ledger.models import Entry
from palermo.vault import keystore
from palermo.vault.files import CHUNK, Given, Opened, beside, open_file, seal_file
from palermo.vault.kinds import MOST, NotTaken
from palermo.vault.models import File
from palermo.vault.operations import reveal
from palermo.vault.queries import latest
from palermo.vault.sealing import Unreadable

CONTENT = b"%PDF-" + os.urandom(2 * CHUNK + 17)
GIVEN = Given("Contract of Tevita Invented.pdf", CONTENT)


@pytest.fixture
def party(house: str) -> UUID:
    with acting("hana") as hana:
        case = cases.open_case(officer=hana, at=NOW)
        return cases.add_party(case=case, kind="person", role="witness", officer=hana, at=NOW, name="Tevita").id


def seal(party: UUID, given: Given = GIVEN) -> UUID:
    with acting("hana"):
        return seal_file(subject=party, compartment="identity", about=party, given=given)


def read(file: UUID, officer: Officer) -> Opened | None:
    found = File.objects.filter(pk=file).first()
    return open_file(found, purpose="investigate", officer=officer, at=NOW, about="P-X") if found else None


@pytest.mark.parametrize("length", [1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, MOST])
def test_it_comes_back_as_it_was_with_its_name(party: UUID, length: int) -> None:
    id_ = seal(party, Given("Notes.txt", b"x" * length))
    with acting("hana") as hana:
        opened = read(id_, hana)
        assert opened == Opened("Notes.txt", "text/plain", b"x" * length)
        assert [file.id for file in beside([party])[party]] == [id_]


def test_opening_is_one_entry_that_says_which_kind_and_why(party: UUID) -> None:
    id_ = seal(party)
    with acting("hana") as hana:
        assert read(id_, hana)
        entry = Entry.objects.get(verb="file_opened")
        name = latest([id_], "file_name")[id_, "file_name"]
        assert (entry.subject, entry.covers) == (party, [id_, name])
        assert entry.terms == {"purpose": "investigate", "kind": "pdf"}
        assert not Entry.objects.filter(verb="opened").exists()


def test_the_entry_stands_though_the_page_failed(party: UUID) -> None:
    id_ = seal(party)
    with pytest.raises(RuntimeError), acting("hana") as hana:
        assert read(id_, hana)
        raise RuntimeError("the page failed after opening")
    with acting("hana"):
        assert Entry.objects.filter(verb="file_opened").count() == 1


def test_hidden_and_absent_are_missing_alike(party: UUID) -> None:
    id_ = seal(party)
    with acting("hana"):
        known = File.objects.get(pk=id_)
    for who in ("ben", "ari", "ngaire", "dora", "anna"):
        with acting(who) as officer:
            assert not File.objects.filter(pk=id_).exists()
            assert open_file(known, purpose="audit", officer=officer, at=NOW, about="P-X") is None
    with acting("hana") as hana:
        absent = File(id=uuid4(), subject=party, compartment="identity", about=party, kind="pdf", size=1, chunks=1)
        assert open_file(absent, purpose="audit", officer=hana, at=NOW, about="P-X") is None


def test_neither_the_name_nor_a_byte_stands_in_the_database(house: str, party: UUID) -> None:
    seal(party, Given("Canaryfilename.txt", b"Canarycontent " * 40))
    with admin(house) as server:
        for table in ("vault.file", "vault.chunk", "vault.sealed", "ledger.entry"):
            rows = server.execute(f"SELECT t::text FROM {table} t").fetchall()
            assert rows
            assert not any("Canary" in str(row) or b"Canary".hex() in str(row) for row in rows)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM vault.chunk WHERE number = 2",
        "DELETE FROM vault.chunk WHERE number = 0",
        "UPDATE vault.chunk SET ciphertext = set_byte(ciphertext, 40, get_byte(ciphertext, 40) # 1) WHERE number = 1",
        "UPDATE vault.chunk a SET ciphertext = b.ciphertext FROM vault.chunk b WHERE a.number = 0 AND b.number = 1",
        "UPDATE vault.chunk SET number = 7 WHERE number = 2",
        "UPDATE vault.file SET size = size - 1",
        "UPDATE vault.file SET about = gen_random_uuid()",
        "UPDATE vault.file SET chunks = 2; DELETE FROM vault.chunk WHERE number = 2",
    ],
)
def test_a_file_that_was_changed_or_cut_does_not_open(house: str, party: UUID, change: str) -> None:
    id_ = seal(party)
    with admin(house) as server:
        server.execute(change)
    with acting("hana") as hana, pytest.raises(Unreadable):
        read(id_, hana)


def test_a_chunk_of_another_file_does_not_open_here(house: str, party: UUID) -> None:
    one, other = seal(party), seal(party, Given("Other.pdf", b"%PDF-" + os.urandom(2 * CHUNK + 17)))
    with admin(house) as server:
        server.execute(
            "UPDATE vault.chunk a SET ciphertext = b.ciphertext FROM vault.chunk b "
            "WHERE a.file = %s AND b.file = %s AND a.number = 1 AND b.number = 1",
            [one, other],
        )
    with acting("hana") as hana, pytest.raises(Unreadable):
        read(one, hana)


def test_no_login_reads_a_chunk_or_opens_without_an_entry(party: UUID) -> None:
    id_ = seal(party)
    for sql, given in (
        ("SELECT ciphertext FROM vault.chunk", []),
        ("SELECT key FROM vault.file", []),
        ("SELECT * FROM vault.open_file(%s, %s)", [uuid4(), id_]),
        ("INSERT INTO vault.chunk VALUES (%s, %s, 3, '')", [id_, party]),
    ):
        with acting("hana"), pytest.raises(DatabaseError), transaction.atomic():
            connections["default"].cursor().execute(sql, given)


def test_an_entry_for_one_file_opens_no_other(party: UUID) -> None:
    one, other = seal(party), seal(party)
    with acting("hana") as hana:
        assert read(one, hana)
        entry = Entry.objects.get(verb="file_opened").id
        cursor = connections["default"].cursor()
        with pytest.raises(DatabaseError, match="No committed ledger entry"), transaction.atomic():
            cursor.execute("SELECT * FROM vault.open_file(%s, %s)", [entry, other])


def test_nothing_is_laid_beside_a_file_that_stands(party: UUID) -> None:
    id_ = seal(party)
    with acting("hana"), pytest.raises(DatabaseError, match="no such file"), transaction.atomic():
        connections["default"].cursor().execute("SELECT vault.add_chunk(%s, 3, %s)", [id_, b"x" * 40])


def test_without_a_grant_or_beside_someone_else_nothing_is_sealed(party: UUID) -> None:
    for who in ("ari", "ben"):
        with acting(who), pytest.raises(DatabaseError, match="no grant"), transaction.atomic():
            seal_file(subject=party, compartment="identity", about=uuid4(), given=GIVEN)
    with acting("hana") as hana:
        case = cases.open_case(officer=hana, at=NOW)
        other = cases.add_party(case=case, kind="person", role="witness", officer=hana, at=NOW).id
        with pytest.raises(DatabaseError, match="someone else"), transaction.atomic():
            seal_file(subject=other, compartment="identity", about=party, given=GIVEN)


def test_what_is_not_taken_leaves_nothing(party: UUID) -> None:
    with acting("hana"), pytest.raises(NotTaken), transaction.atomic():
        seal_file(subject=party, compartment="identity", about=party, given=Given("a.exe", b"MZ\x90\x00"))
    with acting("hana"):
        assert not File.objects.exists()


def test_a_row_takes_twenty_files_and_no_more(party: UUID) -> None:
    small = Given("Note.txt", b"x")
    for _ in range(20):
        seal(party, small)
    with acting("hana"), pytest.raises(DatabaseError, match="At most 20"), transaction.atomic():
        seal_file(subject=party, compartment="identity", about=party, given=small)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\Scan.pdf", "Scan.pdf"),
        ('a"b<c>|d:e*f?.pdf', "abcdef.pdf"),
        ("line\r\nbreak.pdf", "linebreak.pdf"),
        ("...", "file"),
        ("Tā mātou.pdf", "Tā mātou.pdf"),
    ],
)
def test_a_name_keeps_no_folder_and_nothing_that_misleads(party: UUID, name: str, kept: str) -> None:
    id_ = seal(party, Given(name, b"x"))
    with acting("hana") as hana:
        ids = latest([id_], "file_name").values()
        given = {"officer": hana, "at": NOW, "subject": party, "compartment": "identity"}
        assert list(reveal(ids, purpose="investigate", **given).values()) == [kept]


def test_a_destroyed_key_takes_the_file_with_it(party: UUID) -> None:
    id_ = seal(party)
    keystore.destroy([str(party)])
    with acting("hana") as hana, pytest.raises(keystore.NoKey, match="destroyed"):
        read(id_, hana)
