"""`palermo migrate`: bring the database to this version. The only command that uses the owner's login.

Between the opening and the closing of an upgrade the owner may act as the keepers, who own the ledger's
and the grants' tables; at every other moment nobody may.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import django
import psycopg
from django.apps import apps
from django.core.management import call_command
from django.core.management.commands.migrate import Command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql

from palermo.server import above, logins, processes, roles
from palermo.server.arguments import parser
from palermo.server.say import complain, say
from palermo.server.trouble import Trouble
from palermo.settings import environment

SETTINGS = "palermo.settings.whole"
LOCK = 2009_0728
"""The advisory lock that keeps two upgrades apart: a number of our own."""
STRIDE = 10
"""How many steps are taken between two lines of progress."""

CREATE_DATABASE = (
    "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' "
    "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
)


def main(argv: list[str]) -> int:
    """`palermo migrate`."""
    words = parser("migrate", "Bring the database to this version. Run again, it changes nothing.")
    words.add_argument("--quiet", action="store_true", help="say only what is wrong")
    quiet = words.parse_args(argv).quiet
    with processes.database():
        if not logins.outside():
            create(environment.database_name())
        with opened():
            upgrade((lambda _: None) if quiet else say)
    return 0


def exists(database: str) -> bool:
    """Whether the embedded server has a database of this name."""
    with logins.administrator("postgres") as admin:
        return admin.execute("SELECT FROM pg_database WHERE datname = %s", [database]).fetchone() is not None


def drop(database: str) -> None:
    """Drop a database of the embedded server, if it is there."""
    with logins.administrator("postgres") as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))


def rename(database: str, name: str) -> None:
    """Give a database of the embedded server, which nobody uses, another name."""
    with logins.administrator("postgres") as admin:
        words = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        admin.execute(words.format(sql.Identifier(database), sql.Identifier(name)))


def create(database: str) -> None:
    """Make the database on the embedded server if there is none, and its roles."""
    with logins.administrator("postgres") as admin:
        if not exists(database):
            with suppress(psycopg.errors.DuplicateDatabase):
                admin.execute(sql.SQL(CREATE_DATABASE).format(sql.Identifier(database)))
        for other in ("postgres", "template1"):
            admin.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(other)))
    with logins.administrator(database) as admin, admin.transaction():
        admin.execute(roles.roles_sql())


def upgrade(tell: Callable[[str], None] = say) -> None:
    """Apply Django's migrations as the owner, then what has to follow them in other rooms.

    tell: what hears how far it is. Raises Trouble when the database was made by a later version.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    django.setup()
    executor = MigrationExecutor(connections["owner"])
    _refuse_a_later_database(executor)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    tell(f"    {missing} steps to take" if missing else "    it is at this version already")
    command = _Counting(missing, tell)
    call_command(command, database="owner", verbosity=0, interactive=False)
    above.load(above.NAMES["after migrating"])()


class _Counting(Command):
    """Django's `migrate`, which names a hundred steps where a number says more to whoever waits."""

    def __init__(self, steps: int, tell: Callable[[str], None]) -> None:
        super().__init__()
        self.taken, self.steps, self.tell = 0, steps, tell

    def migration_progress_callback(self, action: str, migration: Any = None, fake: bool = False) -> None:
        """Say every tenth step, and the last."""
        if action == "apply_success":
            self.taken += 1
            if self.taken % STRIDE == 0 or self.taken == self.steps:
                self.tell(f"    {self.taken} of {self.steps} steps")


def _refuse_a_later_database(executor: MigrationExecutor) -> None:
    rooms = {app.label for app in apps.get_app_configs() if app.name.startswith("palermo.")}
    known = executor.loader.disk_migrations
    later = [step for step in sorted(executor.loader.applied_migrations) if step[0] in rooms and step not in known]
    if later:
        raise Trouble(
            f"A later version of Palermo has worked on this database: it took a step, {'.'.join(later[0])}, that this "
            "version does not know. Run that version, or restore a backup from before it (docs/upgrade.md)."
        )


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
