"""Item 20, counted under the measures' role, which sees no text."""

from datetime import date, timedelta

from django.db import connections
from tests.support.people import NOW, acting

from palermo.law.period import Period
from palermo.plan.measures import Result, compute, for_action, registered
from palermo.protection.support import measures, operations
from palermo.protection.support.codes import DOMAINS, SERVICES
from palermo.protection.support.tests import factories
from palermo.protection.support.tests.factories import KOWHAI
from palermo.protection.support.tests.test_follow import close, review
from palermo.session.opening import opening

NOVEMBER = Period(date(2026, 11, 1), date(2026, 12, 1))
COUNTS = ("referred", "accepted", "declined", "services", "unmet")
SHARES = ("referral-time", "answer-time", "ngo-managed", "waiting", "outcomes", "closed-better")
assert measures


def counted(keys: tuple[str, ...], period: Period = NOVEMBER) -> dict[str, Result]:
    with opening("", using="measures", role="measures"), connections["measures"].cursor() as cursor:
        return {key: compute(f"support.{key}", period, cursor) for key in keys}


def test_every_measure_of_support_is_counted(house: str) -> None:
    ours = {each.key for each in for_action(20) if each.key.startswith("support.")}
    assert len(ours) == 23 and ours <= {each.key for each in registered()}


def test_nothing_is_nought_and_a_share_of_nothing_is_not_applicable(house: str) -> None:
    assert {key: each.value for key, each in counted(COUNTS).items()} == dict.fromkeys(COUNTS, 0)
    assert {each.state for each in counted(SHARES).values()} == {"not applicable"}


def test_each_act_is_counted_once_in_its_own_place(house: str) -> None:
    file = factories.active()
    made = factories.service(file)
    factories.moved(made, "offer", "take", "start", at=NOW + timedelta(days=2))
    factories.moved(factories.service(file, "interpreter"), "fail", reason="no_language")
    first = factories.declined()
    with acting("ari") as ari:
        operations.pass_on(
            referral=first,
            asked=factories.asking(KOWHAI),
            officer=ari,
            at=NOW + timedelta(hours=4),
            version=first.version,
        )
    found = counted(COUNTS + SHARES)
    assert {key: found[key].value for key in COUNTS} == {
        "referred": 2, "accepted": 1, "declined": 1, "services": 1, "unmet": 1,
    }  # fmt: skip
    assert (found["waiting"].value, found["ngo-managed"].value) == (2.0, 100)
    assert found["referral-time"].n == 2


def test_services_are_counted_by_type(house: str) -> None:
    file = factories.active()
    for kind in ("emergency_bed", "longer_housing", "doctor"):
        factories.moved(factories.service(file, kind), "offer", "take", "start")
    keys = tuple(f"services-{domain.replace('_', '-')}" for domain in DOMAINS)
    found = {key: each.value for key, each in counted(keys).items() if each.value}
    assert found == {"services-accommodation": 2, "services-health": 1}
    assert {domain for domain, _words in SERVICES.values()} == set(DOMAINS)


def test_outcomes_are_what_eased_and_how_people_are_at_the_end(house: str) -> None:
    better, worse = factories.active(), factories.active()
    review(better)
    review(worse, {**factories.GREAT, "safety": 4})
    close(better)
    close(worse, outcome="worse")
    found = counted(("outcomes", "closed-better"))
    assert {key: (each.value, each.n) for key, each in found.items()} == {
        "outcomes": (50, 2), "closed-better": (50, 2),
    }  # fmt: skip


def test_a_referral_made_by_mistake_is_nobody_referred(house: str) -> None:
    referral = factories.referred()
    with acting("ari") as ari:
        operations.withdraw(referral=referral, reason="asked_by_mistake", officer=ari, at=NOW, version=referral.version)
    assert counted(("referred",))["referred"].value == 0
