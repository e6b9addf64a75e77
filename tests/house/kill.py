"""kill -9 at any moment, of the server or of who uses it: what was acknowledged is there, once; nothing is half there.

The test process runs a durable server of its own. A child walks a path of acts and says each on its output once it is
committed. One of the two is killed, the server is started again, and a second child checks all that was ever said.

A path is a generator of `Said`; a check is given what one act said and gives back what is wrong with it. To
lengthen the walk, as from a report to a certificate, add a path to PATHS and a check for each of its acts to CHECKS.

    python -m tests.house.kill walk cases 7     (seed)
    python -m tests.house.kill check            (reads what was said from its input)
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from palermo.server import embedded

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Said:
    """One act that was acknowledged: what, about which reference, and what has to be found again."""

    act: str
    reference: str
    found: str = ""


@dataclass
class House:
    """A house of its own: a home folder, a durable server that can be killed, and all that was ever acknowledged."""

    home: Path
    server: embedded.Server
    said: list[Said]

    def environment(self) -> dict[str, str]:
        """For a child of this house."""
        return {
            **os.environ,
            "PALERMO_HOME": str(self.home),
            "PALERMO_EMBEDDED_SOCKET": str(self.server.socket),
            "PALERMO_DATABASE": "palermo",
            "DJANGO_SETTINGS_MODULE": "palermo.settings.whole",
            "PALERMO_MODE": "demo",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
            "PALERMO_TEST_SUPERUSER": self.server.admin,
        }

    def run(self, *words: str) -> "subprocess.Popen[str]":
        """A child that does something in this house."""
        return subprocess.Popen(
            [sys.executable, "-m", "tests.house.kill", *words],
            env=self.environment(),
            cwd=ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def restart(self) -> None:
        """Start the server on what the killed one left."""
        with suppress(ProcessLookupError):
            embedded.stop(self.server, at_once=True)
        self.server = embedded.start(self.home / "postgres")


@contextmanager
def a_house() -> Iterator[House]:
    """A new house, migrated, with the cast in it; gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix="palermo-kill-"))
    home.chmod(0o755)
    house = House(home, embedded.start(home / "postgres"), [])
    try:
        made = house.run("make")
        out, errors = made.communicate(timeout=300)
        assert made.returncode == 0, errors
        yield house
    finally:
        embedded.stop(house.server, at_once=True)
        shutil.rmtree(home, ignore_errors=True)


def one_round(house: House, path: str, dice: random.Random) -> str:
    """Walk, kill one of the two at a random moment, start again, check what it said. Returns which was killed."""
    child = house.run("walk", path, str(dice.randrange(10**9)))
    assert child.stdout
    first = child.stdout.readline()
    victim = dice.choice(["server", "client"])
    time.sleep(dice.uniform(0.02, 1.5))
    server = house.server.process
    assert server
    os.kill(server.pid if victim == "server" else child.pid, signal.SIGKILL)
    out, errors = child.communicate(timeout=60)
    assert first, errors
    new = [Said(**json.loads(line)) for line in (first + out).splitlines() if line.endswith("}")]
    house.said += new
    if victim == "server":
        house.restart()
    check(house, new)
    return victim


def check(house: House, acts: list[Said]) -> None:
    """That all of these are there, once, and nothing is half there."""
    checking = house.run("check")
    wrong, errors = checking.communicate("\n".join(json.dumps(asdict(said)) for said in acts), timeout=300)
    assert checking.returncode == 0, errors
    assert wrong == "", wrong


def say(said: Said) -> None:
    """Acknowledge: only what a crash may not take back."""
    print(json.dumps(asdict(said)), flush=True)


def main(argv: list[str]) -> int:
    """What a child does: make, walk, check."""
    import django

    django.setup()
    from tests.house import kill_paths as paths

    if argv[0] == "make":
        paths.make()
    elif argv[0] == "walk":
        walk: Callable[[random.Random], Iterator[Said]] = paths.PATHS[argv[1]]
        for said in walk(random.Random(int(argv[2]))):
            say(said)
    else:
        checks: Mapping[str, Callable[[Said], str]] = paths.CHECKS
        said = [Said(**json.loads(line)) for line in sys.stdin.read().splitlines()]
        wrong = [f"{each}: {found}" for each in said if (found := checks[each.act](each))]
        print("\n".join([*wrong, *paths.halves()]), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
