"""What sign-in remembers for a while: how often somebody tried, and which codes were used. Kept by the door.

A table, not a process's memory, so that the limits hold over several processes and a restart. It holds hashes of keys
and plain JSON; nothing in it can be turned into code.
"""

import hashlib
import hmac
import json
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connections

ADD = """
INSERT INTO agencies_tries (key, value, until_at)
VALUES (%s, %s, clock_timestamp() + make_interval(secs => %s))
ON CONFLICT (key) DO UPDATE SET value = excluded.value, until_at = excluded.until_at
WHERE agencies_tries.until_at <= clock_timestamp() RETURNING 1
"""
SET = """
INSERT INTO agencies_tries (key, value, until_at)
VALUES (%s, %s, clock_timestamp() + make_interval(secs => %s))
ON CONFLICT (key) DO UPDATE SET value = excluded.value, until_at = excluded.until_at RETURNING 1
"""
GET = "SELECT value FROM agencies_tries WHERE key = %s AND until_at > clock_timestamp()"
FORGET = "DELETE FROM agencies_tries WHERE until_at <= clock_timestamp()"


class Tries(BaseCache):
    """Django's cache interface over the door's table; only sign-in uses it."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def add(self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        self._run(FORGET)
        return bool(self._run(ADD, [self._kept(key, version), json.dumps(value), self._seconds(timeout)]))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        row = self._run(GET, [self._kept(key, version)])
        return json.loads(row[0]) if row else default

    def set(self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        self._run(SET, [self._kept(key, version), json.dumps(value), self._seconds(timeout)])

    def touch(self, key: str, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        raise NotImplementedError("Tries are counted or forgotten, never kept alive.")

    def delete(self, key: str, version: int | None = None) -> bool:
        return bool(self._run("DELETE FROM agencies_tries WHERE key = %s RETURNING 1", [self._kept(key, version)]))

    def clear(self) -> None:
        self._run("DELETE FROM agencies_tries")

    def _seconds(self, timeout: float | None) -> float:
        return float(self.default_timeout or 300) if timeout is None or timeout is DEFAULT_TIMEOUT else float(timeout)

    def _kept(self, key: str, version: int | None) -> bytes:
        plain = self.make_and_validate_key(key, version=version)
        return hmac.new(settings.SECRET_KEY.encode(), b"tries " + plain.encode(), hashlib.sha256).digest()

    def _run(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        with connections["door"].cursor() as cursor:
            cursor.execute(sql, list(values))
            return cursor.fetchone() if cursor.description else None
