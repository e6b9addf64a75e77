"""Processes that need a database, and processes that are watched together."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from palermo.server import embedded, home, life
from palermo.server.logins import outside
from palermo.server.trouble import Trouble
from palermo.settings import environment

SOCKET = "PALERMO_EMBEDDED_SOCKET"
FAREWELL = ((signal.SIGTERM, 3.0), (signal.SIGKILL, 1.0))


@contextmanager
def database() -> Iterator[embedded.Server | None]:
    """A database to use for the length of a `with`: join the embedded server, or start it.

    Gives None, and does nothing, where PALERMO_DB_… name a server of one's own or whoever started us
    already arranged it. Enter it before Django's settings are read: they take the socket from there.
    """
    if outside() or environment.embedded_socket():
        yield None
        return
    server = embedded.join_or_start(home.prepare(environment.home()) / "postgres")
    os.environ[SOCKET] = str(server.socket)
    try:
        yield server
    finally:
        del os.environ[SOCKET]
        embedded.stop(server)


def palermo(*words: str) -> list[str]:
    """The command line of a `palermo` command in this environment."""
    return [sys.executable, "-m", "palermo.cli", *words]


def step(name: str, *words: str) -> None:
    """Run one `palermo` command to its end, tied to us. Raises Trouble when it fails."""
    child = life.tied(palermo(*words))
    try:
        code = child.wait()
    finally:
        life.end(child, FAREWELL)
    if code != 0:
        raise Trouble(f"{name} did not finish ({how_it_ended(code)}). What it said is above.")


def watch(
    children: Mapping[str, subprocess.Popen[bytes]],
    server: embedded.Server | None,
    *,
    until: Callable[[], bool] = lambda: False,
) -> None:
    """Wait until one of several processes ends, then raise Trouble that says which. None is restarted: a
    process that dies has a reason, and somebody should read it. until: what else ends the wait, quietly."""
    while not until():
        check(children, server)
        time.sleep(0.2)


def nobody_listens() -> bool:
    """Whether the terminal or the pipe that our output goes to is gone. A closed terminal tells only the first of its
    processes; when that is make, it tells nobody and waits for us."""
    output = select.poll()
    output.register(1, 0)
    return any(event & (select.POLLHUP | select.POLLERR) for _, event in output.poll(0))


def check(children: Mapping[str, subprocess.Popen[bytes]], server: embedded.Server | None) -> None:
    """Raise Trouble if the database or one of the children has ended."""
    if server is not None and not embedded.alive(server):
        raise Trouble(f"The database stopped. {embedded.last_words(server)}")
    for name, child in children.items():
        if (code := child.poll()) is not None:
            raise Trouble(f"{name} stopped ({how_it_ended(code)}). Everything is stopped; run it again to go on.")


def end_all(children: Sequence[subprocess.Popen[bytes]]) -> None:
    """End all children together, then make sure of each."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        life.end(child, FAREWELL)


def how_it_ended(code: int) -> str:
    """An exit code in words: "killed by SIGKILL", "exit code 3"."""
    if code < 0:
        return f"killed by {signal.Signals(-code).name}"
    return f"exit code {code}"


@contextmanager
def until_told_to_stop() -> Iterator[None]:
    """Turn every polite request to stop into KeyboardInterrupt; once leaving, hear no second one. A hang-up that
    whoever started us had us ignore (`nohup`) stays ignored."""
    asked = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        asked.append(signal.SIGHUP)

    def leave(*_: Any) -> None:
        for number in asked:  # not SIG_IGN: of a second one that came with the first, Python would complain aloud
            signal.signal(number, lambda *_: None)
        raise KeyboardInterrupt

    before = {number: signal.signal(number, leave) for number in asked}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
