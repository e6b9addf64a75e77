"""The database's own functions, called by hand with what one does not hold. Each session is live; each call is refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import DatabaseError, connections

from palermo.demo.cast import officer_id
from palermo.session.opening import opening
from tests.support.database import admin, as_login
from tests.support.people import acting, token_for
from tests.support.populated import Populated


@contextmanager
def refused(database: str, table: str = "access.grants") -> Iterator[None]:
    """The block raises, and the table has the rows it had."""
    with admin(database) as server:

        def rows() -> object:
            return server.execute(
                f"SELECT count(*), max(until_at::text) FROM {table}"
                if table == "access.grants"
                else f"SELECT count(*) FROM {table}"
            ).fetchone()

        before = rows()
        with pytest.raises(DatabaseError):
            yield
        assert rows() == before


def call(sql: str, *values: object) -> Any:
    with connections["default"].cursor() as cursor:
        cursor.execute(sql, list(values))
        return cursor.fetchone()[0]


GIVE = "SELECT access.give(%s, %s, %s, now())"


@pytest.mark.parametrize("who", ["ari", "hana", "ngaire", "dora", "ben", "anna"])
def test_nobody_gives_a_standing_grant_by_giving_on_no_subject(populated: Populated, who: str) -> None:
    """A refusal that is NULL does not refuse: the first foundation wrote a grant on every case here."""
    with refused(populated.database), acting(who) as officer:
        call("SELECT access.give('investigator_named', NULL, %s, now())", officer.id)


def test_the_table_itself_takes_no_standing_grant_from_an_officer(populated: Populated) -> None:
    with admin(populated.database) as server, pytest.raises(psycopg.errors.CheckViolation, match="standing"):
        server.execute(
            "INSERT INTO access.grants (holder, compartment, purpose, authority, act, from_at, given_by) "
            "VALUES (%s, 'case', 'x', 'x', 'x', now(), %s)",
            [uuid4(), uuid4()],
        )


def test_who_holds_nothing_on_a_subject_gives_nothing_on_it(populated: Populated) -> None:
    for who in ("ben", "sela", "dora", "anna"):
        with refused(populated.database), acting(who):
            call(GIVE, "investigator_named", populated.first, officer_id("ari"))


def test_who_holds_the_case_but_not_the_names_does_not_share_the_names(populated: Populated) -> None:
    with refused(populated.database), acting("ngaire"):
        call(GIVE, "investigator_told_who", populated.parties[0], officer_id("ari"))


def test_a_grant_is_given_only_to_someone_in_the_seat_it_is_for(populated: Populated) -> None:
    for whom in ("ben", "sela", "hana", "fred"):
        with refused(populated.database), acting("hana"):
            call(GIVE, "investigator_named", populated.first, officer_id(whom))


def test_a_subject_is_made_only_by_a_role_that_may(populated: Populated) -> None:
    for who in ("ben", "anna", "ngaire", "dora"):
        with refused(populated.database), acting(who):
            call("SELECT access.new_subject('case_opened', now())")
    for act in ("investigator_named", "no_such_act", "audit_duty", None):
        with refused(populated.database), acting("hana"):
            call("SELECT access.new_subject(%s, now())", act)


@pytest.mark.parametrize("moment", ["NULL", "now() + interval '1 hour'", "'infinity'"])
def test_no_moment_and_no_later_moment_makes_a_grant_last_longer(populated: Populated, moment: str) -> None:
    for sql in (
        f"SELECT access.new_subject('case_opened', {moment})",
        f"SELECT access.give('investigator_named', '{populated.first}', '{officer_id('ari')}', {moment})",
    ):
        with refused(populated.database), acting("hana"):
            call(sql)


def test_an_act_that_ends_grants_says_why_as_a_code(populated: Populated) -> None:
    for because in ("NULL", "'because Tevita asked'", "''"):
        with refused(populated.database), acting("hana"):
            call(f"SELECT access.finish('{populated.first}', NULL, NULL, {because}, now())")


def test_who_sees_nothing_of_a_subject_ends_no_grant_on_it(populated: Populated) -> None:
    for who in ("ben", "sela", "dora"):
        with acting(who):
            assert call("SELECT access.finish(%s, NULL, NULL, 'wished_so', now())", populated.first) == 0


def entry(who: str, covers: list[Any], *, verb: str = "opened") -> Any:
    with opening(token_for(who)):
        return call("SELECT ledger.append(%s, now(), NULL, 'case', '', '', '', '{}', %s::uuid[])", verb, covers)


def opened(who: str, of: Any, wanted: list[Any]) -> int:
    with opening(token_for(who)), connections["default"].cursor() as cursor:
        cursor.execute("SELECT * FROM vault.open_(%s, %s::uuid[])", [of, wanted])
        return len(cursor.fetchall())


def test_the_vault_opens_what_a_committed_entry_of_one_s_own_covers(populated: Populated) -> None:
    first = list(populated.sealed[:2])
    assert opened("ari", entry("ari", first), first) == 2


def test_the_vault_opens_nothing_under_another_officer_s_entry(populated: Populated) -> None:
    first = list(populated.sealed[:2])
    with pytest.raises(DatabaseError, match="No committed ledger entry"):
        opened("ari", entry("hana", first), first)


def test_the_vault_opens_nothing_that_the_entry_does_not_cover(populated: Populated) -> None:
    with pytest.raises(DatabaseError, match="No committed ledger entry"):
        opened("ari", entry("ari", [populated.sealed[0]]), list(populated.sealed[:2]))


def test_the_vault_opens_nothing_under_an_entry_of_another_kind_or_of_none(populated: Populated) -> None:
    for of in (entry("ari", [populated.sealed[0]], verb="case_opened"), uuid4(), None):
        with pytest.raises(DatabaseError, match="No committed ledger entry"):
            opened("ari", of, [populated.sealed[0]])


def test_the_vault_opens_nothing_under_an_entry_of_the_same_transaction(populated: Populated) -> None:
    with pytest.raises(DatabaseError, match="No committed ledger entry"), opening(token_for("ari")):
        of = call(
            "SELECT ledger.append('opened', now(), NULL, 'case', '', '', '', '{}', %s::uuid[])", [populated.sealed[0]]
        )
        call("SELECT count(*) FROM vault.open_(%s, %s::uuid[])", of, [populated.sealed[0]])


def test_the_vault_opens_nothing_under_an_entry_of_ten_minutes_ago(populated: Populated) -> None:
    with admin(populated.database) as server:
        (of,) = server.execute(
            "INSERT INTO ledger.entry (verb, actor, officer, compartment, at, recorded_at, covers) VALUES ('opened', 'officer', "
            "%s, 'case', now() - interval '10 minutes', now() - interval '10 minutes', %s) RETURNING id",
            [officer_id("ari"), [populated.sealed[0]]],
        ).fetchone() or (None,)
    with pytest.raises(DatabaseError, match="No committed ledger entry"):
        opened("ari", of, [populated.sealed[0]])


def test_an_entry_opens_nothing_that_its_officer_may_not_see(populated: Populated) -> None:
    theirs = list(populated.sealed[3:])
    assert opened("ari", entry("ari", theirs), theirs) == 0
    assert opened("ben", entry("ben", theirs), theirs) == 0


def test_one_entry_covers_at_most_a_page(populated: Populated) -> None:
    with pytest.raises(DatabaseError, match="entry_covers_a_page"):
        entry("ari", [uuid4() for _ in range(201)])


SEAL = "SELECT vault.seal(gen_random_uuid(), %s, 'identity', %s, 'name', 'x', decode(repeat('00', 40), 'hex'), NULL)"


def test_nothing_is_sealed_into_a_subject_one_does_not_see(populated: Populated) -> None:
    for who, subject in (
        ("ari", populated.parties[3]),
        ("ben", populated.parties[0]),
        ("ngaire", populated.parties[0]),
        ("ari", None),
        ("ari", uuid4()),
    ):
        with refused(populated.database, "vault.sealed"), acting(who):
            call(SEAL, subject, uuid4())


def test_nothing_is_laid_beside_a_row_that_is_about_someone_else(populated: Populated) -> None:
    """Else a reader of both would take it for the newer name."""
    with refused(populated.database, "vault.sealed"), acting("ari"):
        call(SEAL, populated.parties[1], populated.parties[0])


def test_a_session_is_minted_by_the_door_alone(populated: Populated) -> None:
    for who in ("ari", "dora", "anna"):
        token = token_for(who)
        with refused(populated.database, "session.token"), opening(token):
            call("SELECT agencies.mint(%s, sha256('x'), interval '1 hour', 'desk')", officer_id("dora"))


def test_the_door_mints_no_longer_than_a_shift_and_for_nobody_who_is_not_there(populated: Populated) -> None:
    with as_login("door", populated.database) as raw:
        raw.execute("SET ROLE palermo_door")
        for who, lasts in ((officer_id("ari"), "13 hours"), (uuid4(), "1 hour")):
            row = raw.execute(
                "SELECT agencies.mint(%s, sha256(%s::bytea), %s, 'desk')", [who, str(uuid4()).encode(), lasts]
            )
            assert row.fetchone() == (False,)
        for purpose in ("", "root"):
            with pytest.raises(psycopg.errors.CheckViolation):
                raw.execute("SELECT agencies.mint(%s, sha256('y'), '1 hour', %s)", [officer_id("ari"), purpose])
