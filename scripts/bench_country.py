"""The desk's pages in a country of many cases: a real desk server over HTTP, row-level security on, four officers."""

import http.client
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from itertools import cycle, islice
from pathlib import Path

import django
from scripts import bench_officers

from palermo.server import embedded, life, processes, serve
from palermo.server.logins import Connection, administrator

PORT = 8097
REQUESTS, WARMING = 40, 4
"""How many requests of each page by each officer are measured, and how many come before, uncounted."""
TARGET = 0.3
"""Seconds: what 95 of 100 requests should take at most, on two idle cores."""
CALIBRATION = "SELECT count(*) FROM generate_series(1, 1000000) AS n WHERE md5(n::text) < '8'"
"""A fixed query that needs a processor and nothing else, so that one machine's figures can be read beside another's."""


@dataclass(frozen=True)
class Page:
    """A page by name; its addresses for an officer, of whom is known which cases and people they may open."""

    name: str
    paths: Callable[[bench_officers.Sees], Sequence[str]]


@dataclass(frozen=True)
class Measured:
    """What a page took, for one officer, in seconds, in order."""

    page: str
    officer: str
    took: tuple[float, ...]

    def at(self, share: float) -> float:
        """What this share of the requests took at most."""
        return self.took[min(len(self.took) - 1, int(share * len(self.took)))]


PAGES = (
    Page("desk home", lambda sees: ["/"]),
    Page("case list", lambda sees: ["/cases/"]),
    Page("case search, state and place", lambda sees: ["/cases/?status=closed&region=AUK"]),
    Page(
        "case search, a person's reference", lambda sees: [f"/cases/?reference={party}" for _case, party in sees.people]
    ),
    Page("case page", lambda sees: [f"/cases/{case}/" for case in sees.cases]),
    Page("triage queue", lambda sees: ["/reports/"]),
    Page("assessment", lambda sees: [f"/findings/{case}/{party}/" for case, party in sees.people]),
)


@contextmanager
def country(home: Path, cases: int) -> Iterator[tuple[Connection, dict[str, object]]]:
    """A database with so many cases, loaded unless it is there; and what was noted when it was loaded."""
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o711)
    os.environ |= {"PALERMO_HOME": str(home), "PALERMO_MODE": "demo"}
    os.environ.pop("PALERMO_TESTING", None)
    server = embedded.start(home / "postgres")
    os.environ[processes.SOCKET] = str(server.socket)
    try:
        noted = home / "loaded.json"
        if not noted.exists():
            began, busy = time.monotonic(), os.getloadavg()[0]
            processes.step("Loading the country", "demo", "load", "--cases", str(cases))
            noted.write_text(json.dumps({"seconds": time.monotonic() - began, "load": busy}))
        with administrator() as link:
            yield link, json.loads(noted.read_text())
    finally:
        embedded.stop(server)


@contextmanager
def desk() -> Iterator[None]:
    """The real desk process on a port of the bench's own, until the block is left."""
    environ = serve.environment_for("desk", os.environ) | {"PALERMO_DESK_PORT": str(PORT)}
    child = life.tied(processes.palermo("serve", "desk", "--port", str(PORT)), env=environ)
    try:
        until = time.monotonic() + 60
        while True:
            try:
                if _ask("/sign-in/", "")[0] == http.client.OK:
                    break
            except OSError:
                pass
            processes.check({"The desk": child}, None)
            if time.monotonic() > until:
                raise TimeoutError("The desk does not answer.")
            time.sleep(0.2)
        yield
    finally:
        processes.end_all([child])


def _ask(path: str, cookie: str) -> tuple[int, float]:
    """The status of one page, and how long it took from the first byte sent to the last one read."""
    link = http.client.HTTPConnection("localhost", PORT, timeout=60)
    began = time.perf_counter()
    link.request("GET", path, headers={"Cookie": cookie})
    answer = link.getresponse()
    answer.read()
    took = time.perf_counter() - began
    link.close()
    return answer.status, took


def calibrated(link: Connection) -> float:
    """What the calibration query takes here now: the middle one of five, in seconds."""
    took = []
    for _ in range(5):
        began = time.perf_counter()
        link.execute(CALIBRATION)
        took.append(time.perf_counter() - began)
    return sorted(took)[2]


def measure(link: Connection, say: Callable[[Measured], None]) -> tuple[list[Measured], dict[str, int]]:
    """Every page by every officer; and how many grants each of them holds."""
    django.setup()
    signin = import_module("scripts.bench_signin")
    officers = bench_officers.ready(link, signin.enlist)
    cookies = {each.name: signin.cookie(each) for each in officers}
    found, held = [], {}
    with desk():
        for officer in officers:
            sees, held[officer.name] = bench_officers.sees(link, officer), bench_officers.grants(link, officer.id)
            for page in PAGES:
                paths = list(page.paths(sees))
                if not paths:
                    continue
                took = [_page(path, cookies[officer.name]) for path in islice(cycle(paths), REQUESTS + WARMING)]
                found.append(Measured(page.name, officer.name, tuple(sorted(took[WARMING:]))))
                say(found[-1])
    return found, held


def _page(path: str, cookie: str) -> float:
    status, took = _ask(path, cookie)
    if status != http.client.OK:
        raise LookupError(f"{path} answered {status}: there is nothing to measure.")
    return took


def rows_of(link: Connection) -> dict[str, int]:
    """How much there is: rows of the tables that grow."""
    tables = ("cases_case", "cases_party", "reporting_report", "access.grants", "ledger.entry", "vault.sealed")
    return {name: int(str((link.execute(f"SELECT count(*) FROM {name}").fetchone() or (0,))[0])) for name in tables}  # noqa: S608
