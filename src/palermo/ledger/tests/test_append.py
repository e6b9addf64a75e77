"""Entering what happened: under one's own name, in codes, once it happened."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from tests.support.database import admin
from tests.support.people import NOW, acting, officer, token_for

from palermo.ledger.models import Entry
from palermo.ledger.operations import WrongOfficer, append
from palermo.session.opening import NoSession, opening


def test_it_keeps_when_it_happened_and_when_it_was_recorded_apart(house: str) -> None:
    with acting("hana") as hana:
        made = append("case_opened", at=NOW, officer=hana, about="C-INVENTED")
        entry = Entry.objects.get(pk=made)
    assert entry.at == NOW
    assert abs(entry.recorded_at - timezone.now()) < timedelta(minutes=1)
    assert (entry.actor, entry.officer, entry.about) == ("officer", hana.id, "C-INVENTED")


def test_another_s_name_is_refused(house: str) -> None:
    with acting("hana"), pytest.raises(WrongOfficer):
        append("case_opened", at=NOW, officer=officer("tom"))


def test_outside_a_session_nothing_is_entered(house: str) -> None:
    with acting("hana") as hana:
        pass
    with pytest.raises(NoSession):
        append("case_opened", at=NOW, officer=hana)


def test_a_session_that_ended_meanwhile_enters_nothing(house: str) -> None:
    with opening(token_for("hana")):
        hana = officer("hana")
        with admin(house) as server:
            server.execute("UPDATE session.token SET ended_at = now()")
        with pytest.raises(DatabaseError, match="No session is open"), transaction.atomic():
            append("case_opened", at=NOW, officer=hana)


def test_a_word_that_is_no_verb_is_refused(house: str) -> None:
    with acting("hana") as hana, pytest.raises(ValueError, match=r"verbs\.py"):
        append("gossiped", at=NOW, officer=hana)


def test_an_act_that_has_not_happened_is_refused(house: str) -> None:
    for moment in (timezone.now() + timedelta(minutes=6), datetime(9999, 1, 1, tzinfo=NOW.tzinfo)):
        with acting("hana") as hana, pytest.raises(DatabaseError), transaction.atomic():
            append("case_opened", at=moment, officer=hana)


def test_a_moment_no_page_could_show_is_refused(house: str) -> None:
    for moment in ("'infinity'", "'-infinity'", "'4713-01-01 BC'", "NULL"):
        with acting("hana"), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT ledger.append('case_opened', {moment}, NULL, 'case', '', '', '', '{{}}', '{{}}')")


def test_late_entry_is_normal(house: str) -> None:
    with acting("hana") as hana:
        append("case_opened", at=NOW - timedelta(days=4000), officer=hana)


TYPED: tuple[dict[str, Any], ...] = (
    {"terms": {"note": "the man at the orchard"}},
    {"terms": {"note": "two words"}},
    {"terms": {"note": "x" * 65}},
    {"terms": {"note": "Losá"}},
    {"terms": {"A note": "code"}},
    {"terms": {"mail": "losa@home.example"}},
    {"terms": {"phone": "+64211234567"}},
    {"terms": {"phone": "0211234567"}},
    {"terms": {"deep": {"note": "code"}}},
    {"terms": {"list": ["code"]}},
    {"terms": {"nothing": None}},
    {"terms": {f"word_{chr(97 + n)}": "word" for n in range(17)}},
    {"reason": "Because she asked"},
    {"about": "Tevita of the orchard"},
    {"authority": "section 98D, as I read it"},
    {"subject": uuid4(), "compartment": "Case file"},
)


def test_what_someone_typed_is_refused_and_nothing_is_entered(house: str) -> None:
    with acting("hana") as hana:
        for typed in TYPED:
            with pytest.raises(DatabaseError), transaction.atomic():
                append("case_opened", at=NOW, officer=hana, **typed)
                pytest.fail(f"{typed} was entered")
    with acting("anna"):
        assert not Entry.objects.exists()


def test_codes_references_numbers_and_moments_are_taken(house: str) -> None:
    terms = {
        "party": "P-7K3F9QXD",
        "to": str(uuid4()),
        "seat": "NGO-harakeke/case_manager",
        "law": "crimes-act-1961/98D@2002",
        "count": 12,
        "at": "2026-11-03T01:10:00+00:00",
        "days": 0,
        "empty": "",
        "amount": "1200.50",
    }
    with acting("hana") as hana:
        made = append("party_added", at=NOW, officer=hana, terms=terms)
        assert Entry.objects.get(pk=made).terms == terms


def test_an_entry_about_someone_is_never_for_officers_at_large(house: str) -> None:
    with acting("hana") as hana:
        with pytest.raises(ValueError, match="compartment"):
            append("case_opened", at=NOW, officer=hana, subject=uuid4())
        with (
            pytest.raises(DatabaseError, match="entry_of_someone_is_not_public"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(
                "SELECT ledger.append('case_opened', now(), gen_random_uuid(), 'public', '', '', '', '{}', '{}')"
            )


def test_an_entry_goes_with_the_act_that_failed(house: str) -> None:
    with pytest.raises(RuntimeError), acting("hana") as hana:
        append("case_opened", at=NOW, officer=hana)
        raise RuntimeError("the act failed")
    with acting("anna"):
        assert not Entry.objects.exists()


def test_what_the_public_did_is_entered_to_the_hour(house: str) -> None:
    with admin(house) as server:
        server.execute(
            "SELECT ledger.append_public('report_received', NULL, 'report', 'R-INVENTED', '', '{\"channel\": \"web\"}')"
        )
        row = server.execute(
            "SELECT actor, officer, at, recorded_at, at = date_trunc('hour', at) FROM ledger.entry"
        ).fetchone()
    assert row is not None
    assert (row[0], row[1], row[4]) == ("public", None, True)
    assert row[2] == row[3]


def test_who_acted_is_always_said(house: str) -> None:
    with admin(house) as server:
        for actor, who in (("officer", None), ("public", uuid4()), ("worker", uuid4()), ("someone", None)):
            with pytest.raises(Exception, match="check constraint"):
                server.execute(
                    "INSERT INTO ledger.entry (verb, actor, officer, compartment, at, recorded_at) VALUES ('case_opened', %s, %s, "
                    "'case', now(), now())",
                    [actor, who],
                )
