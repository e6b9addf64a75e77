"""Where the embedded server lives and as whom it runs.

    postgres/        ours; the server's user may walk through it
      lock guests    flocks: the process that runs the server; those that joined it
      log            what PostgreSQL says (no statement, no value)
      data/ run/     the server's own

PostgreSQL refuses to run as root, so root gives it an unprivileged user. When that user cannot reach the
home at all (it is under /root, say), `postgres` becomes a link to a folder of its own under /var/lib.
"""

import fcntl
import hashlib
import os
import pwd
import stat
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from palermo.server import binaries
from palermo.server.trouble import Trouble

LONGEST_SOCKET = 103 if sys.platform == "darwin" else 107
SOCKET_FILE = ".s.PGSQL.5432"
ACCOUNTS = ("postgres", "nobody")
OUTSIDE = ("/var/lib", "/var/tmp")  # noqa: S108 (a folder of our own is made in it, with a random name)


@dataclass(frozen=True)
class Place:
    """root: the real folder. account: the (user, group) to drop to, None when we are not root."""

    root: Path
    account: tuple[int, int] | None
    install: Path

    @property
    def data(self) -> Path:
        """The cluster."""
        return self.root / "data"

    @property
    def owner(self) -> int:
        """The user number the server runs as."""
        return self.account[0] if self.account else os.geteuid()


def settle(root: Path) -> Place:
    """Make the folder, choose the user, and see that the user can reach the folder and run the programs."""
    account = _account(root)
    install = binaries.folder()
    if account is None:
        root.mkdir(parents=True, exist_ok=True)
        if not os.access(root, os.W_OK | os.X_OK):
            raise Trouble(
                f"{root} belongs to another user ({_name(root.stat().st_uid)}). Run this as that user, or "
                "set PALERMO_HOME to a folder of your own."
            )
        return Place(root.resolve(), None, install)
    root.parent.mkdir(parents=True, exist_ok=True)
    with (root.parent / f".{root.name}.settling").open("w") as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)
        if not root.exists() or not any(root.iterdir()):
            _make_reachable(root, account)
        return _as_another(root, account, install)


def _as_another(root: Path, account: tuple[int, int], install: Path) -> Place:
    real = root.resolve()
    if not binaries.can_enter(real, account):
        raise Trouble(
            f"PostgreSQL may not run as root, and the user {_name(account[0])} cannot enter {root}. "
            f"Open the folders above it (chmod o+x), or set PALERMO_HOME to a folder outside them."
        )
    if not binaries.can_run(install / "bin" / "postgres", account):
        install = binaries.copied(install, real)
    return Place(real, account, install)


def folder_for(place: Place, path: Path) -> Path:
    """Make a folder that belongs to the server's user alone (mode 0700), or check that it does."""
    path.mkdir(mode=0o700, exist_ok=True)
    if place.account and path.lstat().st_uid == 0:
        os.chown(path, *place.account, follow_symlinks=False)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != place.owner:
        raise Trouble(
            f"{path} belongs to another user ({_name(found.st_uid)}), so the database cannot trust it. "
            "Remove it, or set PALERMO_HOME to a folder with a shorter path that is yours."
        )
    if stat.S_IMODE(found.st_mode) != 0o700:
        path.chmod(0o700)
    return path


def socket_folder(place: Place) -> Path:
    """The folder of the server's socket: `run`, or, where its path is too long for the system or holds
    what a connection address cannot, a folder named by a hash of it under the temporary folder."""
    run = place.root / "run"
    text = os.fsencode(run)
    if len(text) + 1 + len(SOCKET_FILE) > LONGEST_SOCKET or b"," in text or not _is_text(text):
        base = None if place.account else os.environ.get("XDG_RUNTIME_DIR")
        if not base or len(os.fsencode(base)) > 60 or not os.access(base, os.W_OK):
            base = "/tmp" if os.access("/tmp", os.W_OK) else tempfile.gettempdir()  # noqa: S108 (owner checked)
        run = Path(base) / f"palermo-{place.owner}-{hashlib.sha256(text).hexdigest()[:12]}"
    return folder_for(place, run)


def _account(root: Path) -> tuple[int, int] | None:
    """The user to run as: nobody new when we are not root; else the data's owner, or the first there is."""
    if os.geteuid() != 0:
        return None
    try:
        owner = (root / "data").stat().st_uid
        if owner != 0:
            entry = pwd.getpwuid(owner)
            return entry.pw_uid, entry.pw_gid
    except (OSError, KeyError):
        pass
    for name in ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    raise Trouble(
        "PostgreSQL may not run as root and this system has no user `nobody` to run it as. "
        "Add one, or run this as an ordinary user."
    )


def _make_reachable(root: Path, account: tuple[int, int]) -> None:
    if not root.is_symlink():
        root.mkdir(parents=True, exist_ok=True)
        root.chmod(0o711)
        if binaries.can_enter(root, account):
            return
        root.rmdir()
    else:
        root.unlink()
    base = next((folder for folder in OUTSIDE if os.access(folder, os.W_OK)), tempfile.gettempdir())
    outside = Path(tempfile.mkdtemp(prefix="palermo-", dir=base))
    outside.chmod(0o711)
    root.symlink_to(outside)


def _is_text(text: bytes) -> bool:
    try:
        return "\n" not in text.decode()
    except UnicodeDecodeError:
        return False


def _name(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return f"number {user}"
