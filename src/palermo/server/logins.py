"""Connections outside Django: as the cluster's administrator, and as each login at rest."""

import os
from typing import Any

import psycopg

from palermo.server.cluster import ADMIN
from palermo.server.trouble import Trouble
from palermo.settings import environment

Connection = psycopg.Connection[tuple[Any, ...]]


def outside() -> bool:
    """Whether some PALERMO_DB_… names a PostgreSQL of this installation's own, so not the embedded one."""
    return any(environment.database_url(login) for login in environment.LOGINS)


def administrator(database: str = "") -> Connection:
    """A connection as the embedded cluster's superuser, or by PALERMO_DB_ADMIN on a server of one's own."""
    if outside():
        if url := os.environ.get("PALERMO_DB_ADMIN", ""):
            return psycopg.connect(url, autocommit=True)
        raise Trouble("PALERMO_DB_ADMIN is not set, so this cannot be done for you. See `palermo roles`.")
    return psycopg.connect(
        host=environment.embedded_socket(),
        user=ADMIN,
        dbname=database or environment.database_name(),
        autocommit=True,
    )


def at_rest(login: str) -> Connection:
    """A connection as a login that has taken no role: it should be able to do nothing."""
    settings = environment.connection(login)
    given = settings["OPTIONS"]
    extra = {name: value for name, value in given.items() if name != "options"} if isinstance(given, dict) else {}
    named = {"host": "HOST", "port": "PORT", "dbname": "NAME", "user": "USER", "password": "PASSWORD"}
    for parameter, name in named.items():
        if value := settings.get(name):
            extra[parameter] = value
    return psycopg.connect(autocommit=True, connect_timeout=10, **extra)
