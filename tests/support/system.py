"""A throwaway server of the system's own PostgreSQL, for running the suite on another major version than the one we carry.

PALERMO_TEST_BINARIES=/usr/lib/postgresql/15/bin makes a cluster in the temporary folder, run by an unprivileged user and
gone with the run. PALERMO_TEST_ADMIN, a superuser's address by socket, uses a server that somebody else runs
and that trusts whoever reaches its socket: postgresql://postgres@/postgres?host=/run/postgresql.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from palermo.server import life
from palermo.server.cluster import ADMIN, NOT_DURABLE, SETTINGS
from tests.support import memory

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


@dataclass(frozen=True)
class System:
    """A running server: its socket's folder, its superuser, its process (None when it is another's) and its folder."""

    socket: str
    admin: str
    process: "subprocess.Popen[bytes] | None" = None
    folder: Path | None = None


def wanted() -> bool:
    """Whether the environment asks for another server than the one we carry."""
    return bool(os.environ.get("PALERMO_TEST_BINARIES") or os.environ.get("PALERMO_TEST_ADMIN"))


def start() -> System:
    """Start, or find, the server that the environment names."""
    if url := os.environ.get("PALERMO_TEST_ADMIN"):
        given = conninfo_to_dict(url)
        return System(str(given["host"]), str(given["user"]))
    binaries = Path(os.environ["PALERMO_TEST_BINARIES"])
    folder = Path(tempfile.mkdtemp(prefix="palermo-test-", dir=memory.SHARED if memory.roomy() else None))
    account = None
    if os.geteuid() == 0:
        entry = pwd.getpwnam("nobody")
        account = (entry.pw_uid, entry.pw_gid)
        os.chown(folder, *account)
    made = subprocess.run(
        [
            binaries / "initdb",
            "-D",
            folder / "data",
            "-U",
            ADMIN,
            "--auth=trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        ],
        env=ENVIRONMENT,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        user=account[0] if account else None,
        group=account[1] if account else None,
        extra_groups=[] if account else None,
    )
    if made.returncode:
        raise RuntimeError(made.stderr)
    chosen = {**SETTINGS, **NOT_DURABLE, "unix_socket_directories": str(folder), "max_connections": "120"}
    options = [word for name, value in chosen.items() for word in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        process = life.tied(
            [binaries / "postgres", "-D", folder / "data", *options],
            at_our_end=signal.SIGINT,
            env=ENVIRONMENT,
            output=log,
            account=account,
            cwd="/",
        )
    return _ready(System(str(folder), ADMIN, process, folder))


def _ready(server: System) -> System:
    for _ in range(600):
        try:
            psycopg.connect(host=server.socket, user=server.admin, dbname="postgres").close()
            return server
        except psycopg.OperationalError:
            time.sleep(0.1)
    raise RuntimeError("The system's PostgreSQL did not start: its log is in " + server.socket)


def stop(server: System) -> None:
    """Stop a server that we started, and remove it."""
    if server.process:
        life.end(server.process, ((signal.SIGINT, 20), (signal.SIGKILL, 5)))
    if server.folder:
        shutil.rmtree(server.folder, ignore_errors=True)
