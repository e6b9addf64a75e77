"""The `palermo` command: quick, and plain when it is not understood."""

import json
import os
import subprocess
import sys
import time

import pytest

from palermo import cli
from palermo.server import above, embedded
from palermo.server.trouble import Trouble


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "palermo.cli", *words], capture_output=True, text=True)


def test_help_and_version_need_neither_django_nor_a_database():
    script = (
        "import sys; from palermo import cli; cli.main(['--help']); cli.main(['--version']); "
        "print(sorted({'django', 'psycopg', 'granian'} & set(sys.modules)))"
    )
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert time.monotonic() - began < 3
    assert "palermo 0.1.0\n[]" in done.stdout
    for command in cli.COMMANDS:
        assert command.name in done.stdout
        assert command.help in done.stdout


@pytest.mark.parametrize("words", [["fly"], ["demo"], ["demo", "fly"], ["--fly"]])
def test_what_it_does_not_know_is_said_with_what_it_does(words, capsys):
    assert cli.main(words) == 2
    said = capsys.readouterr().err
    assert "there is no command" in said
    assert "demo run" in said


@pytest.mark.parametrize(
    "words", [("roles", "--fly"), ("serve", "moon"), ("serve", "desk", "--port", "x"), ("work", "--fly")]
)
def test_an_argument_it_does_not_know_is_a_sentence_and_code_2(words):
    done = run(*words)
    assert done.returncode == 2
    assert f"`palermo {words[0]} --help` lists what it takes." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_room_that_is_not_there_yet_is_said_and_starts_no_database():
    with pytest.raises(Trouble, match=r"no palermo\.nowhere\.command"):
        above.load("palermo.nowhere.command:main")
    with pytest.raises(Trouble, match="no palermo"):
        above.look_for("palermo.plan.nowhere:main")


def test_a_missing_import_inside_a_room_is_not_mistaken_for_a_missing_room(tmp_path, monkeypatch):
    (tmp_path / "half_made.py").write_text("import no_such_package_at_all\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="no_such_package_at_all"):
        above.load("half_made:main")


@pytest.mark.parametrize("name", sorted({command.runs for command in cli.COMMANDS} | set(above.NAMES.values())))
def test_every_name_in_the_tables_leads_somewhere(name):
    above.look_for(name)


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("--version",),
        ("roles",),
        ("roles", "--open"),
        ("demo", "people"),
        *((c.name.split()[0], "--help") for c in cli.COMMANDS if c.name != "demo run"),
    ],
)
def test_what_needs_no_database_starts_none(words, tmp_path):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PALERMO_")}
    done = subprocess.run(
        [sys.executable, "-m", "palermo.cli", *words],
        env=kept | {"PALERMO_HOME": str(tmp_path / "var")},
        capture_output=True,
        text=True,
    )
    assert done.stdout if words != ("demo", "--help") else done.stderr
    assert not (tmp_path / "var").exists()


def test_the_others_start_one_or_join_the_one_that_runs(folder):
    """`plan` finds a database that nobody migrated: a sentence; and once it is migrated, the Plan, alone or as a guest."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PALERMO_")}
    environ = kept | {"PALERMO_HOME": str(folder / "var")}

    def palermo(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "palermo.cli", *words]
        return subprocess.run(command, env=environ, capture_output=True, text=True)

    early = palermo("plan", "--json")
    assert early.returncode == 1
    assert "Run `palermo migrate` first." in early.stderr
    assert "Traceback" not in early.stderr
    assert palermo("migrate", "--quiet").returncode == 0
    alone = json.loads(palermo("plan", "--json").stdout)
    server = embedded.start(folder / "var" / "postgres")
    try:
        assert json.loads(palermo("plan", "--json").stdout) == alone
        (line,) = palermo("ledger", "tail", "--json").stdout.splitlines()
        assert json.loads(line)["officer"] == "Palermo service"
        assert embedded.alive(server)
    finally:
        embedded.stop(server)
    assert len(alone["actions"]) == 28
