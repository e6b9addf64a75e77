"""Whoever has a login's password, or injects SQL into a session, against a house with something in it."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connections

from palermo.access.catalogue import UNPROTECTED
from palermo.session.opening import opening
from tests.support.database import admin, as_login
from tests.support.people import acting, token_for
from tests.support.populated import Populated

LOGINS = ("owner", "desk", "public", "door", "measures", "worker")
ROLES = (
    *(f"palermo_{name}" for name in (*LOGINS, "backup")),
    "palermo_keeper",
    "palermo_ledger_keeper",
    "palermo_admin",
    "palermo_test_maker",
    "pg_read_all_data",
    "pg_write_all_data",
    "pg_read_server_files",
)
Raw = psycopg.Connection[tuple[object, ...]]


def tables(database: str, *, protected: bool = True) -> list[str]:
    with admin(database) as server:
        rows = server.execute(
            "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE c.relkind = 'r' AND n.nspname !~ '^pg_|^information_schema' AND c.relrowsecurity = %s",
            [protected],
        ).fetchall()
    return [str(name) for (name,) in rows]


def seen(connection: Raw, table: str) -> int:
    """How many rows a statement gives: 0 too when it is refused."""
    try:
        row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    except psycopg.errors.InsufficientPrivilege:
        return 0
    return int(str(row[0])) if row else 0


def tried(connection: Raw, sql: str, *values: object) -> bool:
    """Whether a statement is carried out."""
    try:
        connection.execute(sql, list(values) or None)
    except psycopg.Error:
        connection.rollback()
        return False
    return True


@contextmanager
def nothing_written(database: str) -> Iterator[None]:
    """Counts every table before and after, past the policies."""

    def counted() -> dict[str, object]:
        with admin(database) as server:
            names = [*tables(database), *tables(database, protected=False)]
            return {
                name: server.execute(f"SELECT count(*), sum(hashtext(t::text)::bigint) FROM {name} t").fetchone()
                for name in names
            }

    before = counted()
    yield
    after = counted()
    assert {name for name in after if after[name] != before[name]} == set()


def take(connection: Raw, login: str) -> None:
    connection.execute("SELECT set_config('role', %s, false)", [f"palermo_{login}"])


def test_there_is_something_to_protect(populated: Populated) -> None:
    with admin(populated.database) as server:
        for table in (
            "cases_case",
            "cases_party",
            "vault.sealed",
            "access.grants",
            "ledger.entry",
            "clocks_deadline",
            "clocks_pause",
            "cases_involvement",
            "cases_filenumber",
            "cases_group",
            "agencies_duty",
        ):
            assert seen(server, table) > 0, table


@pytest.mark.parametrize("login", LOGINS)
def test_a_login_at_rest_sees_no_protected_row(populated: Populated, login: str) -> None:
    open_to = {"owner": ("public.agencies_",), "door": ("public.agencies_officer",)}.get(login, ())
    with as_login(login, populated.database) as raw:
        for table in tables(populated.database):
            if not table.startswith(open_to or ("-",)):
                assert seen(raw, table) == 0, table


@pytest.mark.parametrize("login", ["desk", "public", "worker", "door"])
@pytest.mark.parametrize("token", ["", "forged"])
def test_a_role_without_a_live_token_sees_no_protected_row(populated: Populated, login: str, token: str) -> None:
    allowed = {"worker": ("public.clocks_deadline", "public.agencies_"), "door": ("public.agencies_officer",)}
    with as_login(login, populated.database) as raw, nothing_written(populated.database):
        take(raw, login)
        raw.execute("SELECT set_config('palermo.token', %s, false)", [secrets.token_urlsafe(32) if token else ""])
        for table in tables(populated.database):
            if not table.startswith(allowed.get(login, ("-",))):
                assert seen(raw, table) == 0, table
        assert (
            not tried(raw, "SELECT agencies.tell(gen_random_uuid(), 'case_waits', 'k', now(), 9::smallint)")
            or login == "worker"
        )


def test_the_public_reads_only_keys(populated: Populated) -> None:
    with as_login("public", populated.database) as raw:
        take(raw, "public")
        readable = {name for name in tables(populated.database, protected=False) if seen(raw, name)}
        assert readable <= {"vault.desk_key"}
        assert readable <= UNPROTECTED.keys()


@pytest.mark.parametrize("login", LOGINS)
def test_no_login_may_take_another_role(populated: Populated, login: str) -> None:
    own = {f"palermo_{login}"}
    with as_login(login, populated.database) as raw:
        assert {role for role in ROLES if tried(raw, f"SET ROLE {role}")} == own
        assert not tried(raw, "SET SESSION AUTHORIZATION palermo_admin")
        assert not tried(raw, "GRANT palermo_keeper TO CURRENT_USER")
        assert not tried(raw, f"ALTER ROLE palermo_{login} BYPASSRLS")
        assert not tried(raw, "CREATE ROLE palermo_intruder SUPERUSER")


def test_an_injected_set_role_ends_with_its_transaction(populated: Populated) -> None:
    token = token_for("ari")
    with opening(token), connections["default"].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE palermo_desk; SELECT set_config('palermo.token', 'x', true)")
        cursor.execute("SELECT count(*) FROM cases_case")
        assert cursor.fetchone() == (0,)
    with opening(token), connections["default"].cursor() as cursor:
        cursor.execute("RESET ROLE")
        with pytest.raises(Exception, match="permission denied"):
            cursor.execute("SELECT count(*) FROM cases_case")


WRITES = (
    "INSERT INTO session.token (hash, officer, expires_at, purpose) VALUES (sha256('x'), gen_random_uuid(), now() + '1 day', 'desk')",
    "UPDATE session.token SET expires_at = now() + interval '1 year'",
    "SELECT * FROM session.token",
    "SELECT session.maintain('an injected reason to see everything')",
    "SELECT session.end_token(sha256('x'))",
    "INSERT INTO access.need VALUES ('x', 'case', 'actor', '', '{investigator}', 'investigate', 'x', 'case', 0)",
    "UPDATE access.need SET days = 0",
    "DELETE FROM access.need",
    "INSERT INTO access.grants (holder, compartment, purpose, authority, act, from_at) SELECT unnest(agencies.holders()), 'case', 'x', 'x', 'x', now()",
    "UPDATE access.grants SET until_at = NULL",
    "DELETE FROM access.grants",
    "INSERT INTO access.subject (kind, made_at) VALUES ('case', now())",
    "SELECT access.spread('case_opened', gen_random_uuid(), now(), NULL)",
    "INSERT INTO ledger.entry (verb, actor, compartment, at, recorded_at) VALUES ('x_y', 'worker', 'case', now(), now())",
    "UPDATE ledger.entry SET verb = 'nothing_happened'",
    "DELETE FROM ledger.entry",
    "TRUNCATE ledger.entry",
    "DROP TABLE ledger.entry",
    "SELECT ledger.append_worker('case_opened', NULL, 'public', '', '', '{}')",
    "SELECT ledger.append_public('case_opened', NULL, 'public', '', '', '{}')",
    "INSERT INTO vault.sealed SELECT * FROM vault.sealed",
    "SELECT ciphertext FROM vault.sealed",
    "UPDATE vault.sealed SET subject = gen_random_uuid()",
    "DELETE FROM vault.sealed",
    "INSERT INTO vault.desk_key VALUES ('mine', sha256('x'))",
    "SELECT agencies.mint(gen_random_uuid(), sha256('x'), interval '1 hour', 'desk')",
    "INSERT INTO agencies_posting (id, officer_id, seat_id, from_at) SELECT gen_random_uuid(), session.me(), id, now() FROM agencies_seat",
    "UPDATE agencies_officer SET left_at = NULL",
    "INSERT INTO agencies_seat VALUES (gen_random_uuid(), 'Police', 'intruder')",
    "INSERT INTO agencies_acting (id, absent_id, actor_id, from_at, until_at, arranged_by) "
    "SELECT gen_random_uuid(), a.id, b.id, now(), now() + '1 day', a.id FROM agencies_officer a, agencies_officer b WHERE a.id <> b.id",
    "DELETE FROM cases_case",
    "TRUNCATE cases_case CASCADE",
    "INSERT INTO clocks_message SELECT * FROM clocks_message",
    "SELECT * FROM clocks_message",
    "SELECT * FROM agencies_account",
    "SELECT * FROM django_session",
    "CREATE TEMPORARY TABLE cases_case (id uuid)",
    "CREATE TABLE public.mine (id uuid)",
    "CREATE TABLE session.mine (id uuid)",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE OR REPLACE FUNCTION session.me() RETURNS uuid LANGUAGE sql AS 'SELECT gen_random_uuid()'",
    "CREATE EXTENSION dblink",
    "ALTER TABLE cases_case DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE ledger.entry DISABLE TRIGGER ALL",
    "DROP POLICY see ON cases_case",
    "CREATE POLICY mine ON cases_case USING (true)",
    "COPY cases_case TO '/tmp/mine'",
    "COPY cases_case TO PROGRAM 'cat'",
    "COPY ledger.entry FROM STDIN",
    "SELECT pg_read_file('PG_VERSION')",
    "SELECT pg_ls_dir('.')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT lo_export(1, '/tmp/mine')",
    "SET session_replication_role = replica",
    "SET log_statement = 'all'",
    "SET row_security = off; SELECT 1 FROM cases_case, access.grants, vault.sealed",
    "LOAD 'anything'",
    "SELECT pg_reload_conf()",
    "SELECT pg_switch_wal()",
    "SELECT * FROM pg_authid",
    "SELECT * FROM pg_statistic",
    "DO $$ BEGIN EXECUTE 'CREATE TABLE public.mine (id int)'; END $$",
    "DO $$ BEGIN PERFORM set_config('role', 'palermo_keeper', false); DELETE FROM access.grants; END $$",
    "DO $$ BEGIN SET LOCAL ROLE palermo_owner; ALTER TABLE cases_case NO FORCE ROW LEVEL SECURITY; END $$",
)


def test_each_of_these_is_refused_for_want_of_a_right_and_not_for_a_slip_in_writing_it(populated: Populated) -> None:
    slips = (
        psycopg.errors.SyntaxError,
        psycopg.errors.UndefinedColumn,
        psycopg.errors.UndefinedTable,
        psycopg.errors.UndefinedFunction,
        psycopg.errors.DatatypeMismatch,
    )
    with admin(populated.database) as server:
        for sql in WRITES:
            if "STDIN" in sql:
                continue
            try:
                with server.transaction(force_rollback=True):
                    server.execute("SET LOCAL statement_timeout = '5s'")
                    server.execute(sql)
            except psycopg.Error as error:
                assert not isinstance(error, slips), sql


@pytest.mark.parametrize("who", ["ari", "dora", "anna"])
def test_what_is_injected_into_a_session_is_refused_and_writes_nothing(populated: Populated, who: str) -> None:
    """An investigator, an account administrator and an auditor, each with a live token and the desk's role."""
    token = token_for(who)
    with nothing_written(populated.database), as_login("desk", populated.database) as raw:
        for sql in WRITES:
            raw.execute("RESET ALL")
            raw.execute(
                "SELECT set_config('palermo.token', %s, false), set_config('role', 'palermo_desk', false)", [token]
            )
            assert not tried(raw, sql), sql


@pytest.mark.parametrize("login", ["desk", "public", "door", "measures", "worker"])
def test_no_login_at_rest_or_in_its_role_does_any_of_it(populated: Populated, login: str) -> None:
    its_own = {
        "door": {
            "SELECT * FROM agencies_account",
            "SELECT * FROM django_session",
            "SELECT session.end_token(sha256('x'))",
            "SELECT agencies.mint(gen_random_uuid(), sha256('x'), interval '1 hour', 'desk')",
        },
        "worker": {"SELECT * FROM clocks_message"},
    }.get(login, set())
    with nothing_written(populated.database), as_login(login, populated.database) as raw:
        for role in ("", f"SET ROLE palermo_{login}"):
            for sql in WRITES:
                raw.execute("RESET ALL")
                raw.execute(role or "SELECT 1")
                assert tried(raw, sql) <= (sql in its_own), (role, sql)


def test_the_owner_between_upgrades_reads_no_protected_row_and_writes_nothing_the_keepers_keep(
    populated: Populated,
) -> None:
    kept = [
        sql
        for sql in WRITES
        if any(f"{name}." in sql.split("SELECT 1 FROM")[0] for name in ("session", "access", "ledger", "vault"))
    ]
    allowed = {"SELECT session.maintain('an injected reason to see everything')"}
    with as_login("owner", populated.database) as raw:
        for sql in kept:
            if sql not in allowed:
                assert not tried(raw, f"BEGIN; {sql}; ROLLBACK"), sql
        for role in ("palermo_keeper", "palermo_ledger_keeper"):
            assert not tried(raw, f"SET ROLE {role}")


def test_a_command_copied_out_gives_what_the_session_sees(populated: Populated) -> None:
    with as_login("desk", populated.database) as raw:
        raw.execute(
            "SELECT set_config('palermo.token', %s, false), set_config('role', 'palermo_desk', false)",
            [token_for("ben")],
        )
        with raw.cursor().copy("COPY (SELECT * FROM cases_case) TO STDOUT") as out:
            assert b"".join(bytes(block) for block in out) == b""


def test_the_token_stands_in_no_statement_that_others_can_read(populated: Populated) -> None:
    token, seen = token_for("ari"), f'ALTER ROLE palermo_desk_login IN DATABASE "{populated.database}"'
    with admin(populated.database) as server:
        server.execute(f"{seen} SET track_activities = on")  # as if somebody had forgotten to keep them hidden
        connections["default"].close()
        try:
            with opening(token):
                texts = " ".join(str(row[0]) for row in server.execute("SELECT query FROM pg_stat_activity").fetchall())
        finally:
            server.execute(f"{seen} RESET track_activities")
            connections["default"].close()
    assert token not in texts
    assert "set_config('palermo.token', $1" in texts or "session.me()" in texts


def test_a_reference_that_the_writer_chose_is_not_taken(populated: Populated) -> None:
    """Else a clash would tell that a case one may not see has this reference."""
    with admin(populated.database) as server:
        (taken,) = server.execute("SELECT reference FROM cases_case WHERE id = %s", [populated.second]).fetchone() or (
            "",
        )
    with acting("hana"), connections["default"].cursor() as cursor:
        cursor.execute("SELECT access.new_subject('case_opened', now())")
        (subject,) = cursor.fetchone()
        cursor.execute(
            "INSERT INTO cases_case (id, reference, status, classification, opened_at, region, industry, version) "
            "VALUES (%s, %s, 'open', 'unclear', now(), '', '', 1) RETURNING reference",
            [subject, taken],
        )
        assert cursor.fetchone() != (taken,)


def test_nothing_is_announced_to_those_who_listen(populated: Populated) -> None:
    with admin(populated.database) as server:
        found = server.execute(
            "SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
            "WHERE n.nspname !~ '^pg_|^information_schema' AND p.prosrc ~* 'pg_notify|notify '"
        ).fetchall()
    assert found == []


def test_no_login_may_put_large_objects_away(populated: Populated) -> None:
    with as_login("public", populated.database) as raw:
        assert not tried(raw, "SELECT lo_from_bytea(0, 'kept where nobody looks')")


def test_one_session_reads_no_other_s_statements(populated: Populated) -> None:
    with opening(token_for("jun")), connections["default"].cursor() as cursor:
        cursor.execute("SELECT 'a reference in another session'")
        with as_login("desk", populated.database) as raw:
            texts = str(raw.execute("SELECT query FROM pg_stat_activity").fetchall())
    assert "a reference in another session" not in texts
