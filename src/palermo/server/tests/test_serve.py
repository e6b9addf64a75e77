"""Each process sees the credentials it is meant to have, and no others, even in /proc."""

import os
import subprocess
import sys

from palermo.server import serve

EVERYTHING = {
    "PATH": "/usr/bin",
    **{f"PALERMO_DB_{login}": "postgresql://x" for login in
       ("OWNER", "DESK", "PUBLIC", "DOOR", "MEASURES", "WORKER", "BACKUP", "ADMIN")},
    "PALERMO_KEYRING": "k",
    "PALERMO_KEYSTORE": "k",
    "PALERMO_SECRET_KEY": "s",
}  # fmt: skip


def left(process: str) -> set[str]:
    return {name for name in serve.environment_for(process, EVERYTHING) if name.startswith("PALERMO_")}


def test_the_public_site_sees_its_own_login_and_no_key():
    assert left("public") == {"PALERMO_DB_PUBLIC", "PALERMO_SECRET_KEY"}


def test_the_desk_sees_its_three_logins_and_the_keys():
    assert left("desk") == {
        "PALERMO_DB_DESK", "PALERMO_DB_DOOR", "PALERMO_DB_MEASURES",
        "PALERMO_KEYRING", "PALERMO_KEYSTORE", "PALERMO_SECRET_KEY",
    }  # fmt: skip


def test_the_worker_sees_its_own_login_and_no_key():
    assert left("worker") == {"PALERMO_DB_WORKER", "PALERMO_SECRET_KEY"}


def test_a_process_that_was_given_too_much_starts_over_without_it(tmp_path):
    """What a process was started with stays in /proc: so it is replaced, not merely tidied."""
    (tmp_path / "sitecustomize.py").write_text(
        "import palermo.server.above as above, pathlib\n"
        "def worker(argv):\n"
        "    print(pathlib.Path('/proc/self/environ').read_bytes().replace(b'\\0', b' ').decode())\n"
        "above.load = lambda name, real=above.load: worker if name.endswith('worker:main') else real(name)\n"
        "above.look_for = lambda name: None\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "palermo.cli", "work"],
        env={**EVERYTHING, "PATH": os.environ["PATH"], "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "PALERMO_DB_WORKER=" in done.stdout
    assert "PALERMO_DB_DESK" not in done.stdout
    assert "PALERMO_KEYRING" not in done.stdout
