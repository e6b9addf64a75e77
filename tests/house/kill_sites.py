"""kill -9 of the server, of either site's process and of the worker, while the main job is done over HTTP.

The database is a durable one of the test's own; the sites and the worker are the real processes, each with its own
credentials alone. A rehearsal measures how long each act takes, so that a kill lands inside one and not beside it. After
each kill what died is started again (the sites themselves are not, when only the database died: they have to find it
again), everything that was ever acknowledged is looked for, and the act that got no answer is pressed again.
"""

import base64
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from palermo.law import receipt
from palermo.server import processes, serve
from tests.house.browsing import Browser, Interrupted
from tests.house.kill import House, Said, a_house
from tests.house.kill_walk import ACTS, Walk

PATIENCE = 60
RECEIPT_KEY = b"invented, for this test alone, ok"
VICTIMS = ("database", "desk", "public", "worker")
COMMANDS = {"public": ("serve", "public"), "desk": ("serve", "desk"), "worker": ("work",)}
LATEST = 0.8
"""A kill comes before this share of the time that the act took in rehearsal."""


@dataclass
class Sites:
    """The running house: a database, two sites, a worker, one walk after another, and what became of the rounds."""

    house: House
    ports: dict[str, int]
    running: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)
    walk: Walk | None = None
    place: int = 0
    interrupted: list[str] = field(default_factory=list)

    def start(self) -> None:
        """Start whatever of the sites and the worker is not running, and wait until both sites answer."""
        given = {name: value for name, value in self.house.environment().items() if name != "PALERMO_TESTING"}
        given["PALERMO_RECEIPT_KEY"] = base64.b64encode(RECEIPT_KEY).decode()
        for name, words in COMMANDS.items():
            if name in self.running and self.running[name].poll() is None:
                continue
            port = ["--port", str(self.ports[name])] if name in self.ports else []
            environ = serve.environment_for(name, given)
            self.running[name] = subprocess.Popen(
                [sys.executable, "-m", "palermo.cli", *words, *port],
                env=environ,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        for name in self.ports:
            self._until_it_answers(name)

    def _until_it_answers(self, name: str) -> None:
        until = time.monotonic() + PATIENCE
        while True:
            assert self.running[name].poll() is None, f"{name} ended by itself"
            try:
                Browser(self.site(name)).get("/" if name == "public" else "/sign-in/")
                return
            except Interrupted:
                assert time.monotonic() < until, f"{name} does not answer"
                time.sleep(0.1)

    def site(self, name: str) -> str:
        """The address of one of the two."""
        return f"http://localhost:{self.ports[name]}"

    def stop(self) -> None:
        """End them all."""
        processes.end_all(list(self.running.values()))

    def pid(self, victim: str) -> int:
        """The process to kill: of a site the one that answers, not the one that watches it."""
        if victim == "database":
            assert self.house.server.process
            return self.house.server.process.pid
        top = self.running[victim].pid
        below = Path(f"/proc/{top}/task/{top}/children").read_text().split()
        return int(below[0]) if below else top

    def mend(self, victim: str) -> None:
        """Start again what was killed, and nothing else."""
        if victim == "database":
            self.house.restart()
        else:
            self.running[victim].kill()
            self.running[victim].wait(10)
        self.start()

    def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """What the database holds, past the policies."""
        server = self.house.server
        with psycopg.connect(host=str(server.socket), user=server.admin, dbname="palermo", autocommit=True) as link:
            return link.execute(sql, list(values)).fetchall()

    def number(self, sql: str, *values: object) -> int:
        """One number."""
        return int(str(self.rows(sql, *values)[0][0]))

    def known(self, words: str) -> str:
        """The reference of the report with this receipt. There must be exactly one.

        The database may be gone just when the receipt has come: then the form is sent again, as when no answer comes.
        """
        looked_for = receipt.lookup_hash(words, RECEIPT_KEY)
        try:
            found = self.rows("SELECT reference FROM reporting_report WHERE code = %s", looked_for)
        except psycopg.OperationalError as gone:
            raise Interrupted("the receipt came, and then the database was killed") from gone
        assert len(found) == 1, f"the receipt that was given out leads to {len(found)} reports"
        return str(found[0][0])

    def act(self) -> None:
        """Do the next act of the walk, beginning another walk after the last."""
        if self.walk is None:
            self.walk, self.place = Walk(self.site("public"), self.site("desk"), self.known), 0
        self.house.said.append(ACTS[self.place](self.walk))
        self.place += 1
        if self.place == len(ACTS):
            self.walk = None

    def finish(self) -> None:
        """Walk to the end of this walk."""
        while self.walk is not None:
            self.act()

    def rehearse(self) -> None:
        """One walk that nobody disturbs, to know how long each act takes."""
        for _ in ACTS:
            began = time.monotonic()
            self.act()
            self.took.append(time.monotonic() - began)

    def round(self, victim: str, dice: random.Random) -> None:
        """Kill one of them inside an act, mend, and see that the walk goes on from where it was."""
        if victim == "public":  # it is asked for in the first act alone
            self.finish()
        begun = self.place if self.walk else 0
        target = 0 if victim == "public" else dice.randrange(begun, len(ACTS))
        while (self.place if self.walk else 0) != target:
            self.act()
        pid = self.pid(victim)
        hit = threading.Timer(dice.uniform(0, LATEST * self.took[target]), os.kill, (pid, signal.SIGKILL))
        hit.start()
        try:
            self.act()
        except Interrupted:
            self.interrupted.append(victim)
        hit.join()
        self.mend(victim)

    def settle(self) -> None:
        """Let the worker send all that is due; claims that the dead left count as five minutes old."""
        due = "sent_at IS NULL AND recalled_at IS NULL AND queued_at <= clock_timestamp()"
        until = time.monotonic() + PATIENCE
        while self.number(f"SELECT count(*) FROM clocks_message WHERE {due}"):
            assert time.monotonic() < until, "the worker does not send what waits"
            self.rows("UPDATE clocks_message SET claimed_at = claimed_at - interval '6 minutes' "
                      f"WHERE {due} AND claimed_at < clock_timestamp() - interval '5 seconds' RETURNING 1")  # fmt: skip
            time.sleep(0.5)

    def measured(self) -> int:
        """How many certificates the Plan's measure counts, as another program is told it."""
        done = subprocess.run(
            [sys.executable, "-m", "palermo.cli", "plan", "--json"],
            env=self.house.environment(),
            capture_output=True,
            text=True,
            check=True,
        )
        action = json.loads(done.stdout)["actions"][12]
        return next(int(each["value"]) for each in action["measures"] if each["key"] == "certification.issued")


@contextmanager
def running() -> Iterator[Sites]:
    """A house with both sites and the worker, gone afterwards."""
    with a_house() as house, socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        sites = Sites(house, {"public": one.getsockname()[1], "desk": two.getsockname()[1]})
        one.close()
        two.close()
        try:
            sites.start()
            yield sites
        finally:
            sites.stop()


def wrong(sites: Sites) -> list[str]:
    """What is wrong with anything that was ever acknowledged, and whatever is half there or there twice."""
    return [
        *(f"{said}: {found}" for said in sites.house.said for found in _missing(sites, said)),
        *(f"twice: {row}" for row in sites.rows(TWICE)),
        *(f"{what}: {found}" for what, sql in HALVES.items() if (found := sites.number(sql))),
    ]


def _missing(sites: Sites, said: Said) -> Iterator[str]:
    for what, sql in FOUND[said.act].items():
        given = {"reference": said.reference, "found": said.found}
        server = sites.house.server
        with psycopg.connect(host=str(server.socket), user=server.admin, dbname="palermo") as link:
            row = link.execute(sql, given).fetchone()  # type: ignore[arg-type]
        if not row or row[0] != 1:
            yield f"{what} is there {row[0] if row else 0} times"


def _line(verb: str, terms: str = "TRUE") -> str:
    return f"SELECT count(*) FROM ledger.entry WHERE verb = '{verb}' AND about = %(reference)s AND {terms}"


FOUND: dict[str, dict[str, str]] = {
    "told": {
        "the report": "SELECT count(*) FROM reporting_report WHERE reference = %(reference)s",
        "its line": _line("report_received"),
        "its clock": "SELECT count(*) FROM clocks_deadline WHERE about = %(reference)s AND kind = 'acknowledge_urgent'",
        "its words": "SELECT count(*) FROM vault.sealed s JOIN reporting_report r ON s.about = r.id "
        "WHERE r.reference = %(reference)s AND s.field = 'what'",
    },
    "acknowledged": {
        "the line": _line("report_acknowledged"),
        "the clock met": "SELECT count(*) FROM clocks_deadline WHERE about = %(reference)s "
        "AND kind = 'acknowledge_urgent' AND met_at IS NOT NULL",
    },
    "referred": {
        "the line": _line("report_referred", "terms ->> 'case' = %(found)s"),
        "the case": "SELECT count(*) FROM cases_case WHERE reference = %(found)s",
        "the case's line": "SELECT count(*) FROM ledger.entry WHERE verb = 'case_opened' AND about = %(found)s",
    },
    "taken": {
        "the line": _line("case_taken"),
        "the lead": "SELECT count(*) FROM cases_case WHERE reference = %(reference)s AND lead IS NOT NULL",
    },
    "added": {
        "the line": _line("party_added", "terms ->> 'party' = %(found)s"),
        "the person": "SELECT count(*) FROM cases_party WHERE reference = %(found)s",
        "the name": "SELECT count(*) FROM vault.sealed s JOIN cases_party p ON s.about = p.id "
        "WHERE p.reference = %(found)s AND s.field = 'name'",
    },
    "begun": {
        "the line": _line("assessment_opened", "terms ->> 'party' = %(found)s"),
        "the certification": "SELECT count(*) FROM certification_certification WHERE reference = %(reference)s",
    },
    "found": {"the line": _line("finding_recorded", "terms ->> 'kind' = %(found)s")},
    "submitted": {"the line": _line("certification_submitted")},
    "issued": {
        "the line": _line("certificate_issued"),
        "the certificate": "SELECT count(*) FROM certification_certification "
        "WHERE reference = %(reference)s AND status = 'issued'",
        "the clock met": "SELECT count(*) FROM clocks_deadline WHERE about = %(reference)s "
        "AND kind = 'decide_certification' AND met_at IS NOT NULL",
    },
}
"""What each act must have left, exactly once."""

TWICE = """
SELECT verb, about, terms ->> 'kind', count(*) FROM ledger.entry
WHERE verb IN ('report_received', 'report_acknowledged', 'report_referred', 'case_opened', 'case_taken', 'party_added',
  'assessment_opened', 'finding_recorded', 'certification_submitted', 'certificate_issued')
GROUP BY 1, 2, 3 HAVING count(*) > 1"""
"""What was done twice, acknowledged or not: on this path each of these is done once about one thing."""

HALVES = {
    "reports without a line": "SELECT count(*) FROM reporting_report r WHERE NOT EXISTS "
    "(SELECT FROM ledger.entry e WHERE e.about = r.reference AND e.verb = 'report_received')",
    "lines without a report": "SELECT count(*) FROM ledger.entry e WHERE e.verb = 'report_received' AND NOT EXISTS "
    "(SELECT FROM reporting_report r WHERE e.about = r.reference)",
    "referred reports without a case": "SELECT count(*) FROM reporting_report r WHERE r.status = 'referred' AND "
    "NOT EXISTS (SELECT FROM ledger.entry e JOIN cases_case c ON c.reference = e.terms ->> 'case' "
    "WHERE e.verb = 'report_referred' AND e.about = r.reference)",
    "cases without a line": "SELECT count(*) FROM cases_case c WHERE NOT EXISTS "
    "(SELECT FROM ledger.entry e WHERE e.about = c.reference AND e.verb = 'case_opened')",
    "people without a name": "SELECT count(*) FROM cases_party p WHERE NOT EXISTS "
    "(SELECT FROM vault.sealed s WHERE s.about = p.id)",
    "certificates without a line": "SELECT count(*) FROM certification_certification c WHERE c.status = 'issued' AND "
    "NOT EXISTS (SELECT FROM ledger.entry e WHERE e.about = c.reference AND e.verb = 'certificate_issued')",
    "lines without a certificate": "SELECT count(*) FROM ledger.entry e WHERE e.verb = 'certificate_issued' AND "
    "NOT EXISTS (SELECT FROM certification_certification c WHERE c.reference = e.about AND c.status = 'issued')",
    "subjects about nothing": "SELECT count(*) FROM access.subject s WHERE NOT EXISTS "
    "(SELECT FROM cases_case c WHERE c.id = s.id UNION ALL SELECT FROM cases_party p WHERE p.id = s.id "
    "UNION ALL SELECT FROM reporting_report r WHERE r.id = s.id)",
}
"""What is half there, acknowledged or not."""
