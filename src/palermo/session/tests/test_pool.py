"""Connections that are kept between requests come back as new."""

from collections.abc import Iterator

import pytest
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper
from tests.support.database import admin
from tests.support.people import token_for

from palermo.session.opening import opening
from palermo.settings import environment, pool


@pytest.fixture
def pooled(house: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[DatabaseWrapper]:
    """The desk's connection, one, kept."""
    monkeypatch.setenv("PALERMO_POOL", "1")
    old = connections["default"]
    settings = environment.served("desk")
    given = {**old.settings_dict, "OPTIONS": settings["OPTIONS"], "CONN_HEALTH_CHECKS": True}
    new = DatabaseWrapper(given, alias="default")
    connections["default"] = new
    yield new
    new.close()
    new.close_pool()
    connections["default"] = old


def asked(sql: str) -> object:
    with connections["default"].cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def test_no_pool_is_made_where_none_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PALERMO_POOL", raising=False)
    assert "pool" not in str(environment.served("desk"))
    monkeypatch.setenv("PALERMO_POOL", "4")
    assert "pool" not in str(environment.connection("desk"))
    assert "pool" not in str(environment.served("owner"))
    assert pool.options("desk")["max_size"] == 4


def test_what_was_injected_does_not_outlive_its_request(pooled: DatabaseWrapper) -> None:
    token = token_for("ari")
    with opening(token):
        process = asked("SELECT pg_backend_pid()")
        asked("SELECT set_config('palermo.token', current_setting('palermo.token'), false)")
        asked("SELECT set_config('statement_timeout', '1h', false)")
        asked("SELECT pg_advisory_lock(7)::text")
        with connections["default"].cursor() as cursor:
            cursor.execute("COMMIT; SET ROLE palermo_desk; LISTEN what_others_say")
            cursor.execute("SELECT set_config('palermo.token', %s, false)", [token])
    connections["default"].close()
    assert asked("SELECT pg_backend_pid()") == process, "the pool gave another connection: this proves nothing"
    assert asked("SELECT current_user") == "palermo_desk_login"
    assert asked("SELECT coalesce(current_setting('palermo.token', true), '')") == ""
    assert asked("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'") == 0
    assert asked("SELECT count(*) FROM pg_listening_channels()") == 0
    assert asked("SHOW statement_timeout") == "30s"
    assert asked("SHOW timezone") == "UTC"


def test_a_connection_that_broke_is_replaced(pooled: DatabaseWrapper) -> None:
    process = asked("SELECT pg_backend_pid()")
    connections["default"].close()
    with admin() as server:
        server.execute("SELECT pg_terminate_backend(%s)", [process])
    with opening(token_for("ari")):
        assert asked("SELECT pg_backend_pid()") != process


def test_a_pooled_session_in_a_transaction_that_failed_comes_back_clean(pooled: DatabaseWrapper) -> None:
    with pytest.raises(RuntimeError), opening(token_for("ari")):
        raise RuntimeError("the view failed")
    connections["default"].close()
    assert asked("SELECT current_user") == "palermo_desk_login"
    with opening(token_for("ben")) as session:
        assert session.officer_id
