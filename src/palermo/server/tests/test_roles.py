"""The roles, on the PostgreSQL we carry (18) and on the oldest we support (15) where it is installed."""

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from palermo.server import cluster, embedded, life, place, roles
from palermo.server.place import Place
from palermo.server.tests.conftest import ask
from palermo.settings.environment import LOGINS

OLDEST = Path("/usr/lib/postgresql/15/bin")


@pytest.fixture(params=["18", "15"], scope="module")
def socket(request):
    if request.param == "15" and not (OLDEST / "postgres").exists():
        pytest.skip("PostgreSQL 15 is not installed here")
    folder = Path(tempfile.mkdtemp(prefix="pal-"))
    folder.chmod(0o711)
    with _oldest(folder) if request.param == "15" else _carried(folder) as socket:
        ask(socket, "CREATE DATABASE palermo")
        for _ in range(2):
            ask(socket, roles.roles_sql(), database="palermo")
        ask(socket, roles.test_roles_sql(), database="palermo")
        ask(socket, "SET ROLE palermo_owner; CREATE TABLE secret AS SELECT 1 AS n", database="palermo")
        ask(socket, "GRANT SELECT ON secret TO palermo_desk", database="palermo")
        yield socket
    shutil.rmtree(folder)


@contextmanager
def _carried(folder):
    server = embedded.start(folder / "postgres", durable=False)
    yield server.socket
    embedded.stop(server)


@contextmanager
def _oldest(folder):
    """A PostgreSQL 15 of the system, under the same supervisor: only the making of it differs."""
    here = place.settle(folder / "postgres")
    here = Place(here.root, here.account, OLDEST.parent)
    data = place.folder_for(here, here.data)
    command = [
        OLDEST / "initdb",
        "-D",
        data,
        "-U",
        cluster.ADMIN,
        "--auth=trust",
        "-E",
        "UTF8",
        "--no-locale",
        "-N",
    ]
    child = life.tied(command, env=cluster.ENVIRONMENT, account=here.account, output=subprocess.DEVNULL, cwd="/")
    assert child.wait() == 0
    run = place.socket_folder(here)
    process = cluster.launch(here, run, durable=False, settings={})
    while not cluster.ready(here, process.pid):
        assert process.poll() is None, (here.root / "log").read_text()
    yield run
    life.end(process, ((life.signal.SIGINT, 10),))


def test_the_sql_runs_twice_and_gives_what_it_says(socket):
    rows = ask(socket, "SELECT rolname, rolcanlogin, rolinherit, rolbypassrls, rolsuper FROM pg_roles "
                       "WHERE rolname LIKE 'palermo\\_%' AND rolname <> 'palermo_admin'")  # fmt: skip
    found = {row[0]: row[1:] for row in rows}
    assert len(found) == 2 * len(LOGINS) + len(roles.KEEPERS) + 1
    for name in LOGINS:
        assert found[roles.login(name)] == (True, False, False, False)
        assert found[f"palermo_{name}"] == (False, name == "backup", name == "backup", False)
    for keeper in roles.KEEPERS:
        assert found[keeper] == (False, False, False, False)


@pytest.mark.parametrize("name", LOGINS)
def test_a_login_at_rest_holds_nothing(socket, name):
    for refused in (
        "SELECT * FROM secret",
        "CREATE TABLE mine (n int)",
        "CREATE TEMPORARY TABLE secret (n int)",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ask(socket, refused, roles.login(name), "palermo")


def test_a_login_takes_its_own_role_and_no_other(socket):
    with psycopg.connect(host=str(socket), user="palermo_desk_login", dbname="palermo") as desk:
        desk.execute("SET LOCAL ROLE palermo_desk")
        assert desk.execute("SELECT n FROM secret").fetchall() == [(1,)]
    for other in ("palermo_owner", "palermo_door", *roles.KEEPERS):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ask(socket, f"SET ROLE {other}", "palermo_desk_login", "palermo")


def test_the_backup_reads_past_the_policies_and_writes_nothing(socket):
    ask(socket, "ALTER TABLE secret ENABLE ROW LEVEL SECURITY; ALTER TABLE secret FORCE ROW LEVEL SECURITY",
        database="palermo")  # fmt: skip
    with psycopg.connect(host=str(socket), user="palermo_backup_login", dbname="palermo") as backup:
        backup.execute("SET ROLE palermo_backup")
        assert backup.execute("SELECT n FROM secret").fetchall() == [(1,)]
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            backup.execute("DELETE FROM secret")


def test_the_owner_is_a_keeper_only_while_an_upgrade_is_open(socket):
    become = f"SET ROLE palermo_owner; SET ROLE {roles.KEEPERS[1]}"
    schema = "SET ROLE palermo_owner; CREATE SCHEMA kept AUTHORIZATION palermo_ledger_keeper"
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(socket, schema, "palermo_owner_login", "palermo")
    ask(socket, roles.open_upgrade_sql())
    ask(socket, schema, "palermo_owner_login", "palermo")
    ask(socket, roles.close_upgrade_sql())
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(socket, become, "palermo_owner_login", "palermo")


def test_the_command_prints_what_a_person_can_run(capsys):
    assert roles.main([]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("BEGIN;")
    assert printed.endswith("COMMIT;\n")
    assert "\\password" in printed
    assert roles.main(["--close"]) == 0
    assert "REVOKE palermo_keeper, palermo_ledger_keeper FROM palermo_owner;" in capsys.readouterr().out


def test_it_runs_for_psql_too(socket):
    if not Path("/usr/bin/psql").exists():
        pytest.skip("psql is not installed here")
    command = [
        "psql",
        "-h",
        str(socket),
        "-U",
        "palermo_admin",
        "-d",
        "palermo",
        "-v",
        "ON_ERROR_STOP=1",
        "-q",
    ]
    sql = f"BEGIN;\n{roles.roles_sql()}COMMIT;"
    done = subprocess.run(command, input=sql, capture_output=True, text=True, env=os.environ)
    assert done.returncode == 0, done.stderr
    assert "ERROR" not in done.stderr
