"""The web processes and the worker: each sees in its environment only the credentials it is meant to have."""

import os
import signal
import sys
from collections.abc import Callable, Mapping
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from palermo.server import above, life, ports, processes, secrets
from palermo.server.arguments import parser
from palermo.server.logins import outside
from palermo.server.say import complain
from palermo.server.trouble import Trouble
from palermo.settings import environment

LOGINS_OF = {"public": ("public",), "desk": ("desk", "door", "measures"), "worker": ("worker",)}
PORT_OF = {"public": "PALERMO_PUBLIC_PORT", "desk": "PALERMO_DESK_PORT"}
THREADS = min(8, 2 * (os.cpu_count() or 1) + 1)


def environment_for(process: str, environ: Mapping[str, str]) -> dict[str, str]:
    """The environment of one process: every other login's address, and secrets it may not use, taken out."""
    allowed = {f"PALERMO_DB_{login.upper()}" for login in LOGINS_OF[process]}
    kept = {
        name: value
        for name, value in environ.items()
        if (not name.startswith("PALERMO_DB_") or name in allowed) and process in secrets.GO_TO.get(name, (process,))
    }
    return kept | {"DJANGO_SETTINGS_MODULE": f"palermo.settings.{process}"}


def main(argv: list[str]) -> int:
    """`palermo serve public|desk`."""
    words = parser("serve", "Serve one of the two sites.")
    words.add_argument("site", choices=("public", "desk"), help="the public site or the officers' desk")
    words.add_argument("--interface", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    words.add_argument("--port", type=int, default=0, help="the port (8000 for the public site, 8001 for the desk)")
    words.add_argument("--workers", type=int, default=1, help="how many processes answer (1)")
    chosen = words.parse_args(argv)
    port = chosen.port or ports.chosen()[PORT_OF[chosen.site]]
    if not environment.embedded_socket() and (refused := ports.why_not(port, chosen.interface)):
        raise Trouble(f"Port {port} {refused}. Choose another with --port {ports.other(port)}.")
    _as_in_real_use(chosen.site)
    return _in_own_environment(
        chosen.site, ["serve", *argv], lambda: _serve(chosen.site, chosen.interface, port, chosen.workers)
    )


def _as_in_real_use(site: str) -> None:
    """Refuse to serve real cases with a secret that can be guessed; say it when the public site could read the keys."""
    if environment.demo_mode() or environment.embedded_socket():
        return
    if wrong := secrets.weak((site,)):
        raise Trouble("\n".join(wrong))
    if site == "public" and (found := secrets.readable_keys()):
        complain(
            f"The public site can read {found[0]}, which is the desk's alone. Run it as another user, or on another "
            "machine (docs/install.md)."
        )


def work(argv: list[str]) -> int:
    """`palermo work`: the outbox and the clocks."""
    above.load(above.NAMES["what the worker is asked"])(argv)
    return _in_own_environment("worker", ["work", *argv], lambda: int(above.load(above.NAMES["worker"])(argv) or 0))


def _in_own_environment(process: str, words: list[str], run: Callable[[], int]) -> int:
    """Run where only this process's credentials are, starting over without the others if they are there:
    what was in the environment at the start stays readable in /proc for as long as the process lives."""
    if not outside() and not environment.embedded_socket():
        return _beside_the_embedded_server(process, words)
    wanted = environment_for(process, os.environ)
    if wanted != dict(os.environ):
        os.execve(sys.executable, processes.palermo(*words), wanted)  # noqa: S606 (no shell, on purpose)
    return run()


def _beside_the_embedded_server(process: str, words: list[str]) -> int:
    with processes.until_told_to_stop(), processes.database() as server:
        child = life.tied(processes.palermo(*words), env=environment_for(process, os.environ))
        try:
            processes.watch({f"palermo {' '.join(words)}": child}, server)
        except KeyboardInterrupt:
            return 0
        finally:
            processes.end_all([child])
    return 0


def _serve(site: str, interface: str, port: int, workers: int) -> int:
    server = Granian(
        above.NAMES[site],
        address=interface,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        log_access=False,
        workers_kill_timeout=2,
    )
    server.serve(target_loader=_Loader(os.getpid()))
    return 0


class _Loader:
    """Loads the application inside a worker of the web server, tying the worker to the server first."""

    def __init__(self, parent: int) -> None:
        self.parent = parent

    def __call__(self, target: str) -> Callable[..., Any]:
        life.tie_to_parent(self.parent, signal.SIGKILL)
        return above.load(target)
