"""One PostgreSQL cluster: how it is made, with which settings it runs, and what its log says went wrong."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from palermo.server import life
from palermo.server.place import SOCKET_FILE, Place, folder_for
from palermo.server.trouble import Trouble

ADMIN = "palermo_admin"
"""The cluster's superuser. Whoever can open the socket may be it: not for real cases."""

MAJOR = "18"
ROOM_TO_START = 150 * 1024 * 1024
LONGEST_LOG = 5 * 1024 * 1024

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "dynamic_shared_memory_type": "mmap",  # a 1 MB /dev/shm, as in many containers, is too small
    "timezone": "UTC",
    "log_timezone": "UTC",
    # Django writes values into its statements, so no statement and no detail may reach the log.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_checkpoints": "off",
}
NOT_DURABLE = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
"""For tests, whose rows nobody will miss."""

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
WORTH_A_RETRY = ("pre-existing shared memory block", "postmaster already running", ".lock\" already exists",
                 'lock file "postmaster.pid" already exists')  # fmt: skip


def create(place: Place, *, durable: bool) -> None:
    """Make the cluster if there is none: in `data.new`, renamed when whole, so half of one is never used."""
    if (place.data / "PG_VERSION").exists():
        _refuse_another_version(place)
        return
    if shutil.disk_usage(place.root).free < ROOM_TO_START:
        raise Trouble(
            f"The disk that holds {place.root} is nearly full: a new database needs "
            f"{ROOM_TO_START // 2**20} MB. Free some space, or set PALERMO_HOME to a folder on another disk."
        )
    fresh = place.root / "data.new"
    if fresh.exists():
        shutil.rmtree(fresh)
    _initdb(place, folder_for(place, fresh), durable=durable)
    fresh.rename(place.data)
    folder = os.open(place.root, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _initdb(place: Place, fresh: Path, *, durable: bool) -> None:
    command: list[str | Path] = [
        place.install / "bin" / "initdb",
        "-D",
        fresh,
        "-U",
        ADMIN,
        "--auth=trust",
        "-E",
        "UTF8",
    ]
    command += ["--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"]
    command += ["-c", "dynamic_shared_memory_type=mmap", *([] if durable else ["--no-sync"])]
    child = life.tied(
        command,
        at_our_end=signal.SIGTERM,
        env=ENVIRONMENT,
        output=subprocess.PIPE,
        account=place.account,
        cwd="/",
    )
    said = child.communicate()[0].decode(errors="replace")
    life.release(child)
    if child.returncode != 0:
        shutil.rmtree(fresh, ignore_errors=True)
        raise Trouble(what_happened(said, place))


def launch(place: Place, socket: Path, *, durable: bool, settings: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start the server on the cluster. It ends when we do: SIGINT asks it for a fast, clean shutdown."""
    quoted = str(socket).replace('"', '""')
    chosen = {
        **SETTINGS,
        **({} if durable else NOT_DURABLE),
        **settings,
        "unix_socket_directories": f'"{quoted}"',
    }
    command: list[str | Path] = [place.install / "bin" / "postgres", "-D", place.data]
    for name, value in chosen.items():
        command += ["-c", f"{name}={value}"]
    with open_log(place) as log:
        return life.tied(
            command,
            at_our_end=signal.SIGINT,
            env=ENVIRONMENT,
            output=log.fileno(),
            account=place.account,
            cwd="/",
        )


def ready(place: Place, pid: int) -> bool:
    """Whether *this* server says it is ready. A dead one's file says so too: line 1 must be `pid`."""
    lines = pid_file(place)
    return len(lines) > 7 and lines[0] == str(pid) and lines[7].strip() == "ready"


def pid_file(place: Place) -> list[str]:
    """The lines of postmaster.pid: process, folder, start, port, socket folder, address, memory, status."""
    try:
        return (place.data / "postmaster.pid").read_text(errors="replace").splitlines()
    except OSError:
        return []


def disown_stale_locks(place: Place, socket: Path) -> None:
    """Put our own number in lock files whose number now belongs to a stranger, as after a restart of a
    container. PostgreSQL overlooks its parent's number, and still checks the shared memory they name."""
    if sys.platform != "linux" or not Path("/proc/self").exists():
        return
    for path in (place.data / "postmaster.pid", socket / f"{SOCKET_FILE}.lock"):
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
        except OSError:
            continue
        with os.fdopen(descriptor, "r+", errors="surrogateescape") as file:
            first, _, rest = file.read().partition("\n")
            if first.strip().isdigit() and not _is_server_of(int(first), place):
                file.seek(0)
                file.truncate()
                file.write(f"{os.getpid()}\n{rest}")


def what_happened(said: str, place: Place) -> str:
    """What a dead server's last words mean, in a sentence."""
    if "No space left on device" in said:
        return (
            f"The disk that holds {place.root} is full, so the database stopped. Free some space, or set "
            "PALERMO_HOME to a folder on another disk, and run it again; nothing saved so far is lost."
        )
    lines = [line for line in said.splitlines() if any(w in line for w in ("FATAL", "PANIC", "error:"))]
    last = (lines or said.splitlines() or ["it said nothing"])[-1]
    return f"The embedded database did not start: {last.strip()} (its log is {place.root / 'log'})."


def open_log(place: Place) -> BinaryIO:
    """Open the log to add to it, turning it over past 5 MB. Never through a link: we may be root."""
    path = place.root / "log"
    if path.exists() and path.stat().st_size > LONGEST_LOG:
        path.rename(place.root / "log.old")
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600), "ab")


def _is_server_of(pid: int, place: Place) -> bool:
    try:
        return Path(f"/proc/{pid}/cwd").resolve(strict=True) == place.data.resolve()
    except OSError:
        return False


def _refuse_another_version(place: Place) -> None:
    found = (place.data / "PG_VERSION").read_text().strip()
    if found != MAJOR:
        raise Trouble(
            f"The database in {place.data} was made by PostgreSQL {found} and this Palermo carries {MAJOR}. "
            "Move that folder away and run it again, or see docs/upgrade.md to bring its contents over."
        )
