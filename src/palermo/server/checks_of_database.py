"""What `palermo doctor` looks at in the database. A check returns its complaints as sentences."""

import psycopg
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from palermo.server import logins, roles, trouble
from palermo.settings import environment

HELD = """
SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
  AND {which}has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
ORDER BY c.relrowsecurity DESC, 1 LIMIT 5"""

MEMBERS = """
SELECT m.rolname, g.rolname FROM pg_auth_members a
JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles m ON m.oid = a.member
WHERE g.rolname LIKE 'palermo\\_%' AND NOT m.rolsuper ORDER BY 1, 2"""


def logins_connect() -> list[str]:
    """Each login's address leads to a database that lets it in."""
    wrong = []
    for name in environment.LOGINS:
        try:
            logins.at_rest(name).close()
        except psycopg.OperationalError as error:
            wrong.append(f"{roles.login(name)}: {trouble.sentence(error)}")
    if len(wrong) == len(environment.LOGINS):
        return [f"None of the {len(wrong)} logins gets in, so nothing more was looked at. {wrong[0]}"]
    return wrong


def logins_hold_nothing() -> list[str]:
    """A login that has taken no role is refused every table, protected ones first: seen, and tried."""
    wrong = []
    for name in environment.LOGINS:
        with logins.at_rest(name) as rest:
            held = [row[0] for row in rest.execute(HELD.format(which="")).fetchall()]
            if held:
                wrong.append(
                    f"{roles.login(name)} can use {', '.join(held)} before it has taken a role. "
                    "Revoke that, and run what `palermo roles` prints."
                )
            for (table,) in rest.execute(HELD.format(which="NOT ")).fetchall()[:1]:
                if not _refused(rest, table):
                    wrong.append(f"{roles.login(name)} could read {table} at rest. Run what `palermo roles` prints.")
    return wrong


def memberships() -> list[str]:
    """Each login belongs to the role of its own name, and no role to any other."""
    expected = {(roles.login(name), f"palermo_{name}") for name in environment.LOGINS}
    return [
        f"{member} is a member of {group}, with all its rights. Run: REVOKE {group} FROM {member};"
        for member, group in _memberships()
        if (member, group) not in expected and group not in roles.KEEPERS
    ]


def keepers_are_closed() -> list[str]:
    """Between upgrades nobody may act as a keeper."""
    return [
        f"{member} is a member of {group}: an upgrade was left open. Run what `palermo roles --close` prints."
        for member, group in _memberships()
        if group in roles.KEEPERS
    ]


def migrations() -> list[str]:
    """Every migration of this version is applied."""
    executor = MigrationExecutor(connections["owner"])
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    connections["owner"].close()
    if not missing:
        return []
    return [f"{len(missing)} migrations are not applied, {missing[0][0]} first. Run `palermo migrate`."]


def _memberships() -> list[tuple[str, str]]:
    with logins.at_rest("desk") as rest:  # the catalogue may be read by all
        return [(row[0], row[1]) for row in rest.execute(MEMBERS).fetchall()]


def _refused(rest: logins.Connection, table: str) -> bool:
    try:
        rest.execute(f"SELECT FROM {table} LIMIT 1")  # a name from the catalogue, quoted
    except psycopg.errors.InsufficientPrivilege:
        return True
    return False
