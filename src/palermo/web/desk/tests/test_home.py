"""An officer's home: what waits, why them, what is theirs, what is new."""

from datetime import UTC, datetime, timedelta

from tests.support.people import acting
from tests.support.web import desk_client

from palermo.agencies.models import Officer
from palermo.agencies.operations import arrange_acting
from palermo.cases import operations
from palermo.cases.models import Case
from palermo.clocks import operations as clocks
from palermo.clocks.queries import running
from palermo.prevention.reporting import operations as reporting
from palermo.prevention.reporting.models import Report
from palermo.prevention.reporting.tests.factories import handed_in


def now() -> datetime:
    return datetime.now(UTC)


def opened(hours: int = 1) -> Case:
    with acting("hana") as hana:
        return operations.open_case(officer=hana, at=now() - timedelta(hours=hours))


def home(username: str) -> str:
    answer = desk_client(username).get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_with_nothing_waiting_it_says_so_kindly(house: str) -> None:
    for username in ("ari", "sela", "mila", "anna", "fred"):
        assert "Nothing is waiting for you" in home(username)


def test_what_waits_for_a_seat_waits_for_who_holds_it_with_the_reason(house: str) -> None:
    case = opened()
    words = home("ari")
    assert "Take the case on" in words
    assert f'href="/cases/{case.reference}/"' in words
    assert "You are investigator (Police)" in words
    assert "due in" in words
    assert case.reference not in home("sela")


def test_the_most_urgent_comes_first_and_what_is_late_says_so(house: str) -> None:
    later, earlier = opened(hours=1), opened(hours=60)
    words = home("ari")
    assert words.index(f"/cases/{earlier.reference}/") < words.index(f"/cases/{later.reference}/")
    assert "overdue by" in words


def test_where_somebody_may_be_in_danger_comes_before_what_is_long_overdue(house: str) -> None:
    handed_in()
    with acting("hana"):
        quiet = Report.objects.get().reference
    with acting("hana") as hana:
        report = Report.objects.get()
        reporting.acknowledge(report=report, officer=hana, at=now() - timedelta(days=40), version=report.version)
    handed_in("danger")
    with acting("hana"):
        urgent = Report.objects.get(urgent=True).reference
    words = home("hana")
    assert "overdue by" in words
    assert words.index(f"/reports/{urgent}/") < words.index(f"/reports/{quiet}/")


def test_who_acts_for_another_sees_what_waits_for_them_and_for_whom(house: str) -> None:
    opened()
    with acting("dora") as dora:
        absent, actor = Officer.objects.get(handle="ari"), Officer.objects.get(handle="hana")
        arrange_acting(
            absent=absent,
            actor=actor,
            from_at=now() - timedelta(hours=1),
            until_at=now() + timedelta(hours=8),
            officer=dora,
            at=now(),
        )
    assert "You act for Detective Ari Mokena" in home("hana")


def test_a_case_one_leads_with_no_clock_is_yours_with_nothing_due(house: str) -> None:
    case = opened()
    with acting("ari") as ari:
        operations.assign(case=case, to=ari, officer=ari, at=now(), version=1)
    words = home("ari")
    assert "Nothing is waiting for you" in words
    assert f'href="/cases/{case.reference}/"' in words[words.index("Yours, nothing due") :]


def test_a_clock_that_stands_still_is_not_late(house: str) -> None:
    case = opened(hours=60)
    with acting("ari"):
        clocks.pause(running(case.pk).get(), at=now(), reason="waiting_for_interpreter")
    words = home("ari")
    assert "Standing still" in words
    assert "overdue by" not in words


def test_news_is_what_one_may_see_in_sentences(house: str) -> None:
    case = opened()
    assert "Constable Hana Reweti opened case <a" in home("ari")
    assert f'<a class="govuk-link" href="/cases/{case.reference}/"><span class="pal-ref">' in home("ari")
    assert "opened case" not in home("sela")


def test_a_crew_is_one_line_of_news(house: str) -> None:
    with acting("ari") as ari:
        case = operations.open_case(officer=ari, at=now())
        operations.add_crew(case=case, count=12, role="possible_victim", officer=ari, at=now())
    assert "11 more like it" in home("ari")


def test_comings_and_goings_are_no_news(house: str) -> None:
    client = desk_client("ari")
    client.post("/sign-out/")
    assert "signed out" not in home("hana")
