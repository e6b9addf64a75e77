"""Nothing that was entered is changed or taken away, by whoever it may be; and what remains possible is said here.

Remaining: while an upgrade is open, the owner may become the ledger's keeper and alter the table; a superuser, or
whoever has the server's files, may do anything. Against those stands only a witness outside (a later issue).
"""

import psycopg
import pytest
from tests.support.database import admin, as_login
from tests.support.people import NOW, acting

from palermo.ledger.operations import append
from palermo.server import roles

CHANGES = (
    "UPDATE ledger.entry SET at = now()",
    "DELETE FROM ledger.entry",
    "TRUNCATE ledger.entry",
    "TRUNCATE ledger.entry CASCADE",
    "DROP TABLE ledger.entry CASCADE",
    "DROP SCHEMA ledger CASCADE",
    "ALTER TABLE ledger.entry RENAME TO another",
    "ALTER TABLE ledger.entry DROP COLUMN officer",
    "ALTER TABLE ledger.entry DISABLE TRIGGER never",
    "DROP TRIGGER never ON ledger.entry",
    "CREATE OR REPLACE FUNCTION ledger.never() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "DROP FUNCTION ledger.never() CASCADE",
    "CREATE RULE mine AS ON INSERT TO ledger.entry DO INSTEAD NOTHING",
    "INSERT INTO ledger.entry (verb, actor, compartment, at, recorded_at) VALUES ('case_opened', 'worker', 'case', now(), now())",
)


@pytest.fixture
def entered(house: str) -> str:
    with acting("hana") as hana:
        append("case_opened", at=NOW, officer=hana)
    return house


def entries(house: str) -> object:
    with admin(house) as server:
        return server.execute("SELECT e::text FROM ledger.entry e").fetchall()


@pytest.mark.parametrize("login", ["owner", "desk", "public", "door", "measures", "worker", "backup"])
def test_no_login_changes_what_was_entered(entered: str, login: str) -> None:
    before = entries(entered)
    with as_login(login, entered) as raw:
        for role in ("none", f"palermo_{login}"):
            raw.execute(f"SET ROLE {role}")
            for sql in CHANGES:
                with pytest.raises(psycopg.Error):
                    raw.execute(sql)
    assert entries(entered) == before


def test_the_owner_does_not_even_while_an_upgrade_is_open(entered: str) -> None:
    """As itself: it would have to become the keeper by name."""
    before = entries(entered)
    with admin(entered) as server:
        server.execute(roles.open_upgrade_sql())
    try:
        with as_login("owner", entered) as raw:
            raw.execute("SET ROLE palermo_owner")
            for sql in CHANGES:
                with pytest.raises(psycopg.Error):
                    raw.execute(sql)
    finally:
        with admin(entered) as server:
            server.execute(roles.close_upgrade_sql())
    assert entries(entered) == before


def test_the_keeper_itself_neither_changes_nor_removes_an_entry(entered: str) -> None:
    for sql in ("UPDATE ledger.entry SET at = now()", "DELETE FROM ledger.entry", "TRUNCATE ledger.entry"):
        with admin(entered) as server, pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"):
            server.execute("SET ROLE palermo_ledger_keeper")
            server.execute(sql)


def test_what_remains_the_keeper_may_still_take_its_guard_down(entered: str) -> None:
    """Honest about the limit: whoever becomes the keeper may. If this fails one day, the words above can be better."""
    with admin(entered) as server, server.transaction(force_rollback=True):
        server.execute("SET LOCAL ROLE palermo_ledger_keeper")
        server.execute("ALTER TABLE ledger.entry DISABLE TRIGGER never")
        server.execute("DELETE FROM ledger.entry")
