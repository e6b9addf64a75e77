"""An officer with more grants than a list holds well sees the same, row by row, and not a row more."""

from uuid import UUID

import pytest
from tests.support.database import admin
from tests.support.people import acting
from tests.support.populated import Populated

from palermo.access import queries as grants
from palermo.cases.models import Case, Involvement, Party
from palermo.clocks.models import Deadline
from palermo.demo.cast import officer_id
from palermo.ledger.models import Entry
from palermo.vault.models import Sealed

MANY = 5001
WHO = ("ari", "jun", "hana", "ngaire", "mila", "sela")
TABLES = (Case, Party, Involvement, Deadline, Entry, Sealed)


def seen(who: str) -> dict[str, set[UUID]]:
    with acting(who):
        return {table.__name__: set(table.objects.values_list("pk", flat=True)) for table in TABLES}


def burden(database: str, who: str) -> None:
    """Give an officer grants on so many subjects about which there is nothing."""
    with admin(database) as server:
        server.execute(
            "WITH made AS (INSERT INTO access.subject (id, kind, made_at) SELECT gen_random_uuid(), 'party', now() "
            "FROM generate_series(1, %s) RETURNING id) INSERT INTO access.grants (holder, subject, compartment, purpose, "
            "authority, act, from_at) SELECT %s, id, 'case', 'investigate', 'nz-2009/23', 'party_added', "
            "'2026-11-01' FROM made",
            [MANY, officer_id(who)],
        )


@pytest.mark.parametrize("who", WHO)
def test_row_by_row_shows_what_the_list_shows(populated: Populated, who: str) -> None:
    before = seen(who)
    with acting(who):
        assert not grants.holds_much("case")
    burden(populated.database, who)
    with acting(who):
        assert grants.holds_much("case")
        assert not grants.holds_much("identity")
    after = seen(who)
    after["Entry"] -= after["Entry"] - before["Entry"]
    assert after == before


def test_a_grant_that_ended_shows_nothing_either_way(populated: Populated) -> None:
    with acting("hana"):
        assert Case.objects.filter(pk=populated.second).exists()
    burden(populated.database, "hana") if not _burdened() else None
    with admin(populated.database) as server:
        server.execute(
            "UPDATE access.grants SET until_at = now() - interval '1 second', from_at = least(from_at, now() - interval "
            "'1 day') WHERE subject = %s",
            [populated.second],
        )
    with acting("hana"):
        assert not Case.objects.filter(pk=populated.second).exists()
        assert not grants.may_see("casefile", populated.second)
        assert Case.objects.filter(pk=populated.first).exists()


def _burdened() -> bool:
    with acting("hana"):
        return grants.holds_much("case")
