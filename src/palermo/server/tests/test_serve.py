"""Each process sees the credentials it is meant to have, and no others, even in /proc."""

import base64
import os
import subprocess
import sys

import pytest

from palermo.server import secrets, serve
from palermo.settings import environment

EVERYTHING = {
    "PATH": "/usr/bin",
    **{f"PALERMO_DB_{login}": "postgresql://x" for login in
       ("OWNER", "DESK", "PUBLIC", "DOOR", "MEASURES", "WORKER", "BACKUP", "ADMIN")},
    "PALERMO_KEYRING": "k",
    "PALERMO_KEYSTORE": "k",
    "PALERMO_SECRET_KEY": "s",
    "PALERMO_PUBLIC_SECRET_KEY": "p",
    "PALERMO_RECEIPT_KEY": "r",
    "PALERMO_SMTP_PASSWORD": "m",
}  # fmt: skip


def left(process: str) -> set[str]:
    return {name for name in serve.environment_for(process, EVERYTHING) if name.startswith("PALERMO_")}


def test_the_public_site_sees_its_own_login_and_no_key():
    assert left("public") == {"PALERMO_DB_PUBLIC", "PALERMO_PUBLIC_SECRET_KEY", "PALERMO_RECEIPT_KEY"}


def test_the_desk_sees_its_three_logins_and_the_keys():
    assert left("desk") == {
        "PALERMO_DB_DESK", "PALERMO_DB_DOOR", "PALERMO_DB_MEASURES",
        "PALERMO_KEYRING", "PALERMO_KEYSTORE", "PALERMO_SECRET_KEY", "PALERMO_RECEIPT_KEY",
    }  # fmt: skip


def test_the_worker_sees_its_own_login_and_no_key():
    assert left("worker") == {"PALERMO_DB_WORKER", "PALERMO_SMTP_PASSWORD"}


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


REAL = {
    "PALERMO_DB_PUBLIC": "postgresql://127.0.0.1:1/nowhere",
    "PALERMO_PUBLIC_SECRET_KEY": "p" * 50,
    "PALERMO_RECEIPT_KEY": base64.b64encode(b"r" * 32).decode(),
}


def serving(folder, *without: str, **more: str) -> subprocess.CompletedProcess[str]:
    """What `palermo serve public` looks at first in real use, in a process of its own."""
    given = {name: value for name, value in {**REAL, **more}.items() if name not in without}
    return subprocess.run(
        [sys.executable, "-c", "from palermo.server import serve; serve._as_in_real_use('public')"],
        env={"PATH": os.environ["PATH"], "PALERMO_HOME": str(folder), **given},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("name", ["PALERMO_PUBLIC_SECRET_KEY", "PALERMO_RECEIPT_KEY"])
def test_in_real_use_no_site_is_served_with_a_secret_that_can_be_guessed(tmp_path, name):
    assert f"Trouble: {name} is not" in serving(tmp_path, name).stderr
    assert f"Trouble: {name} is " in serving(tmp_path, **{name: "short"}).stderr
    done = serving(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_public_site_that_could_read_the_desks_keys_is_told(tmp_path):
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "keyring.json").write_text("{}")
    done = serving(tmp_path)
    assert done.returncode == 0
    assert "keyring.json, which is the desk's alone. Run it as another user" in done.stderr


def test_the_two_sites_share_no_secret_but_the_receipts_key(monkeypatch):
    monkeypatch.delenv("PALERMO_SECRET_KEY", raising=False)
    assert environment.secret_key("PALERMO_SECRET_KEY") != environment.secret_key("PALERMO_PUBLIC_SECRET_KEY")
    both = {name for name, where in secrets.GO_TO.items() if {"public", "desk"} <= set(where)}
    assert both == {"PALERMO_RECEIPT_KEY"}
