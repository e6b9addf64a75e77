"""What `palermo doctor` looks at outside the database. A check returns its complaints as sentences."""

import os
import shutil
import stat
from pathlib import Path

from palermo.server import home, secrets
from palermo.server.logins import outside
from palermo.settings import environment

PACKAGE = Path(__file__).resolve().parent.parent
LEAST_FREE = 1024**3


def settings() -> list[str]:
    """In real use: secrets of its own, every login's address, and cookies that need TLS."""
    if environment.demo_mode():
        return []
    if not outside() and (environment.home() / home.TOLD).exists():
        return [
            "This is the demonstration's folder, looked at as if in real use. Say: PALERMO_MODE=demo palermo doctor"
        ]
    wrong = secrets.weak()
    if not outside():
        wrong.append(
            "No PALERMO_DB_… address is set, so the embedded server is used. Any program that reaches its "
            "socket is its superuser: for real cases use a PostgreSQL of your own (docs/install.md)."
        )
    elif missing := [name for name in environment.LOGINS if not environment.database_url(name)]:
        names = ", ".join(f"PALERMO_DB_{name.upper()}" for name in missing)
        wrong.append(f"{names} not set. Each login needs its own address.")
    if os.environ.get("PALERMO_BEHIND_TLS") != "1":
        wrong.append("PALERMO_BEHIND_TLS is not 1, so sign-in cookies may travel unencrypted. Put TLS before it.")
    return wrong


def demonstration_mode() -> list[str]:
    """Sign-in without a password, and invented data, must never meet a real database."""
    if environment.demo_mode() and outside():
        return ["PALERMO_MODE=demo with a database of your own: anyone can sign in as anyone. Unset PALERMO_MODE."]
    return []


def disk_space() -> list[str]:
    """Room to grow where the state is kept."""
    place = environment.home()
    free = shutil.disk_usage(place if place.exists() else place.parent).free
    if free < LEAST_FREE:
        return [f"Only {free // 2**20} MB are free on the disk that holds {place}. Free at least 1 GB."]
    return []


def keys() -> list[str]:
    """The keys exist and nobody but their owner can read them."""
    named = [Path(os.environ[name]) for name in ("PALERMO_KEYRING", "PALERMO_KEYSTORE") if os.environ.get(name)]
    places = named or [environment.home() / "keys"]
    missing = [place for place in places if not place.exists()]
    wrong = [f"{place} does not exist. Run `palermo keys` to see how to make it." for place in missing]
    files = [file for place in places for file in ([place] if place.is_file() else sorted(place.rglob("*")))]
    if not wrong and not any(file.is_file() for file in files):
        wrong.append(f"There is no key in {places[0]}. Run `palermo keys` to see how to make or restore it.")
    for file in (*places, *files):
        if file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077:
            mode = "700" if file.is_dir() else "600"
            wrong.append(f"{file} can be read by others than its owner. Run: chmod {mode} '{file}'")
    return wrong


def stylesheets() -> list[str]:
    """The stylesheets were compiled."""
    if any((PACKAGE / "design" / "static" / "built").glob("*.css")):
        return []
    return ["The stylesheets are not compiled. Run `python -m palermo.design.build`."]


def translations() -> list[str]:
    """Each language was compiled from its present source."""
    stale = [
        source
        for source in sorted(PACKAGE.glob("**/locale/*/LC_MESSAGES/*.po"))
        if not source.with_suffix(".mo").exists() or source.with_suffix(".mo").stat().st_mtime < source.stat().st_mtime
    ]
    return [
        f"{source.relative_to(PACKAGE)} is newer than what was compiled from it. "
        "Run `python -m palermo.design.translations`."
        for source in stale
    ]
