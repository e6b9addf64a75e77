"""`palermo demo run` as a tree of processes: whichever of them dies, and however, nothing is left running.

The rooms above are stood in for by small ones (their own tests are elsewhere): what is tested is the tree.
"""

import fcntl
import os
import pty
import signal
import socket
import subprocess
import sys
import termios
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from palermo.server.tests.conftest import ask, gone

PATIENCE = 10
"""Seconds until a tree that does not end has failed."""

STAND_INS = """
import os
import pathlib
import time
from palermo.server import above, logins, migrate
from palermo.settings import environment

def tables(argv):
    migrate.create(environment.database_name())
    return 0

def country(argv):
    # A country of two halves, told once: between them a loader can be told to wait, and be killed.
    told = pathlib.Path(os.environ["PALERMO_HOME"], "demo-told")
    if told.exists():
        return 0
    with logins.administrator() as admin:
        admin.execute("CREATE TABLE IF NOT EXISTS halves (half int)")
        admin.execute("INSERT INTO halves VALUES (1)")
        print("half of it is told", flush=True)
        if pathlib.Path(os.environ["PALERMO_HOME"], "wait").exists():
            time.sleep(600)
        admin.execute("INSERT INTO halves VALUES (2)")
    told.write_text("all")
    return 0

def site(environ, start):
    start("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]

def worker(argv):
    while True:
        time.sleep(1)

INSTEAD = {
    "palermo.server.migrate:main": tables,
    "palermo.demo.command:main": country,
    "palermo.demo.cast:people": lambda: [("moana.tamahori", "looks at reports first")],
    "palermo.clocks.worker:main": worker,
    "palermo.web.public.wsgi:application": site,
    "palermo.web.desk.wsgi:application": site,
}
real = above.load
above.load = lambda name: INSTEAD.get(name) or real(name)
above.look_for = lambda name: None
"""

TREE = ("demo run", "serve public", "serve desk", "cli work", "bin/postgres")


def free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]


def _began(pid: int) -> int:
    """When a process began, in ticks since the machine did: numbers of processes start again from below at 32,768."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19])


def _hearing() -> None:
    """As a shell leaves it: tests that run under nohup would hand down that a hang-up is ignored."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def _at_a_terminal() -> None:
    _hearing()
    fcntl.ioctl(1, termios.TIOCSCTTY, 0)


class Demo:
    """A running demonstration, and the processes it consists of."""

    def __init__(
        self, folder: Path, words: tuple[str, ...] = (), before: tuple[str, ...] = (), terminal: int = 0
    ) -> None:
        (folder / "sitecustomize.py").write_text(STAND_INS)
        self.home = folder / "var"
        self.public, self.desk = free_ports()
        environ = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(folder),
            "PALERMO_HOME": str(self.home),
            "PALERMO_PUBLIC_PORT": str(self.public),
            "PALERMO_DESK_PORT": str(self.desk),
        }
        command = [*before, sys.executable, "-m", "palermo.cli", "demo", "run", *words]
        self.top = subprocess.Popen(
            command,
            env=environ,
            stdout=terminal or subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            preexec_fn=_at_a_terminal if terminal else _hearing,
        )
        self.said = ""

    def ready(self, words: str = "Press Ctrl-C") -> "Demo":
        for line in self.top.stdout:
            self.said += line
            if words in line:
                return self
        raise AssertionError(self.said)

    def processes(self) -> dict[int, str]:
        """Every process of it: the database by its folder, the others by the home they were given."""
        found = {}
        for entry in Path("/proc").iterdir():
            try:
                words = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                ours = str(self.home) in words or f"PALERMO_HOME={self.home}".encode() in (
                    entry / "environ"
                ).read_bytes().split(b"\0")
            except (OSError, ValueError):
                continue
            if ours and words:
                found[int(entry.name)] = words
        return found

    def of(self, words: str) -> list[int]:
        """Those with these words in their command, parents before their children."""
        return sorted((pid for pid, command in self.processes().items() if words in command), key=_began)

    def left(self, seconds: float = 5) -> dict[int, str]:
        until = time.monotonic() + seconds
        while (found := self.processes()) and time.monotonic() < until:
            time.sleep(0.1)
        return found


@pytest.fixture
def demo(folder):
    started = []

    def run(*words: str, before: tuple[str, ...] = (), until: str = "Press Ctrl-C") -> Demo:
        started.append(Demo(folder, words, before))
        return started[-1].ready(until)

    yield run
    for one in started:
        for pid in one.processes():
            with suppress(ProcessLookupError):  # it went by itself meanwhile
                os.kill(pid, signal.SIGKILL)
        one.top.wait(PATIENCE)
        one.top.stdout.close()


pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are read from /proc")


def test_it_says_where_it_is_and_who_can_sign_in_and_ctrl_c_leaves_nothing(demo):
    one = demo()
    assert f"http://localhost:{one.public}/" in one.said
    assert f"http://localhost:{one.desk}/" in one.said
    assert "moana.tamahori  looks at reports first" in one.said
    for port in (one.public, one.desk):
        with urllib.request.urlopen(f"http://localhost:{port}/") as page:
            assert page.read() == b"ok"
    began = time.monotonic()
    one.top.send_signal(signal.SIGINT)
    assert one.top.wait(PATIENCE) == 0
    assert time.monotonic() - began < 5
    assert one.left() == {}
    assert "Nothing is lost" in one.top.stdout.read()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_other_requests_to_stop_are_as_good(demo, number):
    one = demo()
    one.top.send_signal(number)
    assert one.top.wait(PATIENCE) == 0
    assert one.left() == {}


def test_kill_9_of_the_top_leaves_nothing_running_and_it_starts_again(demo):
    one = demo()
    assert all(one.of(words) for words in TREE)
    one.top.kill()
    one.top.wait()
    assert one.left() == {}
    again = demo()
    assert again.of("serve desk")


def test_kill_9_of_what_started_it_leaves_nothing_running(demo):
    """As make does it: a shell above, and a demonstration told to end with its parent."""
    one = demo("--with-parent", before=("/bin/sh", "-c", '"$@"; true', "sh"))
    one.top.kill()
    one.top.wait()
    assert one.left(PATIENCE) == {}


def test_kill_9_while_the_country_is_loaded_leaves_no_half_of_it_behind(demo, folder):
    (folder / "var").mkdir()
    (folder / "var" / "wait").touch()
    one = demo(until="half of it is told")
    one.top.kill()
    one.top.wait()
    assert one.left() == {}
    (folder / "var" / "wait").unlink()
    again = demo()
    assert ask(folder / "var" / "postgres" / "run", "SELECT half FROM halves ORDER BY 1", database="palermo") == [
        (1,),
        (2,),
    ]
    again.top.send_signal(signal.SIGINT)
    assert again.top.wait(PATIENCE) == 0


def test_a_terminal_that_is_closed_leaves_nothing_running(folder):
    """What started it waits for it, as make does: nobody but the terminal itself tells it to stop."""
    ours, theirs = pty.openpty()
    one = Demo(folder, before=("/bin/sh", "-c", 'trap : HUP; "$@"; true', "sh"), terminal=theirs)
    os.close(theirs)
    said = b""
    while b"Press Ctrl-C" not in said:
        said += os.read(ours, 4096)
    assert all(one.of(words) for words in TREE)
    os.close(ours)
    try:
        assert one.left() == {}
    finally:
        for pid in one.processes():
            os.kill(pid, signal.SIGKILL)
        one.top.wait(PATIENCE)


def test_two_requests_to_stop_at_once_are_not_complained_of():
    script = """
import os, signal
from palermo.server import processes
try:
    with processes.until_told_to_stop():
        signal.pthread_sigmask(signal.SIG_BLOCK, [1, 15])
        os.kill(os.getpid(), 1), os.kill(os.getpid(), 15)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [1, 15])
except KeyboardInterrupt:
    print("stopped")
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("stopped\n", "")


def test_nohup_is_respected(demo):
    one = demo(before=("nohup",))
    os.kill(one.of("demo run")[0], signal.SIGHUP)
    time.sleep(1)
    assert all(one.of(words) for words in TREE)


@pytest.mark.parametrize(
    ("words", "which", "said"),
    [
        ("serve public", 0, "The public site stopped (killed by SIGKILL)"),
        ("serve desk", 0, "The desk stopped (killed by SIGKILL)"),
        ("serve desk", -1, "The desk stopped (exit code 1)"),
        ("cli work", 0, "The worker stopped (killed by SIGKILL)"),
        ("bin/postgres", 0, "The database stopped"),
    ],
)
def test_when_one_part_dies_it_says_which_and_stops_the_rest(demo, words, which, said):
    one = demo()
    os.kill(one.of(words)[which], signal.SIGKILL)
    assert one.top.wait(15) == 1
    assert said in one.top.stdout.read()
    assert one.left() == {}


def test_the_public_process_never_saw_what_is_not_its_own(demo, monkeypatch):
    one = demo()
    seen = Path(f"/proc/{one.of('serve public')[0]}/environ").read_bytes()
    assert b"DJANGO_SETTINGS_MODULE=palermo.settings.public" in seen
    assert b"PALERMO_MODE=demo" in seen


def test_a_taken_port_is_said_at_once(folder):
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = str(listening.getsockname()[1])
        environ = {**os.environ, "PALERMO_DESK_PORT": port, "PALERMO_HOME": str(folder / "var")}
        done = subprocess.run(
            [sys.executable, "-m", "palermo.cli", "demo", "run"], env=environ, capture_output=True, text=True
        )
    assert done.returncode == 1
    assert f"Port {port}, for the desk, is in use" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "var").exists()


def test_it_refuses_a_database_of_real_cases(folder):
    environ = {
        **os.environ,
        "PALERMO_DB_DESK": "postgresql://db/palermo",
        "PALERMO_HOME": str(folder / "var"),
    }
    done = subprocess.run(
        [sys.executable, "-m", "palermo.cli", "demo", "run"], env=environ, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "must never be loaded beside real cases" in done.stderr


def test_gone_knows_the_dead():
    child = subprocess.Popen(["true"])
    child.wait()
    assert gone(child.pid)
