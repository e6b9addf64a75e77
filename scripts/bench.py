"""`make bench`: how long things take on this machine, printed, and written to docs/benchmarks.md.

A row a measurement; rooms add theirs to the tables. `make bench ARGS="--cases 1000"` tries it, and writes nothing down.
"""

import argparse
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
import scripts.bench_country as bench_country
import scripts.bench_report as bench_report
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


CASES = 100_000
ROOT = Path(__file__).resolve().parent.parent


def main_job() -> list[tuple[str, float]]:
    """The main job over HTTP, from an anonymous report to a certificate: what each act takes with its pages, and
    the Plan counted by another program. The sites and the worker are the real processes, the database is durable.
    """
    found = []
    with kill_sites.running() as sites:
        sites.rehearse()  # each page's first time loads it
        sites.took.clear()
        sites.rehearse()
        for act, took in zip(kill_walk.ACTS, sites.took, strict=True):
            found.append(report(f"main job: {act.__name__}", took))
        began = time.monotonic()
        sites.measured()
        found.append(report("palermo plan --json", time.monotonic() - began))
    return found


def report(name: str, seconds: float) -> tuple[str, float]:
    """Print one row, and hand it on."""
    print(f"    {name:<34} {seconds:7.2f} s", flush=True)
    return name, seconds


def server() -> list[tuple[str, float]]:
    """The embedded server: made, started, started again after a kill."""
    found = []
    with tempfile.TemporaryDirectory(prefix="palermo-bench-") as folder:
        Path(folder).chmod(0o711)  # root starts the server as another user
        for name, before, measured in MEASUREMENTS:
            if before is not None:
                before(Path(folder) / "postgres")
            began = time.monotonic()
            measured(Path(folder) / "postgres")
            found.append(report(name, time.monotonic() - began))
    return found


def pages(home: Path, cases: int) -> bench_report.Country:
    """The desk's pages in a country of so many cases, loaded into `home` unless it is there."""
    with bench_country.country(home, cases) as (link, noted):
        before = bench_country.calibrated(link)
        print(
            f"    calibration query: {1000 * before:.0f} ms; {cases:,} cases loaded in {noted['seconds']:.0f} s",
            flush=True,
        )
        found, held = bench_country.measure(link, lambda row: print(f"    {bench_report.line(row)}", flush=True))
        after = bench_country.calibrated(link)
        print(f"    calibration query: {1000 * after:.0f} ms", flush=True)
        return bench_report.Country(found, held, bench_country.rows_of(link), (before, after), noted)


def main() -> int:
    """Take each measurement and print it; with a country of full size, write them down."""
    words = argparse.ArgumentParser(description="Measure how fast things are here.")
    words.add_argument("--cases", type=int, default=CASES, help=f"how many cases the country has (default {CASES:,})")
    words.add_argument("--home", type=Path, help="where the country is, or is loaded to (default .cache/bench)")
    words.add_argument("--pages-only", action="store_true", help="the pages alone")
    given = words.parse_args()
    busy = os.getloadavg()[0]
    rows = [] if given.pages_only else [*server(), *main_job()]
    country = pages(given.home or ROOT / ".cache" / "bench" / str(given.cases), given.cases)
    if given.cases >= CASES and rows:
        bench_report.write(ROOT / "docs" / "benchmarks.md", rows, country, busy)
    return 0


if __name__ == "__main__":
    sys.exit(main())
