"""Rosters, absence, acting-for, postings and leaving."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from tests.support.database import admin
from tests.support.people import NOW, acting, officer

from palermo.agencies import operations as agencies
from palermo.agencies import queries
from palermo.agencies.models import Absence, Acting, Duty, Officer, Posting, Seat
from palermo.agencies.operations import Refused
from palermo.cases import operations as cases
from palermo.cases.models import Case
from palermo.clocks.models import Message
from palermo.demo.cast import officer_id
from palermo.ledger.models import Entry

DAY = timedelta(days=1)


def triage() -> Seat:
    return queries.seat("Police", "triage_officer")


def on_duty(who: str, level: int = 1) -> None:
    with acting("dora") as dora:
        agencies.put_on_duty(
            seat=triage(), who=officer(who), level=level, from_at=NOW - DAY, until_at=NOW + DAY, officer=dora, at=NOW
        )


def told(house: str) -> set[str]:
    with admin(house) as server:
        return {
            str(row[0]).partition("@")[0] for row in server.execute("SELECT address FROM clocks_message").fetchall()
        }


def test_who_is_on_duty_is_told_first_called_first(house: str) -> None:
    on_duty("tom", 2)
    on_duty("hana", 1)
    with acting("ari"):
        assert [duty.officer.handle for duty in queries.on_duty(triage(), NOW)] == ["hana", "tom"]
        assert agencies.tell(triage().id, "report_waits", key="x", at=NOW) == 1
    assert told(house) == {"hana"}
    with acting("ari"):
        assert agencies.tell(triage().id, "report_waits", key="x", at=NOW, level=2) == 1, "hana was told already"
    assert told(house) == {"hana", "tom"}


def test_who_is_away_or_has_left_is_passed_over(house: str) -> None:
    for level, who in enumerate(("hana", "tom", "lusi"), start=1):
        on_duty(who, level)
    with acting("hana") as hana:
        agencies.record_absence(who=hana, from_at=NOW - DAY, until_at=NOW + DAY, officer=hana, at=NOW)
    with acting("dora") as dora:
        agencies.leave(who=officer("tom"), officer=dora, at=NOW - DAY)
    with acting("ari"):
        assert agencies.tell(triage().id, "report_waits", key="x", at=NOW, level=9) == 1
    assert told(house) == {"lusi"}


def test_a_message_carries_no_word_that_someone_typed(house: str) -> None:
    on_duty("hana")
    for template, key in (("Tevita waits at the orchard", "x"), ("report_waits", "the man at the orchard")):
        with acting("ari"), pytest.raises(Refused, match="message_codes"), transaction.atomic():
            agencies.tell(triage().id, template, key=key, at=NOW)
    assert told(house) == set()
    with acting("ari"), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Message.objects.exists()


def test_a_roster_is_changed_by_a_duty_officer_of_the_agency_alone(house: str) -> None:
    for who in ("hana", "ari", "anna", "otto"):
        with acting(who) as me, pytest.raises(Refused, match="duty officer of Police"):
            agencies.put_on_duty(seat=triage(), who=me, level=1, from_at=NOW, until_at=NOW + DAY, officer=me, at=NOW)
        with acting(who) as me, pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Duty.objects.create(seat=triage(), officer=me, level=1, from_at=NOW, until_at=NOW + DAY)
    with acting("dora"):
        customs = queries.seat("Customs", "frontline_officer")
        with pytest.raises(Refused, match="duty officer of Customs"):
            agencies.put_on_duty(
                seat=customs,
                who=officer("otto"),
                level=1,
                from_at=NOW,
                until_at=NOW + DAY,
                officer=officer("dora"),
                at=NOW,
            )
        assert not Duty.objects.exists()


def test_someone_who_acts_for_the_duty_officer_may_and_a_posting_with_an_end_does_too(house: str) -> None:
    with acting("dora") as dora:
        agencies.arrange_acting(
            absent=dora, actor=officer("ngaire"), from_at=NOW - DAY, until_at=NOW + 400 * DAY, officer=dora, at=NOW
        )
    with admin(house) as server:
        server.execute(
            "UPDATE agencies_posting SET until_at = now() + interval '1 year' WHERE officer_id = %s",
            [officer_id("dora")],
        )
    for who in ("ngaire", "dora"):
        with acting(who) as me:
            agencies.put_on_duty(
                seat=triage(), who=officer("tom"), level=1, from_at=NOW, until_at=NOW + DAY, officer=me, at=NOW
            )


def test_only_who_holds_the_seat_goes_on_its_roster_and_a_turn_ends_after_it_begins(house: str) -> None:
    with acting("dora") as dora:
        with pytest.raises(Refused, match="does not hold the seat"):
            agencies.put_on_duty(
                seat=triage(), who=officer("ari"), level=1, from_at=NOW, until_at=NOW + DAY, officer=dora, at=NOW
            )
        with pytest.raises(Refused, match="ends after it begins"):
            agencies.put_on_duty(
                seat=triage(), who=officer("tom"), level=1, from_at=NOW, until_at=NOW, officer=dora, at=NOW
            )
        assert not Entry.objects.filter(verb="duty_set").exists()


def test_an_absence_is_one_s_own_or_the_duty_officer_s_to_record(house: str) -> None:
    with acting("hana") as hana:
        agencies.record_absence(who=hana, from_at=NOW, until_at=NOW + DAY, officer=hana, at=NOW)
        with pytest.raises(Refused):
            agencies.record_absence(who=officer("tom"), from_at=NOW, until_at=NOW + DAY, officer=hana, at=NOW)
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Absence.objects.create(officer=officer("tom"), from_at=NOW, until_at=NOW + DAY)
        with pytest.raises(Refused, match="ends after it begins"):
            agencies.record_absence(who=hana, from_at=NOW, until_at=NOW, officer=hana, at=NOW)
    with acting("dora") as dora:
        agencies.record_absence(who=officer("tom"), from_at=NOW, until_at=NOW + DAY, officer=dora, at=NOW)
        assert Entry.objects.filter(verb="absence_recorded").count() == 2


@pytest.mark.parametrize(
    ("who", "absent", "actor"),
    [
        ("ari", "ngaire", "ari"),
        ("dora", "ngaire", "dora"),
        ("ari", "ngaire", "jun"),
        ("dora", "otto", "nell"),
        ("ari", "ari", "ari"),
        ("ari", "ari", "sela"),
        ("dora", "ngaire", "ben"),
        ("ari", "ari", "service"),
    ],
)
def test_nobody_names_themselves_nor_for_another_nor_across_agencies(
    house: str, who: str, absent: str, actor: str
) -> None:
    with acting(who) as me, pytest.raises(Refused):
        agencies.arrange_acting(
            absent=officer(absent), actor=officer(actor), from_at=NOW, until_at=NOW + 400 * DAY, officer=me, at=NOW
        )
    with acting("dora"):
        assert not Acting.objects.exists()
        assert not Entry.objects.filter(verb="acting_arranged").exists()


def test_acting_does_not_pass_on_to_a_third(house: str) -> None:
    with acting("ngaire") as ngaire:
        agencies.arrange_acting(
            absent=ngaire, actor=officer("ari"), from_at=NOW, until_at=NOW + 400 * DAY, officer=ngaire, at=NOW
        )
    with acting("ari") as ari:
        agencies.arrange_acting(
            absent=ari, actor=officer("tom"), from_at=NOW, until_at=NOW + 400 * DAY, officer=ari, at=NOW
        )
        assert "senior_police_officer" in queries.roles_held(NOW)
    with acting("tom"):
        assert queries.roles_held(NOW) == {"triage_officer", "investigator"}


def test_nobody_acts_for_someone_who_has_left(house: str) -> None:
    with acting("ngaire") as ngaire:
        agencies.arrange_acting(
            absent=ngaire, actor=officer("paul"), from_at=NOW, until_at=NOW + 400 * DAY, officer=ngaire, at=NOW
        )
    with acting("dora") as dora:
        agencies.leave(who=officer("ngaire"), officer=dora, at=NOW + DAY)
        with pytest.raises(Refused, match="still there"):
            agencies.arrange_acting(
                absent=officer("ngaire"),
                actor=officer("paul"),
                from_at=NOW,
                until_at=NOW + 400 * DAY,
                officer=dora,
                at=NOW,
            )
    with acting("paul"):
        assert officer_id("ngaire") not in queries.held()


def test_a_posting_is_given_by_the_agency_s_account_administrator_to_another(house: str) -> None:
    with acting("dora") as dora:
        agencies.post(who=officer("ari"), seat=triage(), from_at=NOW, until_at=None, officer=dora, at=NOW)
        assert Entry.objects.filter(verb="officer_posted").count() == 1
    with acting("ari"):
        assert queries.roles_held(NOW + DAY) == {"investigator", "triage_officer"}


@pytest.mark.parametrize(
    ("who", "whom", "agency", "role"),
    [
        ("dora", "dora", "Police", "investigator"),
        ("ari", "tom", "Police", "investigator"),
        ("dora", "anna", "Police", "investigator"),
        ("dora", "ari", "MoJ", "auditor"),
        ("anna", "ari", "MoJ", "auditor"),
    ],
)
def test_other_postings_are_refused(house: str, who: str, whom: str, agency: str, role: str) -> None:
    with acting(who) as me, pytest.raises(Refused, match="account administrator of the agency"):
        agencies.post(
            who=officer(whom), seat=queries.seat(agency, role), from_at=NOW, until_at=None, officer=me, at=NOW
        )
    with acting("dora"):
        assert not Posting.objects.filter(made_by__isnull=False).exists()


def test_a_posting_counts_from_its_day_until_its_day(house: str) -> None:
    with admin(house) as server:
        server.execute(
            "UPDATE agencies_posting SET until_at = now() + interval '1 minute' WHERE officer_id = %s",
            [officer_id("ari")],
        )
    with acting("ari"):
        assert queries.roles_held(NOW)
    with admin(house) as server:
        server.execute("UPDATE agencies_posting SET until_at = now() WHERE officer_id = %s", [officer_id("ari")])
    with acting("ari"):
        assert not queries.roles_held(NOW)
        assert not Case.objects.exists()


def test_leaving_is_recorded_by_the_agency_s_account_administrator(house: str) -> None:
    for who, whom in (("ari", "tom"), ("dora", "anna"), ("anna", "ari")):
        with acting(who) as me, pytest.raises(Refused):
            agencies.leave(who=officer(whom), officer=me, at=NOW)
    with acting("dora") as dora:
        agencies.leave(who=officer("ari"), officer=dora, at=NOW)
        assert Entry.objects.get(verb="officer_left").terms == {"who": str(officer_id("ari"))}
        assert not queries.seats_of(officer("ari"), NOW).exists()
        assert officer("ari") not in queries.holding(queries.seat("Police", "investigator"), NOW)


def test_whoever_left_stays_gone_whatever_is_recorded_later(house: str) -> None:
    with acting("hana") as hana:
        cases.open_case(officer=hana, at=NOW)
    with acting("dora") as dora:
        agencies.leave(who=officer("hana"), officer=dora, at=NOW)
        with pytest.raises(Refused, match="recorded already"):
            agencies.leave(who=officer("hana"), officer=dora, at=NOW + DAY)
    for moment in ("now()", "NULL"):
        with acting("dora"), suppress(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT agencies.leave(%s, {moment})", [officer_id("hana")])
    with acting("dora"):
        assert Officer.objects.get(handle="hana").left_at == NOW


def test_agencies_are_called_what_they_were_called_on_the_day(house: str) -> None:
    with acting("ari"):
        names = queries.agency_names(NOW)
        assert names["Police"]
        assert queries.agency_name(officer("ari").agency, NOW) == names["Police"]
