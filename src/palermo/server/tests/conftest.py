"""A folder for one server, which an unprivileged user can reach, and processes that run a server in it."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from palermo.server.trouble import sentence

RUN = """
import pathlib, sys, time
from palermo.server import embedded
server = getattr(embedded, sys.argv[1])(pathlib.Path(sys.argv[2]), durable=sys.argv[3] == "durable")
print(server.socket, server.process.pid if server.process else 0, flush=True)
sys.stdin.read()
embedded.stop(server)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder with a short path that any user may walk through (pytest's own are root's alone)."""
    made = Path(tempfile.mkdtemp(prefix="pal-"))
    made.chmod(0o711)
    yield made
    for link in made.rglob("postgres"):
        if link.is_symlink():
            shutil.rmtree(link.resolve(), ignore_errors=True)
    shutil.rmtree(made, ignore_errors=True)


class Runner:
    """A process that runs or joins a server until its standard input closes."""

    def __init__(self, how: str, root: Path, durable: bool) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN, how, str(root), "durable" if durable else "fast"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ready(self) -> tuple[str, int]:
        """The socket's folder and the server's process number, 0 when it was joined."""
        socket, _, pid = self.process.stdout.readline().rstrip("\n").rpartition(" ")
        return socket, int(pid)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def leave(self) -> None:
        self.process.stdin.close()

    def ended(self, seconds: float = 20) -> int:
        return self.process.wait(seconds)


@pytest.fixture
def runner() -> Iterator[Callable[..., Runner]]:
    started: list[Runner] = []

    def run(root: Path, how: str = "start", durable: bool = False) -> Runner:
        started.append(Runner(how, root, durable))
        return started[-1]

    yield run
    for one in started:
        if one.process.poll() is None:
            one.kill()
        for pipe in (one.process.stdin, one.process.stdout):
            pipe.close()


def ask(socket: str | Path, query: str, user: str = "palermo_admin", database: str = "postgres") -> list[tuple]:
    with psycopg.connect(host=str(socket), user=user, dbname=database, autocommit=True) as connection:
        cursor = connection.execute(query)
        return cursor.fetchall() if cursor.description else []


def gone(pid: int, seconds: float = 10) -> bool:
    """Whether a process ends within some seconds (one that is dead but unburied has ended)."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)
    return False


def as_nobody(act: Callable[[], None]) -> str:
    """Do something as an unprivileged user, in a fork; give back the sentence of the Trouble met, or ""."""
    if os.geteuid() != 0:
        try:
            act()
        except Exception as error:
            return sentence(error) or repr(error)
        return ""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        said = ""
        try:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            act()
        except BaseException as error:
            said = sentence(error) or repr(error)
        finally:
            os.write(writing, said.encode())
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        return pipe.read()
