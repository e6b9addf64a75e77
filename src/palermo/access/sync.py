"""After every migration: privileges on tables we did not write, the seats, the needs, the standing duties."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from palermo.access.needs import Need, collect, rows
from palermo.agencies.reference import load as load_agencies

CONTRIB = {
    "account": ("SELECT, INSERT, UPDATE, DELETE", "palermo_door"),
    "mfa": ("SELECT, INSERT, UPDATE, DELETE", "palermo_door"),
    "sessions": ("SELECT, INSERT, UPDATE, DELETE", "palermo_door"),
    "auth": ("SELECT", "palermo_door"),
    "contenttypes": ("SELECT", "palermo_door"),
}
"""App: privileges, role. The door alone touches sign-in's tables; the desk's role holds nothing on them."""


def everything(using: str = "owner") -> None:
    """Bring privileges, agencies, seats, needs and standing grants in step with the code. Idempotent."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        for label, (privileges, role) in CONTRIB.items():
            for model in apps.get_app_config(label).get_models(include_auto_created=True):
                cursor.execute(f'GRANT {privileges} ON "{model._meta.db_table}" TO {role}')
        cursor.execute("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO palermo_door")
        cursor.execute("GRANT SELECT ON django_migrations TO palermo_desk, palermo_door")
        load_agencies(using)
        needs = list(collect())
        cursor.execute("SET LOCAL ROLE palermo_keeper")
        _needs(cursor, needs)
        _standing(cursor, [need for need in needs if need.to == "standing"])
        _rooms_above(cursor)
        cursor.execute("SET LOCAL ROLE palermo_owner")


def _rooms_above(cursor: CursorWrapper) -> None:
    """Rooms above with a `sync.after_migrating(cursor)` of their own (the vault publishes the desk's key),
    as the keeper.
    """
    for app in settings.INSTALLED_APPS:
        if app.startswith("palermo.") and app != "palermo.access" and find_spec(f"{app}.sync"):
            import_module(f"{app}.sync").after_migrating(cursor)


def _needs(cursor: CursorWrapper, needs: list[Need]) -> None:
    execute = cursor.execute
    execute("DELETE FROM access.need")
    for row in rows(needs):
        execute("INSERT INTO access.need VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)", row)


def _standing(cursor: CursorWrapper, needs: list[Need]) -> None:
    execute = cursor.execute
    kept = [f"{need.seat}|{need.compartment}|{need.act}" for need in needs]
    execute(
        "UPDATE access.grants g SET until_at = clock_timestamp(), ended_because = 'duty_changed' "
        "FROM agencies_seat s WHERE s.id = g.holder AND g.subject IS NULL AND g.until_at IS NULL "
        "AND s.agency_id || '/' || s.role || '|' || g.compartment || '|' || g.act <> ALL (%s)",
        [kept],
    )
    for need in needs:
        execute(
            "INSERT INTO access.grants (holder, compartment, purpose, authority, act, from_at) "
            "SELECT s.id, %s, %s, %s, %s, '2009-07-01' FROM agencies_seat s WHERE s.agency_id || "
            "'/' || s.role = %s "
            "ON CONFLICT (holder, subject, compartment, act) WHERE until_at IS NULL DO NOTHING",
            [need.compartment, need.purpose, need.authority, need.act, need.seat],
        )
