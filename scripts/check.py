"""`make check`: every check, one after the other, and at the end which of them failed."""

import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = [sys.executable]
QUIET = ["-W", "ignore::RuntimeWarning"]  # migrations are compared with the models, without a database

CHECKS = (
    ("ruff", [BIN / "ruff", "check", "."]),
    ("format", [BIN / "ruff", "format", "--check", "."]),
    ("types", [BIN / "mypy"]),
    ("layers", [BIN / "lint-imports"]),
    ("sizes", [*PYTHON, "scripts/house_sizes.py"]),
    ("locks", [*PYTHON, "scripts/locks.py"]),
    ("migrations", [*PYTHON, *QUIET, "-m", "django", "makemigrations", "--check", "--dry-run"]),
    ("translations", [*PYTHON, "-m", "palermo.design.translations", "--check"]),
)


def main() -> int:
    """Run them all, also after one has failed: a list of faults is worth more than the first."""
    environ = os.environ | {"DJANGO_SETTINGS_MODULE": "palermo.settings.whole"}
    failed = []
    for name, command in CHECKS:
        began = time.monotonic()
        done = subprocess.run(command, cwd=HERE, env=environ, capture_output=True, text=True, check=False)
        verdict = "ok" if done.returncode == 0 else "FAILED"
        print(f"    {name:<13} {verdict:<7} {time.monotonic() - began:5.1f} s", flush=True)
        if done.returncode != 0:
            failed.append(name)
            print(done.stdout + done.stderr, flush=True)
    if failed:
        print(f"{len(failed)} of {len(CHECKS)} checks failed: {', '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
