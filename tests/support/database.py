"""A server for the run, a migrated template, and a copy of it for each test: about 50 ms, with real logins and commits."""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from tests.support import memory, system

CACHE = Path(__file__).resolve().parents[2] / ".cache"
SOURCE = Path(__file__).resolve().parents[2] / "src" / "palermo"
KEPT_SMALL = {"max_connections": "120", "max_wal_size": "96MB", "min_wal_size": "32MB"}
SHAPES = (
    "**/migrations/*.py",
    "**/needs.py",
    "access/*.py",
    "session/steps.py",
    "data/**/*.toml",
    "agencies/*.py",
    "demo/cast.py",
    "server/roles.py",
    "**/sync.py",
    "law/references.py",
    "**/models.py",
    "**/models/*.py",
    "**/lifecycle.py",
)


def pytest_configure(config: pytest.Config) -> None:
    """The controller starts the server; workers inherit its socket. It ends with the controller."""
    if os.environ.get("PALERMO_EMBEDDED_SOCKET") or hasattr(config, "workerinput"):
        return
    CACHE.mkdir(exist_ok=True)
    if system.wanted():
        found = system.start()
        os.environ |= {"PALERMO_EMBEDDED_SOCKET": found.socket, "PALERMO_TEST_SUPERUSER": found.admin}
        config._palermo_system = found  # type: ignore[attr-defined]
        return
    from palermo.server import embedded

    server = embedded.join_or_start(memory.folder(CACHE), durable=False, settings=KEPT_SMALL)
    os.environ["PALERMO_EMBEDDED_SOCKET"] = str(server.socket)
    config._palermo_server = server  # type: ignore[attr-defined]


def pytest_unconfigure(config: pytest.Config) -> None:
    if server := getattr(config, "_palermo_server", None):
        from palermo.server import embedded

        embedded.stop(server)
    if found := getattr(config, "_palermo_system", None):
        system.stop(found)


def admin(database: str = "postgres") -> psycopg.Connection[tuple[object, ...]]:
    """The cluster's superuser, committing each statement. For the house's own set-up and for attacks."""
    from palermo.server.cluster import ADMIN

    user = os.environ.get("PALERMO_TEST_SUPERUSER", ADMIN)
    return psycopg.connect(host=os.environ["PALERMO_EMBEDDED_SOCKET"], user=user, dbname=database, autocommit=True)


def as_login(login: str, database: str) -> psycopg.Connection[tuple[object, ...]]:
    """One of the production logins, at rest, as an attacker with its password would have it."""
    return psycopg.connect(
        host=os.environ["PALERMO_EMBEDDED_SOCKET"], user=f"palermo_{login}_login", dbname=database, autocommit=True
    )


def digest() -> str:
    """What the template is made from; a change makes a new template. The keyring counts: its public key is in there."""
    from palermo.vault import keyring

    keyring.make()
    state = hashlib.sha256(keyring.path().read_bytes())
    for shape in SHAPES:
        for file in sorted(SOURCE.glob(shape)):
            state.update(file.read_bytes())
    return state.hexdigest()[:12]


def point_at(database: str) -> None:
    """Let every alias of Django connect to this database from now on."""
    from django.db import connections

    for alias in connections:
        connections[alias].close()
        connections[alias].settings_dict |= {"NAME": database, "HOST": os.environ["PALERMO_EMBEDDED_SOCKET"]}


def build(name: str) -> None:
    """Make and migrate a database called `name`."""
    from django.core.management import call_command

    from palermo.access.sync import everything
    from palermo.demo import cast
    from palermo.server import roles
    from palermo.vault import keyring

    with admin() as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {name}")
    with admin(name) as server:
        server.execute(roles.roles_sql())
        server.execute(roles.test_roles_sql())
        server.execute("GRANT USAGE ON SCHEMA public TO palermo_test_maker")
        server.execute(roles.open_upgrade_sql())
    point_at(name)
    call_command("migrate", database="owner", verbosity=0)
    keyring.make()
    everything()
    cast.load()
    point_at("postgres")
    with admin(name) as server:
        server.execute(roles.close_upgrade_sql())


@pytest.fixture(scope="session")
def template(django_db_blocker: pytest.FixtureDef[object]) -> str:
    """The name of the migrated template, made once for each state of the code."""
    name = f"template_{digest()}"
    with django_db_blocker.unblock(), (CACHE / "template.lock").open("w") as lock:  # type: ignore[attr-defined]
        fcntl.flock(lock, fcntl.LOCK_EX)
        with admin() as server:
            made = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not made:
            build(f"{name}_new")
            with admin() as server:
                for (old,) in server.execute(
                    "SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%%' AND datname <> %s ORDER BY oid DESC "
                    "OFFSET 3",
                    [f"{name}_new"],
                ).fetchall():
                    server.execute(f"DROP DATABASE {old} WITH (FORCE)")
                server.execute(f"ALTER DATABASE {name}_new RENAME TO {name}")
    return name


@contextmanager
def copy_of(template: str, name: str) -> Iterator[str]:
    """A database of one's own, dropped afterwards."""
    with admin() as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        for login in ("owner", "desk", "public", "door", "measures", "worker", "backup"):
            server.execute(f"GRANT CONNECT ON DATABASE {name} TO palermo_{login}_login")
        server.execute(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")
    point_at(name)
    try:
        yield name
    finally:
        point_at("postgres")
        with admin() as server:
            server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture
def house(template: str, django_db_blocker: pytest.FixtureDef[object]) -> Iterator[str]:
    """A migrated database with the cast of named officers and nothing else. Yields its name."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    with django_db_blocker.unblock(), copy_of(template, f"test_{worker}_{os.getpid()}") as name:  # type: ignore[attr-defined]
        yield name


@pytest.fixture(scope="module")
def shared_house(template: str, django_db_blocker: pytest.FixtureDef[object]) -> Iterator[str]:
    """As `house`, for a whole module of tests that do not mind each other's rows."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    with django_db_blocker.unblock(), copy_of(template, f"module_{worker}_{os.getpid()}") as name:  # type: ignore[attr-defined]
        yield name
