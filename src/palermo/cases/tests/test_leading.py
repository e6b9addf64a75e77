"""Who leads a case: taking it, being given it, handing it over; and what the old lead then no longer sees."""

from datetime import timedelta

import pytest
from django.db import connections
from tests.support.database import admin
from tests.support.people import NOW, acting

from palermo.access.models import Grant
from palermo.access.operations import NotYours
from palermo.agencies import operations as agencies
from palermo.agencies.models import Officer, Seat
from palermo.cases import operations
from palermo.cases.models import Case, Party
from palermo.cases.tests.factories import CLOSED, a_case
from palermo.clocks import operations as clocks
from palermo.clocks.models import Deadline
from palermo.clocks.queries import running, waiting_for
from palermo.ledger.models import Entry
from palermo.vault.operations import reveal
from palermo.vault.queries import latest

LATER = NOW + timedelta(minutes=5)


def officer(handle: str) -> Officer:
    return Officer.objects.select_related("agency").get(handle=handle)


def case_with_a_person(by: str = "hana") -> tuple[Case, Party]:
    """Opened and recorded by a triage officer; nobody leads it."""
    with acting(by) as who:
        case = operations.open_case(officer=who, at=NOW)
        party = operations.add_party(
            case=case, kind="person", role="possible_victim", officer=who, at=NOW, name="Tevita Invented"
        )
    return case, party


def names_seen(by: str, party: Party) -> list[str]:
    with acting(by) as who:
        ids = latest([party.pk], "name")
        return list(
            reveal(
                ids.values(),
                purpose="investigate",
                officer=who,
                at=LATER,
                subject=party.pk,
                compartment="identity",
                about=party.reference,
            ).values()
        )


def given_to_ari() -> tuple[Case, Party]:
    case, party = case_with_a_person()
    with acting("hana") as hana:
        operations.assign(case=case, to=officer("ari"), officer=hana, at=NOW, version=1)
        case.refresh_from_db()
    return case, party


def test_an_investigator_takes_a_case_and_the_clock_stops(house: str) -> None:
    case, _ = case_with_a_person()
    with acting("ari") as ari:
        assert running(case.pk).exists()
        taken = operations.assign(case=case, to=ari, officer=ari, at=LATER, version=1)
        assert taken.lead == ari.id
        assert not running(case.pk).exists()


def test_taking_a_case_widens_nothing_until_who_recorded_them_tells(house: str) -> None:
    case, party = case_with_a_person()
    with acting("ari") as ari:
        operations.assign(case=case, to=ari, officer=ari, at=NOW, version=1)
    assert names_seen("ari", party) == []
    with acting("hana") as hana:
        case.refresh_from_db()
        assert operations.share_people(case=case, officer=hana, at=LATER) == 1
        entry = Entry.objects.get(verb="people_shared")
        assert entry.terms == {"to": str(case.lead), "count": 1}
    assert names_seen("ari", party) == ["Tevita Invented"]
    assert names_seen("jun", party) == []


def test_there_is_nobody_to_tell_where_nobody_else_leads(house: str) -> None:
    case, _ = case_with_a_person()
    with acting("hana") as hana, pytest.raises(operations.Refused, match="nobody to tell"):
        operations.share_people(case=case, officer=hana, at=LATER)


def test_the_lead_hands_a_case_over_with_a_note_and_no_longer_knows_who_is_in_it(house: str) -> None:
    case, party = given_to_ari()
    assert names_seen("ari", party) == ["Tevita Invented"]
    with acting("ari") as ari:
        operations.handover(
            case=case,
            to=officer("jun"),
            note="Ring the safe number first.",
            officer=ari,
            at=LATER,
            version=case.version,
        )
    assert names_seen("ari", party) == []
    assert names_seen("jun", party) == ["Tevita Invented"]
    with acting("jun") as jun:
        assert Case.objects.get(pk=case.pk).lead == jun.id
        ids = latest([case.pk], "handover_note").values()
        words = reveal(ids, purpose="investigate", officer=jun, at=LATER, subject=case.pk, compartment="assessment")
        assert list(words.values()) == ["Ring the safe number first."]
        entry = Entry.objects.get(verb="handed_over")
        assert (entry.about, entry.terms) == (case.reference, {"to": str(jun.id)})


def test_what_waited_for_the_lead_waits_for_the_next(house: str) -> None:
    case, party = given_to_ari()
    with acting("ari") as ari:
        clocks.start("submit_assessment", subject=party.pk, compartment="assessment", at=NOW, holder=ari.id)
        clocks.start("do_task", subject=case.pk, compartment="casefile", at=NOW, holder=ari.id, about="T-1")
        operations.handover(case=case, to=officer("jun"), note="", officer=ari, at=LATER, version=case.version)
    with acting("jun") as jun:
        assert {row.kind for row in waiting_for([jun.id])} == {"submit_assessment", "do_task"}


def test_the_grants_end_with_their_reason_and_stay_to_be_read(house: str) -> None:
    case, party = given_to_ari()
    with acting("ari") as ari:
        operations.handover(case=case, to=officer("jun"), note="", officer=ari, at=LATER, version=case.version)
    with acting("anna"):
        ended = Grant.objects.filter(holder=officer("ari").id, ended_because="handed_over")
        assert {grant.subject for grant in ended} == {case.pk, party.pk}


def test_the_note_is_nowhere_in_plain_words(house: str) -> None:
    case, _ = given_to_ari()
    with acting("ari") as ari:
        operations.handover(
            case=case, to=officer("jun"), note="orange bicycle", officer=ari, at=LATER, version=case.version
        )
    with admin(house) as raw:
        for schema, table in raw.execute(
            "SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT LIKE 'pg\\_%' "
            "AND schemaname <> 'information_schema'"
        ).fetchall():
            found = raw.execute(
                f'SELECT count(*) FROM "{schema}"."{table}" t WHERE t::text LIKE %s',
                ["%orange bicycle%"],
            ).fetchone()
            assert found == (0,), table


def test_only_the_lead_hands_over_and_not_to_themselves(house: str) -> None:
    case, _ = given_to_ari()
    with acting("jun") as jun, pytest.raises(operations.Refused, match="Only the lead"):
        operations.handover(case=case, to=officer("jun"), note="", officer=jun, at=LATER, version=case.version)
    with acting("ari") as ari, pytest.raises(operations.Refused, match="choose who"):
        operations.handover(case=case, to=ari, note="", officer=ari, at=LATER, version=case.version)


def test_a_case_goes_to_nobody_who_is_no_investigator_and_nothing_is_written(house: str) -> None:
    case, _ = given_to_ari()
    with pytest.raises(NotYours), acting("ari") as ari:
        operations.handover(case=case, to=officer("sela"), note="x", officer=ari, at=LATER, version=case.version)
    with acting("ari") as ari:
        assert Case.objects.get(pk=case.pk).lead == ari.id
        assert not Entry.objects.filter(verb="handed_over").exists()


def test_the_second_of_two_who_give_it_away_is_told(house: str) -> None:
    case, _ = given_to_ari()
    with acting("ngaire") as ngaire:
        now = Case.objects.get(pk=case.pk)
        operations.assign(case=now, to=officer("jun"), officer=ngaire, at=LATER, version=case.version)
    with acting("hana") as hana, pytest.raises(operations.Conflict):
        operations.assign(case=case, to=officer("jun"), officer=hana, at=LATER, version=case.version)
    with acting("ari"):
        assert not Case.objects.filter(pk=case.pk).exists()


def test_a_senior_officer_gives_a_case_to_another_with_its_people_and_learns_nothing_of_them(house: str) -> None:
    case, party = given_to_ari()
    with acting("ari") as ari:
        clocks.start("submit_assessment", subject=party.pk, compartment="assessment", at=NOW, holder=ari.id)
    with acting("ngaire") as ngaire:
        assert not Party.objects.exists()
        operations.assign(case=case, to=officer("jun"), officer=ngaire, at=LATER, version=case.version)
        ended = Grant.objects.filter(holder=officer("ari").id, ended_because="lead_changed")
        assert {(grant.subject, grant.compartment) for grant in ended} == {(case.pk, "casefile")}, "what she may see"
        assert not Party.objects.exists()
    assert names_seen("jun", party) == ["Tevita Invented"]
    assert names_seen("ari", party) == []
    with acting("ari"):
        assert not Case.objects.filter(pk=case.pk).exists()
    with acting("jun") as jun:
        assert [row.subject for row in waiting_for([jun.id])] == [party.pk]


def test_who_gives_it_to_themselves_learns_no_more_until_the_lead_before_tells_and_then_lets_go(house: str) -> None:
    case, party = given_to_ari()
    with acting("dora") as dora:
        seat = officer("jun").postings.get(seat__role="investigator").seat
        agencies.post(who=officer("ngaire"), seat=seat, from_at=NOW, until_at=None, officer=dora, at=NOW)
    with acting("ngaire") as ngaire:
        operations.assign(case=case, to=ngaire, officer=ngaire, at=LATER, version=case.version)
    assert names_seen("ngaire", party) == []
    with acting("ari") as ari:
        operations.share_people(case=Case.objects.get(pk=case.pk), officer=ari, at=LATER)
    assert names_seen("ngaire", party) == ["Tevita Invented"]
    assert names_seen("ari", party) == []


def test_an_investigator_takes_a_case_for_themselves_and_gives_none_to_another(house: str) -> None:
    case, _ = case_with_a_person()
    with acting("ari") as ari, pytest.raises(operations.Refused, match="for themselves"):
        operations.assign(case=case, to=officer("jun"), officer=ari, at=NOW, version=1)
    with acting("ari") as ari:
        case = operations.assign(case=case, to=ari, officer=ari, at=NOW, version=1)
        with pytest.raises(operations.Refused, match="hand it over"):
            operations.assign(case=case, to=officer("jun"), officer=ari, at=NOW, version=case.version)


def test_once_somebody_leads_it_no_other_investigator_knows_of_it(house: str) -> None:
    case, _ = case_with_a_person()
    for who in ("ari", "jun", "ngaire", "paul", "hana"):
        with acting(who):
            assert Case.objects.filter(pk=case.pk).exists()
    with acting("ari") as ari:
        operations.assign(case=case, to=ari, officer=ari, at=NOW, version=1)
    for who, knows in (("ari", True), ("jun", False), ("ngaire", True), ("hana", True), ("tom", False)):
        with acting(who):
            assert Case.objects.filter(pk=case.pk).exists() is knows


def test_nobody_but_who_leads_it_opens_the_note(house: str) -> None:
    case, _ = given_to_ari()
    with acting("ari") as ari:
        operations.handover(case=case, to=officer("jun"), note="Invented.", officer=ari, at=LATER, version=case.version)
    for who, knows in (("jun", True), ("ari", False), ("hana", False), ("ngaire", False)):
        with acting(who):
            assert bool(latest([case.pk], "handover_note")) is knows
    with acting("ngaire") as ngaire:
        now = Case.objects.get(pk=case.pk)
        operations.assign(case=now, to=officer("ari"), officer=ngaire, at=LATER, version=now.version)
    with acting("ari"):
        assert latest([case.pk], "handover_note"), "whoever leads it next"
    with acting("jun"):
        assert not latest([case.pk], "handover_note")


@pytest.mark.parametrize(
    "call",
    [
        "led(%(case)s, now())", "replace_lead(%(case)s, %(me)s, now())", "replace_lead(%(case)s, %(lead)s, now())",
        "let_go(%(case)s, %(lead)s, 'x_y_z', now())", "come_from(%(case)s, %(case)s, 'case_led', now())",
        "bring(%(case)s, now())",
    ],
)  # fmt: skip
@pytest.mark.parametrize("who", ["jun", "ngaire", "tom", "mila"])
def test_the_functions_of_leading_give_nothing_to_whoever_does_not_lead(house: str, who: str, call: str) -> None:
    case, party = given_to_ari()
    with acting("ari") as ari:
        lead = ari.id
    with pytest.raises(Exception, match="role|passes|goes on|came from|about whom|hold the seat"), acting(who) as me:
        with connections["default"].cursor() as cursor:
            cursor.execute(f"SELECT cases.{call}", {"case": case.pk, "me": me.id, "lead": lead})
        raise LookupError("it goes on: nothing was given")
    assert names_seen(who, party) == []
    assert names_seen("ari", party) == ["Tevita Invented"]


def test_who_knows_the_people_gives_the_case_to_another_and_the_lead_before_no_longer_knows_them(
    house: str,
) -> None:
    case, party = given_to_ari()
    with acting("hana") as hana:
        operations.assign(case=case, to=officer("jun"), officer=hana, at=LATER, version=case.version)
    assert names_seen("ari", party) == []
    assert names_seen("jun", party) == ["Tevita Invented"]


def test_a_closed_case_has_to_be_reopened_before_somebody_leads_it(house: str) -> None:
    case, _ = given_to_ari()
    with acting("ari") as ari:
        closed = operations.close(
            case=case, reason="concluded", answers=CLOSED, officer=ari, at=LATER, version=case.version
        )
    with acting("hana") as hana, pytest.raises(operations.Refused, match="reopen it"):
        operations.assign(case=closed, to=officer("jun"), officer=hana, at=LATER, version=closed.version)


def test_who_sees_a_case_only_while_it_waits_gives_it_away_with_what_they_know_of_its_people(house: str) -> None:
    with acting("dora") as dora:
        agencies.post(
            who=officer("lusi"), seat=Seat.objects.get(agency="Police", role="investigator"), from_at=NOW, until_at=None,
            officer=dora, at=NOW,
        )  # fmt: skip
    case, _ = a_case(lead="")
    with acting("lusi") as lusi:
        party = operations.add_party(
            case=case, kind="person", role="witness", officer=lusi, at=NOW, name="Losa Invented"
        )
        operations.assign(case=case, to=officer("jun"), officer=lusi, at=NOW, version=case.version)
        assert not Case.objects.filter(pk=case.pk).exists()
    with acting("jun"):
        assert Party.objects.filter(pk=party.pk).exists()
        assert Deadline.objects.get(subject=case.pk, kind="assign_case").met_at
