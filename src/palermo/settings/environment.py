"""What the environment says: every setting an installation may change is read here and nowhere else."""

import base64
import hashlib
import os
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

from palermo.settings import pool

LOGINS = ("owner", "desk", "public", "door", "measures", "worker", "backup")
"""The database logins, each a member of the role of the same name and holding nothing at rest."""


def home() -> Path:
    """The folder that holds this installation's state: the embedded database, keys, outbox, sealed files."""
    return Path(os.environ.get("PALERMO_HOME") or Path.cwd() / "var").absolute()


def demo_mode() -> bool:
    """Whether sign-in by persona, drafts and invented data are allowed here (`PALERMO_MODE=demo`)."""
    return os.environ.get("PALERMO_MODE", "") == "demo"


def secret_key(name: str) -> str:
    """A site's own secret: the desk's `PALERMO_SECRET_KEY`, the public site's `PALERMO_PUBLIC_SECRET_KEY`.

    Where none is given, one that anybody may guess, for demonstrations and tests: `palermo serve` refuses it in real
    use. They are two, so that whoever takes over the public site has nothing that signs or seals at the desk.
    """
    return os.environ.get(name) or hashlib.sha256(f"demo only {home()} {name}".encode()).hexdigest()


def receipt_key() -> bytes:
    """The 32 bytes or more that key the hashes of receipts (`PALERMO_RECEIPT_KEY`, base64), the same at both sites:
    what a call-taker reads out is looked up on the public site.

    Where none is given, one that anybody may guess, as with `secret_key`.
    """
    if given := os.environ.get("PALERMO_RECEIPT_KEY", ""):
        return base64.b64decode(given)
    return hashlib.sha256(f"palermo receipts 1 demo only {home()}".encode()).digest()


def numbers_checked_on() -> date | None:
    """The day on which this installation last rang the telephone numbers it shows
    (`PALERMO_NUMBERS_CHECKED_ON`).
    """
    given = os.environ.get("PALERMO_NUMBERS_CHECKED_ON", "")
    return date.fromisoformat(given) if given else None


def database_url(login: str) -> str:
    """The PostgreSQL URL for one login, or "" when the embedded server is used (`PALERMO_DB_DESK=…`)."""
    return os.environ.get(f"PALERMO_DB_{login.upper()}", "")


def embedded_socket() -> str:
    """The folder of the embedded server's socket; the server room sets it when it starts or joins one."""
    return os.environ.get("PALERMO_EMBEDDED_SOCKET", "")


def database_name() -> str:
    """The database's name on the embedded server."""
    return os.environ.get("PALERMO_DATABASE", "palermo")


def connection(login: str) -> dict[str, object]:
    """Django's connection settings for one login. Nothing typed by a user is ever logged with its values."""
    options: dict[str, object] = {"application_name": f"palermo {login}"}
    settings: dict[str, object] = {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 0,
        "OPTIONS": options,
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }
    if url := database_url(login):
        parts = urlsplit(url)
        settings |= {
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "NAME": unquote(parts.path.lstrip("/")) or "palermo",
            "USER": unquote(parts.username or f"palermo_{login}_login"),
            "PASSWORD": unquote(parts.password or ""),
        }
        for pair in filter(None, parts.query.split("&")):
            name, _, value = pair.partition("=")
            (settings if name == "host" else options)["HOST" if name == "host" else name] = unquote(value)
    else:
        settings |= {
            "HOST": embedded_socket() or str(home() / "postgres" / "run"),
            "NAME": database_name(),
            "USER": f"palermo_{login}_login",
        }
    # Given with the connection, so that a pool's DISCARD ALL comes back to it.
    options["options"] = "-c timezone=UTC"
    if login in ("owner", "door", "backup"):
        options["options"] = f"-c timezone=UTC -c role=palermo_{login}"
    return settings


def served(login: str) -> dict[str, object]:
    """As `connection`, for a process that answers many requests: kept open between them where PALERMO_POOL
    says so.
    """
    settings = connection(login)
    given = settings["OPTIONS"]
    if isinstance(given, dict) and (kept := pool.options(login)):
        settings |= {"OPTIONS": {**given, "pool": kept}, "CONN_HEALTH_CHECKS": True}
    return settings
