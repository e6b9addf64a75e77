"""Keys outside the database: made once though two make them, readable by one's own process alone, gone for good."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from palermo.vault import keyring, keystore


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of keys of this test's own."""
    folder = tmp_path / "keys"
    monkeypatch.setenv("PALERMO_KEYRING", str(folder / "keyring.json"))
    monkeypatch.setenv("PALERMO_KEYSTORE", str(folder / "keystore.sqlite3"))
    yield folder


def at_once(code: str, number: int) -> list[str]:
    """What some processes print that begin together: each waits until all are there."""
    head = "import sys; from palermo.vault import keyring, keystore; print('there', flush=True); sys.stdin.readline()\n"
    children = [
        subprocess.Popen(
            [sys.executable, "-c", head + code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            stderr=subprocess.PIPE,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "palermo.settings.base"},
        )
        for _ in range(number)
    ]
    for child in children:
        assert child.stdout
        assert child.stdout.readline() == "there\n"
    for child in children:
        assert child.stdin
        child.stdin.write("go\n")
        child.stdin.flush()
    said = [child.communicate() for child in children]
    assert all(child.returncode == 0 for child in children), said
    return [out.strip() for out, _ in said]


def test_of_several_processes_that_make_a_keyring_one_wins_and_all_have_the_same(keys: Path) -> None:
    code = "made = keyring.make(); print(made, keyring.wrapping_key()[1].hex())"
    for _ in range(3):
        said = at_once(code, 4)
        assert sorted(line.split()[0] for line in said) == ["False", "False", "False", "True"]
        assert len({line.split()[1] for line in said}) == 1
        assert [file.name for file in keys.iterdir()] == ["keyring.json"]
        (keys / "keyring.json").unlink()


def test_of_several_processes_that_make_a_subject_s_key_all_have_the_same(keys: Path) -> None:
    keyring.make()
    for number in range(3):
        code = f"print(keystore.key_for('subject-{number}').hex())"
        assert len(set(at_once(code, 4))) == 1
    (keys / "keystore.sqlite3").unlink()
    assert len(set(at_once("print(keystore.key_for('in a new store').hex())", 4))) == 1


def test_making_again_makes_nothing(keys: Path) -> None:
    assert keyring.make()
    before = (keys / "keyring.json").read_bytes()
    assert not keyring.make()
    assert (keys / "keyring.json").read_bytes() == before


def test_files_of_keys_are_their_owner_s_alone(keys: Path) -> None:
    keyring.make()
    keystore.key_for("x")
    for file in keys.iterdir():
        assert file.stat().st_mode & 0o777 == 0o600, file.name
    assert keys.stat().st_mode & 0o777 == 0o700


def test_without_a_keyring_it_says_what_to_do(keys: Path) -> None:
    with pytest.raises(keyring.NoKeyring, match="palermo keys make"):
        keyring.wrapping_key()


def test_a_keyring_that_others_can_read_is_refused_with_what_to_do(keys: Path) -> None:
    keyring.make()
    (keys / "keyring.json").chmod(0o640)
    with pytest.raises(keyring.NoKeyring, match="chmod 600"):
        keyring.wrapping_key()


def test_a_keystore_that_others_can_read_is_refused_with_what_to_do(keys: Path) -> None:
    keyring.make()
    keystore.key_for("x")
    (keys / "keystore.sqlite3").chmod(0o644)
    with pytest.raises(keystore.NoKey, match="chmod 600"):
        keystore.key_for("x")


def test_a_keystore_that_is_another_installation_s_says_so(keys: Path) -> None:
    keyring.make()
    keystore.key_for("x")
    (keys / "keyring.json").unlink()
    keyring.make()
    with pytest.raises(keystore.NoKey, match="different installations"):
        keystore.key_for("x")


def test_a_key_that_is_not_there_is_named_by_number_and_not_by_subject(keys: Path) -> None:
    keyring.make()
    keystore.make_many(["a", "b"])
    with pytest.raises(keystore.NoKey, match="1 of 3 keys") as error:
        keystore.existing(["a", "b", "a-subject-nobody-sealed"])
    assert "a-subject" not in str(error.value)


def test_a_wrapping_key_that_was_retired_still_opens_what_it_wrapped(keys: Path) -> None:
    keyring.make()
    before = keystore.key_for("x")
    ring = json.loads((keys / "keyring.json").read_text())
    ring["wrapping"] = {"current": "w2", "keys": {**ring["wrapping"]["keys"], "w2": "A" * 43 + "="}}
    (keys / "keyring.json").write_text(json.dumps(ring))
    assert keystore.key_for("x") == before
    assert keystore.key_for("y") != before


def test_the_store_holds_no_key_unwrapped_and_none_at_all_once_destroyed(keys: Path) -> None:
    keyring.make()
    key = keystore.key_for("x")
    store = keys / "keystore.sqlite3"
    assert key not in store.read_bytes()
    with sqlite3.connect(store) as open_store:
        (wrapped,) = open_store.execute("SELECT wrapped FROM data_key").fetchone()
    assert wrapped in store.read_bytes()
    keystore.destroy(["x"])
    assert wrapped not in store.read_bytes()
    with pytest.raises(keystore.NoKey, match="for good"):
        keystore.key_for("x")
    keystore.make_many(["x"])
    with pytest.raises(keystore.NoKey, match="for good"):
        keystore.key_for("x")


KILLED = """
import os, sys
for number in range(10_000):
    keystore.key_for(f"subject-{number}")
    print(f"subject-{number}", flush=True)
"""


def test_a_key_that_was_handed_out_is_there_after_a_kill(keys: Path) -> None:
    keyring.make()
    head = "from palermo.vault import keyring, keystore\n"
    child = subprocess.Popen(
        [sys.executable, "-c", head + KILLED], stdout=subprocess.PIPE, text=True, env=dict(os.environ)
    )
    assert child.stdout
    said = [child.stdout.readline().strip() for _ in range(40)]
    child.kill()
    said += child.stdout.read().split()
    child.wait()
    assert len(keystore.existing(name for name in said if name)) == len(set(said) - {""})
