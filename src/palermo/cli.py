"""The `palermo` command: a table of commands, each loaded only when it is asked for."""

import importlib
import os
import sys
from contextlib import AbstractContextManager, nullcontext
from typing import Any, NamedTuple

from palermo import __version__
from palermo.server import trouble


class Command(NamedTuple):
    """A row of the table. needs: "" for nothing; "django" for settings alone; "database" for both."""

    name: str
    help: str
    runs: str
    needs: str = ""


INDICATORS = "palermo.protection.identification.indicators"
COMMANDS = (
    Command("demo run", "run everything here with an invented country", "palermo.server.demonstration:main"),
    Command("demo load", "load the invented country", "palermo.demo.command:main", "database"),
    Command("demo people", "list who can sign in to it", "palermo.server.demonstration:people", "django"),
    Command("serve", "serve the public site or the desk", "palermo.server.serve:main"),
    Command("work", "run the worker: outbox and clocks", "palermo.server.serve:work"),
    Command("migrate", "bring the database to this version", "palermo.server.migrate:main"),
    Command("roles", "print the roles as SQL for a database administrator", "palermo.server.roles:main"),
    Command("doctor", "say what is wrong with this installation", "palermo.server.doctor:main"),
    Command("plan", "the Plan of Action, and how far it has come", "palermo.plan.command:main", "database"),
    Command("ledger", "read the ledger", "palermo.access.ledger_command:main", "database"),
    Command("indicators", "assess what was noted of a person, by the ILO's rule", f"{INDICATORS}.command:main"),
    Command("officers", "enrol officers, and give new pass-phrases", "palermo.agencies.command:main", "database"),
    Command("keys", "make, publish and check keys", "palermo.vault.command:main", "database"),
)
SETTINGS = "palermo.settings.whole"


def main(argv: list[str] | None = None) -> int:
    """Run one command. Returns its exit code: 0 done, 1 something is wrong, 2 not understood."""
    words = sys.argv[1:] if argv is None else argv
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a macron on a terminal of another century
    try:
        return _dispatch(words)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except Exception as error:
        if not (said := trouble.sentence(error)):
            raise
        print(said, file=sys.stderr, flush=True)
        return 1


def _dispatch(words: list[str]) -> int:
    if not words or words[0] in ("--help", "-h", "help"):
        print(_help())
        return 0
    if words[0] in ("--version", "-V"):
        print(f"palermo {__version__}")
        return 0
    for command in COMMANDS:
        size = len(command.name.split())
        if " ".join(words[:size]) == command.name:
            return _run(command, words[size:])
    near = [command.name for command in COMMANDS if command.name.split()[0] == words[0]]
    meant = f"It knows {' and '.join(f'`palermo {name}`' for name in near)}." if near else "Its commands are:"
    said = " ".join(words[:2] if near else words[:1])
    print(f"palermo: there is no command {said!r}. {meant}", file=sys.stderr)
    if not near:
        print(_table(), file=sys.stderr)
    return 2


def _run(command: Command, words: list[str]) -> int:
    asks_for_help = any(word in ("--help", "-h") for word in words)
    context: AbstractContextManager[object] = nullcontext()
    above = _module("palermo.server.above")
    above.look_for(command.runs)
    if command.needs == "database" and not asks_for_help:
        context = _module("palermo.server.processes").database()
    with context:
        if command.needs:
            os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
            _module("django").setup()
        return int(above.load(command.runs)(words) or 0)


def _module(name: str) -> Any:
    """A module, loaded now: `palermo --help` must need neither Django nor a database."""
    return importlib.import_module(name)


def _help() -> str:
    return (
        "palermo: the Plan of Action to Prevent People Trafficking, run as software.\n\n"
        f"{_table()}\n\n"
        "`palermo <command> --help` says more. `palermo --version` prints the version."
    )


def _table() -> str:
    width = max(len(command.name) for command in COMMANDS)
    return "\n".join(f"    palermo {command.name:<{width}}   {command.help}" for command in COMMANDS)


if __name__ == "__main__":
    sys.exit(main())
