"""One way in: a token, a role, a transaction; and what is left when it ends."""

import threading
import time
from datetime import timedelta

import psycopg
import pytest
from django.db import DatabaseError, connection, connections, transaction
from tests.support.database import admin, as_login
from tests.support.people import NOW, acting, officer, token_for

from palermo.agencies import door
from palermo.agencies import operations as agencies
from palermo.agencies.models import Officer
from palermo.cases import operations as cases
from palermo.cases.models import Case
from palermo.demo.cast import officer_id
from palermo.ledger.models import Entry
from palermo.session.opening import NoSession, current, opening


def open_one() -> str:
    with acting("hana") as hana:
        return cases.open_case(officer=hana, at=NOW).reference


def test_outside_a_session_a_read_fails_loudly(house: str) -> None:
    with pytest.raises(DatabaseError, match="permission denied"):
        Case.objects.exists()


def test_after_a_session_a_late_read_fails_loudly_too(house: str) -> None:
    open_one()
    with acting("ari"):
        late = Case.objects.all().iterator(chunk_size=1)
    with pytest.raises(DatabaseError):
        list(late)


def test_a_session_speaks_for_its_officer_and_for_nobody_afterwards(house: str) -> None:
    with opening(token_for("ari")) as session:
        assert (session.officer_id, current()) == (officer_id("ari"), session)
    with pytest.raises(NoSession):
        current()


@pytest.mark.parametrize("token", ["", "forged", "0" * 64])
def test_a_token_that_nobody_minted_opens_nothing(house: str, token: str) -> None:
    with pytest.raises(NoSession), opening(token):
        pytest.fail("it opened")


def test_a_role_that_is_no_session_s_is_refused(house: str) -> None:
    for role in ("owner", "door", "backup", "keeper"):
        with pytest.raises(ValueError, match="no session role"), opening(token_for("ari"), role=role):
            pytest.fail("it opened")


def test_a_token_that_expired_opens_nothing(house: str) -> None:
    token = token_for("ari")
    with admin(house) as server:
        server.execute("UPDATE session.token SET expires_at = now() - interval '1 second'")
    with pytest.raises(NoSession), opening(token):
        pytest.fail("it opened")


def test_a_token_that_expires_meanwhile_shows_nothing_at_the_next_statement(house: str) -> None:
    open_one()
    token = token_for("ari")
    with opening(token):
        assert Case.objects.count() == 1
        with admin(house) as server:
            server.execute("UPDATE session.token SET expires_at = now() + interval '50 milliseconds'")
        time.sleep(0.1)
        assert Case.objects.count() == 0


def test_signing_out_ends_the_session_at_the_next_statement_of_another(house: str) -> None:
    open_one()
    assert door.mint(officer_id("ari"), "a-session-key-of-a-test")
    token = door.token_of("a-session-key-of-a-test")
    with opening(token):
        assert Case.objects.count() == 1
        door.end("a-session-key-of-a-test")
        assert Case.objects.count() == 0
    with pytest.raises(NoSession), opening(token):
        pytest.fail("it opened")


def test_an_officer_who_left_sees_and_writes_nothing_from_the_next_statement(house: str) -> None:
    open_one()
    token = token_for("ari")
    with opening(token):
        assert Case.objects.count() == 1
        thread = threading.Thread(target=_leave, args=("ari",))
        thread.start()
        thread.join()
        assert Case.objects.count() == 0
        assert not Officer.objects.exists()
        assert not Entry.objects.exists()
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT access.new_subject('case_opened', now())")
    with pytest.raises(NoSession), opening(token):
        pytest.fail("it opened")
    with pytest.raises(LookupError):
        token_for("ari")


def _leave(username: str) -> None:
    try:
        with acting("dora") as dora:
            agencies.leave(who=officer(username), officer=dora, at=NOW)
    finally:
        connections.close_all()


def test_an_error_leaves_nothing_written(house: str) -> None:
    with pytest.raises(RuntimeError), acting("hana") as hana:
        cases.open_case(officer=hana, at=NOW)
        raise RuntimeError("something else went wrong")
    with acting("ari"):
        assert not Case.objects.exists()
        assert not Entry.objects.filter(verb="case_opened").exists()


def test_a_session_does_not_open_inside_another_transaction_of_its_connection(house: str) -> None:
    token = token_for("ari")
    with opening(token), pytest.raises(RuntimeError, match="durable"), opening(token):
        pytest.fail("it opened")


def test_a_second_session_on_another_connection_leaves_the_first_current_and_commits_alone(house: str) -> None:
    token = token_for("hana")
    with pytest.raises(RuntimeError, match="undone"), opening(token) as first:
        hana = officer("hana")
        with opening(token, using="ledger") as second:
            assert (current(), second.using) == (first, "ledger")
            agencies.append("case_opened", at=NOW, officer=hana, using="ledger")
        assert current() == first
        raise RuntimeError("undone")
    with acting("hana"):
        assert Entry.objects.filter(verb="case_opened").count() == 1


def test_two_threads_do_not_see_through_each_other_s_sessions(house: str) -> None:
    open_one()
    seen: dict[str, set[int]] = {"ari": set(), "ben": set()}
    tokens = {name: token_for(name) for name in seen}

    def look(name: str) -> None:
        try:
            for _ in range(40):
                with opening(tokens[name]) as session:
                    assert session.officer_id == officer_id(name)
                    seen[name].add(Case.objects.count())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=look, args=(name,)) for name in seen]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == {"ari": {1}, "ben": {0}}


def test_a_database_that_goes_away_ends_the_session_with_nothing_written(house: str) -> None:
    with pytest.raises(DatabaseError), acting("hana") as hana:
        cases.open_case(officer=hana, at=NOW)
        with admin() as server:
            server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [house])
        Case.objects.count()
    connections.close_all()
    with acting("ari"):
        assert not Case.objects.exists()


def test_the_table_of_tokens_holds_hashes_alone(house: str) -> None:
    token = token_for("ari")
    with admin(house) as server:
        kept = str(server.execute("SELECT t::text FROM session.token t").fetchall())
    assert token not in kept


def test_a_login_s_password_without_a_token_is_worth_nothing(house: str) -> None:
    open_one()
    with as_login("desk", house) as raw:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            raw.execute("SELECT * FROM cases_case")
        raw.execute("SET ROLE palermo_desk")
        assert raw.execute("SELECT count(*) FROM cases_case").fetchone() == (0,)


def test_a_token_never_outlives_the_day_its_officer_leaves(house: str) -> None:
    with admin(house) as server:
        server.execute(
            "UPDATE agencies_officer SET left_at = now() + interval '1 hour' WHERE id = %s", [officer_id("ari")]
        )
        token_for("ari")
        row = server.execute(
            "SELECT max(expires_at) - now() FROM session.token WHERE officer = %s", [officer_id("ari")]
        )
        assert row.fetchone()[0] <= timedelta(hours=1)  # type: ignore[index]
