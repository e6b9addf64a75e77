"""The embedded PostgreSQL: one process runs it, others may join, and it never outlives the one that runs it.

`lock` is held by the process that runs the server and holds its number and the server's. `guests` is held,
shared, by those that joined: the server waits for them before it stops, unless told to stop at once.
"""

import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg

from palermo.server import cluster, life
from palermo.server.place import Place, settle, socket_folder
from palermo.server.trouble import Trouble

PATIENCE = 90.0
"""Seconds: recovery after a crash, or another command's work, may take a while."""


@dataclass(frozen=True)
class Server:
    """A running server. socket: the folder to connect to. admin: its superuser. process: None when another
    process runs it and we joined. held: the descriptor of our lock."""

    socket: Path
    admin: str
    process: subprocess.Popen[bytes] | None
    place: Place
    held: int


def start(
    root: Path, *, durable: bool = True, settings: Mapping[str, str] | None = None, patience: float = PATIENCE
) -> Server:
    """Run the server of `root`, making it if there is none; wait while another process does.

    Raises Trouble, with a sentence, when it cannot. Call it from the main thread where you can.
    """
    place = settle(root)
    until = time.monotonic() + patience
    while (held := _lock(place, fcntl.LOCK_EX)) is None:
        if time.monotonic() > until:
            raise Trouble(
                f"Another Palermo process ({_holder(place)}) has been using {place.root} for {patience:.0f} "
                "seconds. Wait for it to finish, or stop it, and run this again."
            )
        time.sleep(0.05)
    return _run(place, held, until, durable=durable, settings=settings or {})


def join_or_start(
    root: Path, *, durable: bool = True, settings: Mapping[str, str] | None = None, patience: float = PATIENCE
) -> Server:
    """Join the server of `root` if another process runs it; else run it."""
    place = settle(root)
    until = time.monotonic() + patience
    while True:
        if (held := _lock(place, fcntl.LOCK_EX)) is not None:
            return _run(place, held, until, durable=durable, settings=settings or {})
        if joined := _join(place):
            return joined
        if time.monotonic() > until:
            raise Trouble(
                f"The database in {place.root} is held by process {_holder(place)} but has not answered for "
                f"{patience:.0f} seconds. Stop that process and run this again."
            )
        time.sleep(0.05)


def stop(server: Server, *, at_once: bool = False) -> None:
    """Stop a server we run, after its guests have left unless `at_once`; or leave one we joined."""
    if server.process is not None:
        guests = None if at_once else _wait_for_guests(server.place)
        life.end(server.process, ((signal.SIGINT, 30), (signal.SIGQUIT, 10), (signal.SIGKILL, 5)))
        if guests is not None:
            os.close(guests)
    os.close(server.held)


def alive(server: Server) -> bool:
    """Whether the server we run is still running."""
    return server.process is None or server.process.poll() is None


def last_words(server: Server) -> str:
    """Why a server we ran is gone, in a sentence."""
    return cluster.what_happened(_tail(server.place, 0), server.place).replace("did not start", "stopped")


def _run(place: Place, held: int, until: float, *, durable: bool, settings: Mapping[str, str]) -> Server:
    try:
        _write(held, f"{os.getpid()}")
        cluster.create(place, durable=durable)
        socket = socket_folder(place)
        process = _launch(place, socket, until, durable=durable, settings=settings)
        _write(held, f"{os.getpid()} {process.pid}")
    except BaseException:
        os.close(held)
        raise
    return Server(socket, cluster.ADMIN, process, place, held)


def _launch(
    place: Place, socket: Path, until: float, *, durable: bool, settings: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    """Start until ready. A server that our forerunner left may still be closing: that is worth a retry."""
    while True:
        cluster.disown_stale_locks(place, socket)
        size = _log_size(place)
        process = cluster.launch(place, socket, durable=durable, settings=settings)
        try:
            while process.poll() is None and time.monotonic() < until:
                if cluster.ready(place, process.pid):
                    return process
                time.sleep(0.02)
        except BaseException:
            life.end(process, ((signal.SIGINT, 5), (signal.SIGKILL, 5)))
            raise
        life.end(process, ((signal.SIGINT, 5), (signal.SIGKILL, 5)))
        said = _tail(place, size)
        if time.monotonic() > until or not any(words in said for words in cluster.WORTH_A_RETRY):
            raise Trouble(cluster.what_happened(said, place))
        time.sleep(0.2)


def _join(place: Place) -> Server | None:
    """Join the server whose runner holds the lock, once it is ready and answers."""
    held = _lock(place, fcntl.LOCK_SH, "guests")
    if held is None:  # its runner is leaving
        return None
    words = _text(place.root / "lock").split()
    if len(words) == 2 and cluster.ready(place, int(words[1])):
        socket = Path(cluster.pid_file(place)[4])
        try:
            psycopg.connect(host=str(socket), user=cluster.ADMIN, dbname="postgres", connect_timeout=5).close()
            return Server(socket, cluster.ADMIN, None, place, held)
        except psycopg.OperationalError:
            pass
    os.close(held)
    return None


def _lock(place: Place, how: int, name: str = "lock") -> int | None:
    """Take a lock without waiting; None when another has it. The kernel gives it back however we end."""
    descriptor = os.open(place.root / name, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, how | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def _wait_for_guests(place: Place) -> int:
    while (held := _lock(place, fcntl.LOCK_EX, "guests")) is None:
        time.sleep(0.05)
    return held


def _write(descriptor: int, text: str) -> None:
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, text.encode(), 0)


def _holder(place: Place) -> str:
    return (_text(place.root / "lock").split() or ["number unknown"])[0]


def _text(path: Path) -> str:
    try:
        return path.read_text(errors="replace")
    except OSError:
        return ""


def _log_size(place: Place) -> int:
    with cluster.open_log(place) as log:
        return log.seek(0, os.SEEK_END)


def _tail(place: Place, start: int) -> str:
    return _text(place.root / "log").encode()[start:][-4000:].decode(errors="replace")
