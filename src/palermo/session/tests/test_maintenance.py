"""The owner sees rows only while a stated reason is kept, and a promise of counts holds."""

import pytest
from django.db import DatabaseError, connections
from tests.support.database import admin
from tests.support.people import NOW, acting

from palermo.cases import operations as cases
from palermo.cases.models import Case
from palermo.session.maintenance import CountChanged, maintenance

REASON = "a migration of this test's own"


def count(table: str) -> int:
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


@pytest.fixture
def one_case(house: str) -> str:
    with acting("hana") as hana:
        cases.open_case(officer=hana, at=NOW)
    return house


def test_the_owner_sees_no_case_outside_maintenance_and_all_inside(one_case: str) -> None:
    assert count("cases_case") == 0
    with maintenance(REASON, connection=connections["owner"]) as cursor:
        cursor.execute("SELECT count(*) FROM cases_case")
        assert cursor.fetchone() == (1,)
    assert count("cases_case") == 0


def test_the_reason_is_kept_with_the_login(one_case: str) -> None:
    with maintenance(REASON, connection=connections["owner"]):
        pass
    with admin(one_case) as server:
        row = server.execute("SELECT reason, login, open FROM session.maintenance").fetchone()
    assert row == (REASON, "palermo_owner_login", False)


def test_no_reason_no_maintenance(one_case: str) -> None:
    for reason in ("", "short"):
        with pytest.raises(DatabaseError), maintenance(reason, connection=connections["owner"]):
            pytest.fail("it opened")


def test_a_migration_that_loses_a_row_it_promised_to_keep_is_undone(one_case: str) -> None:
    with (
        pytest.raises(CountChanged, match="had 1 rows and has 0"),
        maintenance(REASON, connection=connections["owner"], keeps={"cases_case": 0}) as cursor,
    ):
        cursor.execute("DELETE FROM cases_case")
    with acting("ari"):
        assert Case.objects.count() == 1


def test_a_transaction_number_that_comes_back_after_a_restore_opens_nothing(one_case: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SELECT pg_current_xact_id()::text")
        (number,) = cursor.fetchone()
        with admin(one_case) as server:
            server.execute(
                "INSERT INTO session.maintenance (reason, xid, began_at) VALUES ('left open before a restore', %s::xid8, "
                "now() - interval '1 year')",
                [number],
            )
        cursor.execute("SELECT count(*) FROM cases_case")
        assert cursor.fetchone() == (0,)
        cursor.execute("ROLLBACK")
