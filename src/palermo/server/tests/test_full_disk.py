"""A full disk gets a sentence, when the database is made and when something is written."""

import errno
import os
import subprocess

import psycopg
import pytest

from palermo.server import cluster, demonstration, embedded
from palermo.server.trouble import Trouble, sentence


@pytest.fixture
def small_disk(folder):
    """A disk of 24 MB: less than a new database needs."""
    disk = folder / "disk"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m,mode=711", "tmpfs", disk], capture_output=True)
    if made.returncode:
        pytest.skip("this system does not let us mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def test_too_little_room_is_said_before_the_work(small_disk):
    with pytest.raises(Trouble, match="nearly full: a new database needs 150 MB"):
        embedded.start(small_disk / "postgres")


def test_a_disk_that_fills_while_the_database_is_made_is_said_and_nothing_half_made_stays(small_disk, monkeypatch):
    monkeypatch.setattr(cluster, "ROOM_TO_START", 0)
    with pytest.raises(Trouble, match="is full, so the database stopped"):
        embedded.start(small_disk / "postgres")
    assert not (small_disk / "postgres" / "data").exists()
    assert not (small_disk / "postgres" / "data.new").exists()


def test_the_errors_of_a_full_and_of_a_read_only_disk_have_a_sentence():
    for number, words in (
        (errno.ENOSPC, "is full"),
        (errno.EROFS, "only be read"),
        (errno.EACCES, "not allowed"),
    ):
        said = sentence(OSError(number, os.strerror(number), "/somewhere"))
        assert "/somewhere" in said
        assert words in said
        assert "PALERMO_HOME" in said


def test_what_the_database_says_of_a_full_disk_has_the_same_sentence(monkeypatch):
    monkeypatch.setenv("PALERMO_HOME", "/somewhere")
    said = sentence(psycopg.errors.DiskFull('could not extend file "base/5/1": No space left on device'))
    assert said.startswith("The disk that holds /somewhere is full.")


def test_a_disk_that_fills_while_the_demonstration_runs_is_said_once(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr(demonstration.processes, "nobody_listens", lambda: False)
    monkeypatch.setattr(demonstration, "NEARLY_FULL", 2**70)
    look = demonstration._watchful(tmp_path)
    assert [look(), look()] == [False, False]
    assert capfd.readouterr().err.count("nearly full") == 1
