"""`palermo demo run`: the database, both sites and the worker, in one terminal, until Ctrl-C."""

import http.client
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from palermo.server import above, embedded, home, life, migrate, ports, processes
from palermo.server.arguments import parser
from palermo.server.logins import outside
from palermo.server.say import complain, say
from palermo.server.serve import environment_for
from palermo.server.trouble import Trouble
from palermo.settings import environment

PATIENCE = 60.0
NEARLY_FULL = 20 * 2**20
"""Bytes: a little more than one segment of the database's journal."""
CHILDREN = (
    ("public", "The public site", ("serve", "public")),
    ("desk", "The desk", ("serve", "desk")),
    ("worker", "The worker", ("work",)),
)
SITES = (("PALERMO_PUBLIC_PORT", "The public site"), ("PALERMO_DESK_PORT", "The desk"))


def main(argv: list[str]) -> int:
    """`palermo demo run`."""
    words = parser("demo run", "Run the whole of Palermo here, with an invented country, until Ctrl-C.")
    words.add_argument("--with-parent", action="store_true", help="stop when whoever started this ends")
    if words.parse_args(argv).with_parent:
        life.tie_to_parent(os.getppid(), signal.SIGTERM)
    if outside():
        raise Trouble(
            "The demonstration uses a database of its own, and PALERMO_DB_… addresses are set: an invented "
            "country must never be loaded beside real cases. Unset them, or run `palermo serve` instead."
        )
    chosen = ports.chosen()
    ports.check(chosen)
    with processes.until_told_to_stop():
        try:
            _run(chosen)
        except KeyboardInterrupt:
            say("\nStopped. Nothing is lost; `make demo` goes on from here.")
    return 0


def people(argv: list[str]) -> int:
    """`palermo demo people`: who can sign in at the desk of the demonstration."""
    parser("demo people", "List who can sign in at the demonstration's desk.").parse_args(argv)
    cast = [(str(name), str(does)) for name, does in above.load(above.NAMES["who can sign in"])()]
    width = max((len(name) for name, _ in cast), default=0)
    for name, does in cast:
        say(f"    {name:<{width}}  {does}")
    return 0


def _run(chosen: dict[str, int]) -> None:
    os.environ["PALERMO_MODE"] = "demo"
    os.environ["PALERMO_HOME"] = str(home.prepare(environment.home()))
    os.environ.pop(processes.SOCKET, None)
    children: dict[str, subprocess.Popen[bytes]] = {}
    with ExitStack() as leaving:
        say("Starting the database…")
        server = embedded.start(environment.home() / "postgres")
        leaving.callback(embedded.stop, server, at_once=True)
        leaving.callback(lambda: processes.end_all(list(children.values())))
        os.environ[processes.SOCKET] = str(server.socket)
        say(f"    it is in {server.place.root}")
        processes.step("Making keys", "keys", "make")
        _bring_up()
        say("Starting the two sites and the worker…")
        for process, name, command in CHILDREN:
            children[name] = life.tied(processes.palermo(*command), env=environment_for(process, os.environ))
        for variable, name in SITES:
            _wait_for(name, chosen[variable], children, server)
        _welcome(chosen)
        processes.watch(children, server, until=_watchful(environment.home()))


def _watchful(home: Path) -> Callable[[], bool]:
    """Whether nobody listens any more; and, while they do, it says when the disk is nearly full, before it is."""
    said = False

    def look() -> bool:
        nonlocal said
        full = shutil.disk_usage(home).free < NEARLY_FULL
        if full and not said:
            complain(
                f"The disk that holds {home} is nearly full: soon nothing more can be saved. Free at least 300 MB there. "
                "What was saved is not lost."
            )
        said = full
        return processes.nobody_listens()

    return look


def _bring_up() -> None:
    """Migrate and load. A new database has its name only when the country in it is whole: were the loading
    killed half-way and begun again in the same database, half of what is told would be there twice.
    """
    wanted = environment.database_name()
    if migrate.exists(wanted):
        _steps()
        return
    unfinished = f"{wanted}_unfinished"
    migrate.drop(unfinished)
    (environment.home() / home.TOLD).unlink(missing_ok=True)
    os.environ["PALERMO_DATABASE"] = unfinished
    _steps()
    os.environ["PALERMO_DATABASE"] = wanted
    migrate.rename(unfinished, wanted)


def _steps() -> None:
    say("Bringing its tables to this version…")
    processes.step("Migrating", "migrate")
    say("Loading the invented country…")
    processes.step("Loading the invented country", "demo", "load")


def _wait_for(name: str, port: int, children: dict[str, subprocess.Popen[bytes]], server: embedded.Server) -> None:
    """Wait until a site answers its first page without an error of its own."""
    until = time.monotonic() + PATIENCE
    status = 0
    while time.monotonic() < until:
        processes.check(children, server)
        status = _status(port)
        if 200 <= status < 500:
            return
        time.sleep(0.2 if status == 0 else 1)
    said = f"answers its first page with error {status}" if status else "does not answer"
    raise Trouble(f"{name} {said} after {PATIENCE:.0f} seconds. What it said is above.")


def _status(port: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def _welcome(chosen: dict[str, int]) -> None:
    say("")
    say("Palermo is ready. Everyone and everything in it is invented.")
    say(f"    the public site   http://localhost:{chosen['PALERMO_PUBLIC_PORT']}/")
    say(f"    the desk          http://localhost:{chosen['PALERMO_DESK_PORT']}/")
    say("")
    say("Who can sign in at the desk:")
    processes.step("Listing who can sign in", "demo", "people")
    say("")
    say("Where to start: sign in at the desk as hana, with one click, and see what is waiting for her.")
    say("docs/how-to/the-main-job.md goes on from there.")
    say("")
    say("Press Ctrl-C to stop. Nothing is lost: `make demo` goes on from here.")
