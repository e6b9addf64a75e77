"""Make the environment in .venv, and compile what the pages need: `bootstrap.py run|dev [assets] [ports]`.

Standard library only: it is what a fresh machine runs first. A stamp with a digest of everything the
environment depends on makes the next run a matter of milliseconds.
"""

import errno
import fcntl
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE / "src"))
sys.dont_write_bytecode = True

from palermo.server import life, ports  # noqa: E402 (the path comes first)
from palermo.server.say import complain, say  # noqa: E402
from palermo.server.trouble import Trouble  # noqa: E402

VENV = HERE / ".venv"
PYTHON = VENV / "bin" / "python"
UNFINISHED = HERE / ".cache" / "setup.unfinished"
LOCKS = {"run": HERE / "requirements" / "run.txt", "dev": HERE / "requirements" / "dev.txt"}
SERVES_FOR = {"run": ("run", "dev"), "dev": ("dev",)}
ROOM = 1024**3
ASSETS = (("palermo.design.build", "stylesheets"), ("palermo.design.translations", "translations"))
CANNOT_WRITE = (
    "{path} cannot be written: {reason}. Palermo is set up inside its checkout: put that in a "
    "folder of your own, on a disk with 1 GB free, and run make there."
)
NO_PIP = "pip could not install what Palermo needs. Check the network (or PIP_INDEX_URL) and run make again."


def main(words: list[str]) -> int:
    """Do what the words ask; return the exit code."""
    os.chdir(HERE)
    if "MAKELEVEL" in os.environ:
        life.tie_to_parent(os.getppid(), signal.SIGTERM)
    try:
        if "ports" in words:
            ports.check(ports.chosen())
        (HERE / ".cache").mkdir(exist_ok=True)
        with (HERE / ".cache" / "setup.lock").open("w") as alone:
            fcntl.flock(alone, fcntl.LOCK_EX)
            environment("dev" if "dev" in words else "run")
            if "assets" in words:
                assets()
    except KeyboardInterrupt:
        complain("Stopped. Run it again to go on.")
        return 130
    except Trouble as trouble:
        complain(str(trouble))
        return 1
    except OSError as error:
        complain(CANNOT_WRITE.format(reason=error.strerror, path=error.filename or HERE))
        return 1
    return 0


def environment(kind: str) -> None:
    """Bring .venv up to date with the lock file of one kind, `run` or `dev`."""
    whole = PYTHON.exists() and not UNFINISHED.exists() and made_by() == sys.version_info[:2]
    if whole and any(stamp(other).exists() and stamp(other).read_text() == digest(other) for other in SERVES_FOR[kind]):
        return
    if shutil.disk_usage(HERE).free < ROOM and not VENV.exists():
        raise Trouble(f"The disk that holds {HERE} has less than 1 GB free, which Palermo needs. Free some space.")
    UNFINISHED.touch()
    if not whole:
        say("Making an environment in .venv…")
        run([sys.executable, "-m", "venv", "--clear", str(VENV)], "The environment could not be made.")
    lock = LOCKS[kind]
    total = lock.read_text().count("==")
    say(f"Installing {total} packages of {lock.relative_to(HERE)}…")
    try:
        pip(["--require-hashes", "-r", str(lock)])
        pip(["--no-build-isolation", "--no-deps", "-e", str(HERE)])
    except Trouble:
        if whole:  # pip put back what there was: without a network `make demo` still works after `make test` failed
            UNFINISHED.unlink()
        raise
    for old in LOCKS:
        stamp(old).unlink(missing_ok=True)
    stamp(kind).write_text(digest(kind))
    UNFINISHED.unlink()
    say("The environment is ready: .venv/bin/palermo")


def made_by() -> tuple[int, ...]:
    """The version of Python that .venv was made by, as (3, 11)."""
    found = re.search(r"^version\s*=\s*(\d+)\.(\d+)", (VENV / "pyvenv.cfg").read_text(), re.MULTILINE)
    return tuple(int(number) for number in found.groups()) if found else ()


def assets() -> None:
    """Compile the stylesheets and the translations; each is quick when nothing changed."""
    for module, name in ASSETS:
        run([str(PYTHON), "-m", module], f"The {name} could not be compiled. What was wrong is above.")


def stamp(kind: str) -> Path:
    """Where the digest of a finished environment is kept."""
    return VENV / f"installed-{kind}"


def digest(kind: str) -> str:
    """A digest of all that an environment depends on; it also changes when the checkout is moved."""
    parts = [LOCKS[kind].read_bytes(), (HERE / "pyproject.toml").read_bytes(), os.fsencode(HERE)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def pip(words: list[str]) -> None:
    """Install with pip, counting aloud; by way of Python, as a script's first line may be too long."""
    plain = ["--disable-pip-version-check", "--no-input", "--no-color", "--progress-bar=off"]
    run([str(PYTHON), "-m", "pip", "install", *plain, *words], NO_PIP, follow=count_aloud)


def count_aloud(output: IO[bytes]) -> list[str]:
    """Say how far pip is, a line for each tenth package; give back what else it said, for when it fails."""
    collected, others = 0, []
    for line in (raw.decode(errors="replace").rstrip() for raw in output):
        if line.startswith("Collecting "):
            collected += 1
            if collected % 10 == 0:
                say(f"    {collected} packages fetched")
        elif line.startswith("Installing collected packages") and collected:
            say("    unpacking them")
        elif not line.startswith((" ", "Using ", "Requirement ", "Looking in ")):
            others.append(line)
    return others


def run(command: list[str], complaint: str, follow: Callable[[IO[bytes]], list[str]] | None = None) -> None:
    """Run one program to its end, tied to us. Raises Trouble with the complaint when it fails."""
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    environ.setdefault("npm_config_cache", str(HERE / ".cache" / "npm"))
    environ |= {"PIP_USER": "0", "PIP_REQUIRE_HASHES": "0"}
    child = life.tied(command, env=environ, output=subprocess.PIPE if follow else None, with_its_own=True)
    said: list[str] = []
    try:
        if follow and child.stdout:
            said = follow(child.stdout)
        code = child.wait()
    except BaseException:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        raise
    finally:
        life.release(child)
    if any("No space left on device" in line for line in said):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(VENV))
    if code != 0:
        raise Trouble("\n".join([*said[-10:], complaint]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
