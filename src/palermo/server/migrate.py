"""`palermo migrate`: bring the database to this version. The only command that uses the owner's login.

Between the opening and the closing of an upgrade the owner may act as the keepers, who own the ledger's
and the grants' tables; at every other moment nobody may.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import django
import psycopg
from django.core.management import call_command
from psycopg import sql

from palermo.server import above, logins, processes, roles
from palermo.server.arguments import parser
from palermo.server.say import complain, say
from palermo.server.trouble import Trouble
from palermo.settings import environment

SETTINGS = "palermo.settings.whole"
LOCK = 2009_0728
"""The advisory lock that keeps two upgrades apart: a number of our own."""

CREATE_DATABASE = (
    "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' "
    "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
)


def main(argv: list[str]) -> int:
    """`palermo migrate`."""
    words = parser("migrate", "Bring the database to this version. Run again, it changes nothing.")
    quiet = words.add_argument("--quiet", action="store_true", help="say only what is wrong")
    verbosity = 0 if getattr(words.parse_args(argv), quiet.dest) else 1
    with processes.database():
        if not logins.outside():
            create(environment.database_name())
        with opened():
            upgrade(verbosity)
    return 0


def create(database: str) -> None:
    """Make the database on the embedded server if there is none, and its roles."""
    with logins.administrator("postgres") as admin:
        if not admin.execute("SELECT FROM pg_database WHERE datname = %s", [database]).fetchone():
            with suppress(psycopg.errors.DuplicateDatabase):
                admin.execute(sql.SQL(CREATE_DATABASE).format(sql.Identifier(database)))
        for other in ("postgres", "template1"):
            admin.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(other)))
    with logins.administrator(database) as admin, admin.transaction():
        admin.execute(roles.roles_sql())


def upgrade(verbosity: int = 1) -> None:
    """Apply Django's migrations as the owner, then what has to follow them in other rooms."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    django.setup()
    call_command("migrate", database="owner", verbosity=verbosity, interactive=False)
    above.load(above.NAMES["after migrating"])()


@contextmanager
def opened() -> Iterator[None]:
    """Open an upgrade and close it again, however it ends; where we may not, see that it was opened."""
    if logins.outside() and not os.environ.get("PALERMO_DB_ADMIN"):
        yield from _opened_by_hand()
        return
    with logins.administrator() as admin:
        admin.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        admin.execute(roles.open_upgrade_sql())
        try:
            yield
        finally:
            admin.execute(roles.close_upgrade_sql())


def _opened_by_hand() -> Iterator[None]:
    if not environment.database_url("owner"):
        raise Trouble("PALERMO_DB_OWNER is not set. Set it to the address of the login palermo_owner_login.")
    with logins.at_rest("owner") as owner:
        member = "SELECT bool_and(pg_has_role('palermo_owner', keeper, 'MEMBER')) FROM unnest(%s::text[]) keeper"
        row = owner.execute(member, [list(roles.KEEPERS)]).fetchone()
    if not row or not row[0]:
        raise Trouble(
            "The upgrade is not open. Ask the database's administrator to run what `palermo roles --open` "
            "prints, then run this again; or set PALERMO_DB_ADMIN and it is done for you."
        )
    say("The upgrade is open.")
    try:
        yield
    finally:
        complain("Now ask the database's administrator to run what `palermo roles --close` prints.")
