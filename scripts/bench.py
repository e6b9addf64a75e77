"""`make bench`: how long things take on this machine. A row a measurement; rooms add theirs to the table."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from palermo.server import embedded

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "palermo.settings.whole"
from tests.house import kill_sites, kill_walk

START = """
import sys, time, pathlib
from palermo.server import embedded
embedded.start(pathlib.Path(sys.argv[1]))
print("ready", flush=True)
time.sleep(60)
"""


def cold_start(root: Path) -> None:
    """Make a new cluster, start it, and stop it."""
    embedded.stop(embedded.start(root))


def warm_start(root: Path) -> None:
    """Start a cluster that is there, and stop it."""
    embedded.stop(embedded.start(root))


def after_kill(root: Path) -> None:
    """Start after the process that ran the server was killed with -9 (the killing is not counted)."""
    embedded.stop(embedded.start(root))


def kill_one(root: Path) -> None:
    """Start a server in another process, and kill that process with -9."""
    child = subprocess.Popen([sys.executable, "-c", START, str(root)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    os.kill(child.pid, signal.SIGKILL)
    child.wait()


MEASUREMENTS: tuple[tuple[str, Callable[[Path], None] | None, Callable[[Path], None]], ...] = (
    ("embedded server, new", None, cold_start),
    ("embedded server, warm", None, warm_start),
    ("embedded server, after kill -9", kill_one, after_kill),
)
"""What is measured: its name, what comes before it uncounted, and the thing itself."""


def main_job() -> None:
    """The main job over HTTP, from an anonymous report to a certificate: what each act takes with its pages, and
    the Plan counted by another program. The sites and the worker are the real processes, the database is durable.
    """
    with kill_sites.running() as sites:
        sites.rehearse()  # each page's first time loads it
        sites.took.clear()
        sites.rehearse()
        for act, took in zip(kill_walk.ACTS, sites.took, strict=True):
            report(f"main job: {act.__name__}", took)
        began = time.monotonic()
        sites.measured()
        report("palermo plan --json", time.monotonic() - began)


def report(name: str, seconds: float) -> None:
    """Print one row."""
    print(f"    {name:<34} {seconds:7.2f} s", flush=True)


def main() -> int:
    """Take each measurement once and print it in seconds."""
    with tempfile.TemporaryDirectory(prefix="palermo-bench-") as folder:
        Path(folder).chmod(0o711)  # root starts the server as another user
        for name, before, measured in MEASUREMENTS:
            if before is not None:
                before(Path(folder) / "postgres")
            began = time.monotonic()
            measured(Path(folder) / "postgres")
            report(name, time.monotonic() - began)
    main_job()
    return 0


if __name__ == "__main__":
    sys.exit(main())
