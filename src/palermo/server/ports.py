"""The demonstration's two ports, looked at before any slow work. Standard library only: set-up uses it."""

import errno
import os
import socket
from collections.abc import Mapping

from palermo.server.trouble import Trouble

DEFAULTS = {"PALERMO_PUBLIC_PORT": 8000, "PALERMO_DESK_PORT": 8001}
FIRST_OF_ALL = 1024
"""The first port that anyone may open."""
WHOSE = {"PALERMO_PUBLIC_PORT": "the public site", "PALERMO_DESK_PORT": "the desk"}


def chosen(environ: Mapping[str, str] = os.environ) -> dict[str, int]:
    """The port of each site by the name of its variable. Raises Trouble for what is not a port."""
    ports = {}
    for name, default in DEFAULTS.items():
        text = environ.get(name) or str(default)
        if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
            raise Trouble(f"{name} is {text!r}, which is not a port. Set it to a number from 1024 to 65535.")
        ports[name] = int(text)
    if len(set(ports.values())) < len(ports):
        raise Trouble(
            f"PALERMO_PUBLIC_PORT and PALERMO_DESK_PORT are both {ports['PALERMO_DESK_PORT']}. "
            "The two sites need a port each: set one of them to another number."
        )
    return ports


def check(ports: Mapping[str, int], interface: str = "127.0.0.1") -> None:
    """Raise Trouble, naming the port and the variable to change, unless every port is free."""
    for name, port in ports.items():
        if refused := why_not(port, interface):
            raise Trouble(
                f"Port {port}, for {WHOSE.get(name, name)}, {refused}. If Palermo is already running, use "
                f"that one or stop it; otherwise choose another port: {name}={other(port)} make demo"
            )


def why_not(port: int, interface: str = "127.0.0.1") -> str:
    """Why we cannot listen on a port ("is in use by another program"), or "" when we can."""
    family = socket.AF_INET6 if ":" in interface else socket.AF_INET
    with socket.socket(family) as probe:
        # As the web server does it: a port whose last connections are still closing counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((interface, port))
        except OSError as error:
            if error.errno == errno.EACCES:
                return "is kept for the system administrator"
            if error.errno == errno.EADDRNOTAVAIL:
                return f"cannot be opened, for this machine has no address {interface}"
            return "is in use by another program"
    # A browser asks for localhost at ::1 first: a stranger there would answer in our place.
    return "is in use by another program" if answers("::1", port) or answers("127.0.0.1", port) else ""


def answers(host: str, port: int) -> bool:
    """Whether anything accepts connections there."""
    try:
        with socket.create_connection((host, port), timeout=0.5):
            return True
    except OSError:
        return False


def other(port: int) -> int:
    """A free port near one that cannot be had, to suggest; never one of the system administrator's."""
    first = port + 10 if port >= FIRST_OF_ALL else 8000 + port
    return next((n for n in range(first, min(first + 500, 65535), 10) if not why_not(n)), first)
