"""`palermo migrate`, whole: the real rooms, on a new installation, and again."""

import os
import subprocess
import sys

import pytest

from palermo.server import checks_of_database, embedded


@pytest.mark.slow
def test_a_new_installation_is_migrated_and_a_second_time_nothing_changes(folder, monkeypatch):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PALERMO_")}
    environ = kept | {"PALERMO_HOME": str(folder / "var"), "PALERMO_MODE": "demo"}
    for expected in ("steps to take", "at this version already"):
        done = subprocess.run(
            [sys.executable, "-m", "palermo.cli", "migrate"], env=environ, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        assert expected in done.stdout
        assert len(done.stdout.splitlines()) < 20
    server = embedded.start(folder / "var" / "postgres")
    for name in [name for name in os.environ if name.startswith("PALERMO_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PALERMO_EMBEDDED_SOCKET", str(server.socket))
    try:
        assert checks_of_database.logins_hold_nothing() == []
        assert checks_of_database.keepers_are_closed() == []
        assert checks_of_database.memberships() == []
    finally:
        embedded.stop(server)
