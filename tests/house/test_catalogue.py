"""What the database's own catalogue says of every table, role and function, whatever a room added."""

from collections.abc import Iterator

import psycopg
import pytest
from django.apps import apps

from palermo.access.catalogue import UNPROTECTED
from palermo.access.privacy import CLASSES, OTHERS, PRIVACY
from palermo.access.retention import CLASSES as RETENTION
from palermo.access.retention import KEPT
from tests.support.database import admin

APP_ROLES = ("desk", "public", "door", "measures", "worker", "backup")
OURS = "n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'"


@pytest.fixture(scope="module")
def catalogue(shared_house: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    with admin(shared_house) as connection:
        yield connection


def lines(connection: psycopg.Connection[tuple[object, ...]], sql: str) -> list[str]:
    return sorted(" ".join(str(value) for value in row) for row in connection.execute(sql).fetchall())


def test_every_table_is_protected_or_listed_with_a_reason(catalogue: psycopg.Connection[tuple[object, ...]]) -> None:
    rows = catalogue.execute(
        "SELECT n.nspname || '.' || c.relname, c.relrowsecurity AND c.relforcerowsecurity, "
        "EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid) FROM pg_class c "
        f"JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'm', 'f') AND {OURS}"
    ).fetchall()
    bare = {str(name) for name, forced, policy in rows if not (forced and policy)}
    assert bare - UNPROTECTED.keys() == set(), "protect these tables (access.protect), or list them with a reason"
    protected = {str(name) for name, *_ in rows} - bare
    assert protected & UNPROTECTED.keys() == set(), "these are protected: take them off the list"
    assert all(len(reason) > 10 for reason in UNPROTECTED.values())


def test_there_are_no_views_of_protected_tables(catalogue: psycopg.Connection[tuple[object, ...]]) -> None:
    """A view reads with its owner's rights; the house has none, so there is none to forget."""
    assert (
        lines(
            catalogue,
            f"SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            f"WHERE c.relkind = 'v' AND {OURS}",
        )
        == []
    )


def test_no_role_that_serves_owns_anything(catalogue: psycopg.Connection[tuple[object, ...]]) -> None:
    roles = ", ".join(f"'palermo_{name}', 'palermo_{name}_login'" for name in APP_ROLES)
    for table, owner in (
        ("pg_class", "relowner"),
        ("pg_proc", "proowner"),
        ("pg_namespace", "nspowner"),
        ("pg_type", "typowner"),
        ("pg_database", "datdba"),
    ):
        assert (
            lines(
                catalogue,
                f"SELECT o.oid FROM {table} o JOIN pg_roles r ON r.oid = o.{owner} WHERE r.rolname IN ({roles})",
            )
            == []
        )


def test_only_the_backup_and_the_tests_see_past_the_policies(catalogue: psycopg.Connection[tuple[object, ...]]) -> None:
    found = lines(
        catalogue, "SELECT rolname FROM pg_roles WHERE rolbypassrls AND rolname LIKE 'palermo%' AND NOT rolsuper"
    )
    assert found == ["palermo_backup", "palermo_test_maker"]


def test_no_role_of_ours_may_make_roles_or_databases(catalogue: psycopg.Connection[tuple[object, ...]]) -> None:
    assert (
        lines(
            catalogue,
            "SELECT rolname FROM pg_roles WHERE rolname LIKE 'palermo\\_%' AND rolname <> 'palermo_admin' "
            "AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication)",
        )
        == []
    )


def test_a_login_may_take_its_own_role_and_no_other(catalogue: psycopg.Connection[tuple[object, ...]]) -> None:
    found = lines(
        catalogue,
        "SELECT m.rolname, r.rolname FROM pg_auth_members a JOIN pg_roles m ON m.oid = a.member "
        "JOIN pg_roles r ON r.oid = a.roleid WHERE m.rolname LIKE 'palermo\\_%'",
    )
    own = {f"palermo_{name}_login palermo_{name}" for name in ("owner", *APP_ROLES)}
    assert set(found) == own | {"palermo_backup pg_read_all_data"}


def test_nobody_is_a_keeper_between_upgrades(catalogue: psycopg.Connection[tuple[object, ...]]) -> None:
    assert (
        lines(
            catalogue,
            "SELECT m.rolname FROM pg_auth_members a JOIN pg_roles m ON m.oid = a.member "
            "JOIN pg_roles r ON r.oid = a.roleid WHERE r.rolname IN ('palermo_keeper', 'palermo_ledger_keeper')",
        )
        == []
    )


def test_every_function_that_borrows_rights_pins_its_path_and_asks_who_calls(
    catalogue: psycopg.Connection[tuple[object, ...]],
) -> None:
    rows = lines(
        catalogue,
        "SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
        f"WHERE p.prosecdef AND {OURS} AND NOT coalesce(p.proconfig @> ARRAY['search_path=pg_catalog, pg_temp'], false)",
    )
    assert rows == []


def test_nobody_at_large_may_execute_a_function_of_ours(catalogue: psycopg.Connection[tuple[object, ...]]) -> None:
    assert (
        lines(
            catalogue,
            "SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, "
            "aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a "
            f"WHERE {OURS} AND a.grantee = 0 AND a.privilege_type = 'EXECUTE'",
        )
        == []
    )


def test_a_function_made_tomorrow_is_not_for_everybody_either(
    catalogue: psycopg.Connection[tuple[object, ...]],
) -> None:
    for role in ("palermo_keeper", "palermo_ledger_keeper", "palermo_owner"):
        with catalogue.transaction(force_rollback=True):
            catalogue.execute(f"SET LOCAL ROLE {role}")
            schema = {"palermo_keeper": "access", "palermo_ledger_keeper": "ledger", "palermo_owner": "public"}[role]
            catalogue.execute(f"CREATE FUNCTION {schema}.tomorrow() RETURNS int LANGUAGE sql AS 'SELECT 1'")
            asked = catalogue.execute(
                "SELECT has_function_privilege('palermo_desk', %s, 'EXECUTE')", [f"{schema}.tomorrow()"]
            ).fetchone()
            assert asked == (False,)


@pytest.mark.parametrize("role", [*(f"palermo_{name}" for name in APP_ROLES), "palermo_owner", "public"])
def test_what_the_keepers_keep_is_written_by_nobody_else(
    catalogue: psycopg.Connection[tuple[object, ...]], role: str
) -> None:
    found = lines(
        catalogue,
        "SELECT c.oid::regclass, a.privilege_type FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, "
        "aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a LEFT JOIN pg_roles r ON r.oid = a.grantee "
        "WHERE n.nspname IN ('session', 'access', 'ledger', 'vault') AND c.relkind = 'r' "
        f"AND coalesce(r.rolname, 'public') = '{role}' AND a.privilege_type <> 'SELECT'",
    )
    assert found == []
    made = catalogue.execute(
        "SELECT n.nspname FROM pg_namespace n WHERE n.nspname IN ('session', 'access', 'ledger', 'vault', 'agencies') "
        "AND has_schema_privilege(%s, n.oid, 'CREATE')",
        [role],
    ).fetchall()
    assert made == []


def columns(catalogue: psycopg.Connection[tuple[object, ...]]) -> set[tuple[str, str]]:
    apps_ = list(apps.get_models(include_auto_created=True))
    named = set()
    for model in apps_:
        table = model._meta.db_table.replace('"', "")
        table = table if "." in table else f"public.{table}"
        if model._meta.app_label not in OTHERS:
            named |= {(table, str(field.column)) for field in model._meta.local_fields}
    return named


def test_every_field_of_every_model_has_a_privacy_class(catalogue: psycopg.Connection[tuple[object, ...]]) -> None:
    listed = {(table, column) for table, fields in PRIVACY.items() for column in fields}
    assert columns(catalogue) - listed == set(), "say in access/privacy.py what these are"
    assert listed - columns(catalogue) == set(), "these are in access/privacy.py and in no model"
    assert {kind for fields in PRIVACY.values() for kind in fields.values()} <= set(CLASSES)


def test_every_table_names_its_retention_class(catalogue: psycopg.Connection[tuple[object, ...]]) -> None:
    tables = set(
        lines(
            catalogue,
            "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            f"WHERE c.relkind IN ('r', 'p', 'm', 'f') AND {OURS}",
        )
    )
    assert tables - KEPT.keys() == set(), "say in access/retention.py how long their rows are kept"
    assert KEPT.keys() - tables == set(), "these are in access/retention.py and in no database"
    assert set(KEPT.values()) == set(RETENTION), "a class that no table has, or a table of no class"


def test_the_measures_read_nothing_personal_and_nothing_that_someone_typed(
    catalogue: psycopg.Connection[tuple[object, ...]],
) -> None:
    rows = catalogue.execute(
        "SELECT n.nspname || '.' || c.relname, a.attname, format_type(a.atttypid, NULL) IN ('text', 'character varying', 'jsonb') "
        "AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('c', 'f') AND a.attnum = ANY (k.conkey)) "
        "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid "
        f"WHERE c.relkind = 'r' AND {OURS} AND a.attnum > 0 AND NOT a.attisdropped "
        "AND has_column_privilege('palermo_measures', c.oid, a.attnum, 'SELECT') "
        "AND has_schema_privilege('palermo_measures', n.oid, 'USAGE')"
    ).fetchall()
    assert len(rows) > 30
    kinds = {
        (str(table), str(column)): PRIVACY.get(str(table), {}).get(str(column), "unlisted") for table, column, _ in rows
    }
    assert {place: kind for place, kind in kinds.items() if kind not in ("public", "statistical")} == {}
    free = {(str(table), str(column)) for table, column, unchecked in rows if unchecked}
    assert {place for place in free if kinds[place] != "public"} == set(), (
        "text without a CHECK: someone could type into it"
    )
