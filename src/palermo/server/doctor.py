"""`palermo doctor`: what is wrong with this installation, in sentences. Each check is a plain function."""

import os
from collections.abc import Callable

import django

from palermo.server import checks_of_database, checks_of_files, processes, trouble
from palermo.server.arguments import parser
from palermo.server.say import complain, say

Check = Callable[[], list[str]]

CHECKS: tuple[tuple[str, Check], ...] = (
    ("settings", checks_of_files.settings),
    ("demonstration mode", checks_of_files.demonstration_mode),
    ("disk space", checks_of_files.disk_space),
    ("keys", checks_of_files.keys),
    ("stylesheets", checks_of_files.stylesheets),
    ("translations", checks_of_files.translations),
    ("logins", checks_of_database.logins_connect),
    ("logins at rest", checks_of_database.logins_hold_nothing),
    ("memberships", checks_of_database.memberships),
    ("keepers", checks_of_database.keepers_are_closed),
    ("migrations", checks_of_database.migrations),
)


def main(argv: list[str]) -> int:
    """`palermo doctor`: 0 when all is well, 1 when anything is wrong."""
    words = parser("doctor", "Look over this installation and say what is wrong, and what to do about it.")
    words.parse_args(argv)
    with processes.database():
        os.environ["DJANGO_SETTINGS_MODULE"] = "palermo.settings.whole"
        django.setup()
        wrong = 0
        for name, check in CHECKS:
            found = _report(name, check)
            wrong += found
            if found and check is checks_of_database.logins_connect:
                break  # the rest would say the same, seven times over
    say("All is well." if not wrong else f"{wrong} thing{'s' if wrong > 1 else ''} to put right.")
    return 1 if wrong else 0


def _report(name: str, check: Check) -> int:
    try:
        found = check()
    except Exception as error:  # one broken part must not hide what is wrong with the others
        found = [trouble.sentence(error) or f"This could not be checked: {type(error).__name__}: {error}"]
    if not found:
        say(f"    ok      {name}")
    for said in found:
        complain(f"    WRONG   {name}: {said}")
    return len(found)
