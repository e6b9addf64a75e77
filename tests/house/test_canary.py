"""What was typed stands nowhere in the clear: not in a dump, not in the server's files, not in its log."""

import os
import subprocess
from pathlib import Path

import pytest

from palermo.ledger.models import Entry
from palermo.vault.operations import reveal
from tests.support.database import admin, as_login
from tests.support.people import NOW, acting
from tests.support.populated import NAMES, Populated

WORDS = ("Sealedname", "CANARY-", "invented orchard")


def dump(database: str) -> str:
    """Every row of every table as the backup reads it, past the policies."""
    out = []
    with admin(database) as server, as_login("backup", database) as raw:
        tables = server.execute(
            "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE c.relkind = 'r' AND n.nspname !~ '^pg_|^information_schema'"
        ).fetchall()
        raw.execute("SET ROLE palermo_backup")
        for (table,) in tables:
            with raw.cursor().copy(f"COPY {table} TO STDOUT") as lines:
                out.append(b"".join(bytes(block) for block in lines).decode())
    return "\n".join(out)


def data_folder() -> Path:
    with admin() as server:
        row = server.execute("SHOW data_directory").fetchone()
    assert row
    return Path(str(row[0]))


@pytest.fixture(scope="module")
def opened(populated: Populated) -> Populated:
    """As `populated`, and what was sealed has been read once: reading must leave no trace of it either."""
    with acting("hana") as hana:
        words = reveal(
            populated.sealed,
            purpose="investigate",
            officer=hana,
            at=NOW,
            subject=populated.first,
            compartment="casefile",
        )
        assert sorted(words.values()) == sorted(NAMES)
        assert Entry.objects.filter(verb="opened").exists()
    return populated


def test_a_dump_holds_no_word_that_was_sealed(opened: Populated) -> None:
    text = dump(opened.database)
    assert len(text) > 20_000
    assert "case_opened" in text
    assert [word for word in (*WORDS, *NAMES) if word in text] == []


def test_the_server_s_files_hold_no_word_that_was_sealed(opened: Populated) -> None:
    folder = data_folder()
    if not os.access(folder, os.R_OK):
        pytest.skip("the server's files are another user's here")
    with admin(opened.database) as server:
        server.execute("CHECKPOINT")
    found = subprocess.run(
        ["grep", "-raolE", "|".join(WORDS), str(folder)], capture_output=True, text=True, check=False
    )
    assert found.returncode in (0, 1)
    assert found.stdout == ""


def test_a_canary_would_be_found(opened: Populated) -> None:
    """The test above can fail: a word in the clear is seen. Another word, for the server's files keep it a while."""
    folder = data_folder()
    if not os.access(folder, os.R_OK):
        pytest.skip("the server's files are another user's here")
    with admin(opened.database) as server:
        server.execute("CREATE TABLE public.told AS SELECT 'Findableword'::text AS word")
        server.execute("CHECKPOINT")
    assert "Findableword" in dump(opened.database)
    found = subprocess.run(["grep", "-raolE", "Findableword", str(folder)], capture_output=True, text=True, check=False)
    assert found.stdout
