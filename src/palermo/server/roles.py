"""The database's roles as SQL text that a database administrator can read and run, on PostgreSQL 15 to 18.

Groups own rights; logins own none, and take a group's for one transaction with SET ROLE. Running it
again changes nothing, and puts back what was changed by hand.
"""

import argparse
from collections.abc import Iterable

from palermo.server.arguments import parser
from palermo.settings.environment import LOGINS

GROUPS = tuple(f"palermo_{name}" for name in LOGINS)
KEEPERS = ("palermo_keeper", "palermo_ledger_keeper")
"""They own what no one may alter in between upgrades; outside one, nobody is a member of either."""

NOT_LOGGED = {
    # What an officer types is inside the statements: no failing or slow one may reach the server's log.
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    # Nor may another session of the same login read them as they run.
    "track_activities": "off",
}
LIMITS = {"idle_in_transaction_session_timeout": "60s"}
LOGIN_SETTINGS: dict[str, dict[str, str]] = {
    "owner": NOT_LOGGED,
    "desk": {"statement_timeout": "30s", **LIMITS, **NOT_LOGGED},
    "public": {"statement_timeout": "30s", **LIMITS, **NOT_LOGGED},
    "door": {"statement_timeout": "30s", **LIMITS, **NOT_LOGGED},
    "measures": {**LIMITS, **NOT_LOGGED},
    "worker": {**LIMITS, **NOT_LOGGED},
    "backup": NOT_LOGGED,
}

HEAD = """\
-- Palermo's roles. Run as a superuser, connected to Palermo's own (empty) database. Safe to run again.
-- It sets no password. Give each login one afterwards, in psql, where it is neither shown nor logged:
--   \\password palermo_desk_login        (and so on for the others)
"""

ONE_ROLE = """\
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{name}') THEN CREATE ROLE {name}; END IF;
END $$;
ALTER ROLE {name} {attributes} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION;
"""

ONE_LOGIN = """\
DO $$ BEGIN
  IF current_setting('server_version_num')::int >= 160000 THEN
    EXECUTE 'GRANT {group} TO {login} WITH ADMIN FALSE, INHERIT FALSE, SET TRUE';
  ELSE
    GRANT {group} TO {login};
  END IF;
END $$;
"""

ONE_SETTING = """\
DO $$ BEGIN
  ALTER ROLE {login} SET {name} = '{value}';
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'Only a superuser may set {name} for {login}: ask for it.';
END $$;
"""

DATABASE = """\
DO $$ BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());  -- so no temporary tables
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO {logins}', current_database());
  EXECUTE format('GRANT CREATE ON DATABASE %I TO palermo_owner', current_database());
END $$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO palermo_owner;
GRANT USAGE ON SCHEMA public TO {others};
-- At rest a login may look a name up, no more: so it is told "permission denied", not "no such table".
GRANT USAGE ON SCHEMA public TO {logins};
GRANT pg_read_all_data TO palermo_backup;
-- Large objects belong to no table, so no policy sees them: nobody puts anything there.
DO $$ BEGIN
  REVOKE EXECUTE ON FUNCTION lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'Only a superuser may take large objects from everybody: ask for it.';
END $$;
"""


def login(name: str) -> str:
    """The role a process logs in as: `login("desk")` is `palermo_desk_login`."""
    return f"palermo_{name}_login"


def roles_sql() -> str:
    """Everything a new installation needs, once a cluster and once a database."""
    parts = [HEAD]
    for group in (*GROUPS, *KEEPERS):
        # A backup reads all rows of all tables: past the policies, by pg_read_all_data, inherited.
        rights = "NOLOGIN INHERIT BYPASSRLS" if group == "palermo_backup" else "NOLOGIN NOINHERIT NOBYPASSRLS"
        parts.append(ONE_ROLE.format(name=group, attributes=rights))
    for name in LOGINS:
        parts.append(ONE_ROLE.format(name=login(name), attributes="LOGIN NOINHERIT NOBYPASSRLS"))
        parts.append(ONE_LOGIN.format(group=f"palermo_{name}", login=login(name)))
        for setting, value in LOGIN_SETTINGS[name].items():
            parts.append(ONE_SETTING.format(login=login(name), name=setting, value=value))
    others = [group for group in (*GROUPS, *KEEPERS) if group != "palermo_owner"]
    parts.append(DATABASE.format(logins=_names(login(n) for n in LOGINS), others=_names(others)))
    return "\n".join(parts)


def open_upgrade_sql() -> str:
    """Lets `palermo migrate` alter what the keepers own, until `close_upgrade_sql`."""
    return f"GRANT {_names(KEEPERS)} TO palermo_owner;\n"


def close_upgrade_sql() -> str:
    """Ends what `open_upgrade_sql` began."""
    return f"REVOKE {_names(KEEPERS)} FROM palermo_owner;\n"


def test_roles_sql() -> str:
    """For tests alone: a role whose factories write past the policies. No installation has it."""
    return ONE_ROLE.format(name="palermo_test_maker", attributes="NOLOGIN NOINHERIT BYPASSRLS")


test_roles_sql.__test__ = False  # type: ignore[attr-defined]  # pytest would take it for a test


def main(argv: list[str]) -> int:
    """`palermo roles`: print the SQL."""
    words = parser("roles", "Print the SQL that a database administrator runs. It touches nothing itself.")
    which = words.add_mutually_exclusive_group()
    which.add_argument("--open", action="store_true", help="what to run just before `palermo migrate`")
    which.add_argument("--close", action="store_true", help="what to run just after it")
    print(f"BEGIN;\n{_chosen(words.parse_args(argv))}COMMIT;")
    return 0


def _chosen(options: argparse.Namespace) -> str:
    if options.open:
        return open_upgrade_sql()
    return close_upgrade_sql() if options.close else roles_sql()


def _names(names: Iterable[str]) -> str:
    return ", ".join(names)
