"""Screenings are counted by how they ended, in which work, and by whom."""

from datetime import date, timedelta

from tests.support.people import NOW, acting

from palermo.law.period import Period
from palermo.plan import queries as plan
from palermo.plan.measures import Result
from palermo.protection.identification.measures import BY, SECTIONS
from palermo.protection.identification.screening import operations
from palermo.protection.identification.screening.models import Screening
from palermo.protection.identification.screening.tests import factories

NOVEMBER = Period(date(2026, 11, 1), date(2026, 12, 1))


def counted() -> dict[str, Result]:
    found = plan.count(NOVEMBER, date(2026, 11, 3)).results
    return {
        key.removeprefix("identification."): each for key, each in found.items() if key.startswith("identification.")
    }


def values(*keys: str) -> list[int | float | None]:
    found = counted()
    return [found[key].value for key in keys]


def test_nothing_screened_is_nought_and_shares_of_nothing_do_not_apply(house: str) -> None:
    assert values("screened", "referred", "open") == [0, 0, 0]
    assert counted()["proactive"].state == "not applicable"


def test_a_crew_and_an_orchard_are_counted_by_outcome_work_and_agency(house: str) -> None:
    crew = factories.met(factories.visit("otto", factories.VESSEL), 12, "otto")
    factories.ended(crew[:9], "refer", by="otto")
    factories.ended(crew[9:], "not", "could_not_finish", by="otto")
    factories.accepted(factories.sent(crew[:9], "otto"))
    women = factories.met(
        factories.visit("lani", operations.Circumstances(occasion="came", place="massage")), 2, "lani"
    )
    factories.ended(women, "presume", by="lani")
    assert values("screened", "referred", "presumed", "no-further", "open") == [14, 9, 2, 3, 0]
    assert values("sector-a", "sector-s", "sector-other") == [12, 2, 0]
    assert values("by-customs", "by-ngo", "by-police") == [12, 2, 0]
    assert (counted()["proactive"].value, counted()["proactive"].n) == (0.857, 14)
    assert (counted()["answered-in-time"].value, counted()["answered-in-time"].n) == (1, 9)


def test_the_parts_add_up_to_the_whole(house: str) -> None:
    for who in ("mere", "wei", "tess", "noor", "sela"):
        factories.met(
            factories.visit(who, operations.Circumstances(place="online" if who == "sela" else "shop")), 1, who
        )
    found = counted()
    assert found["screened"].value == 5
    assert sum(int(found[f"by-{key}"].value or 0) for key in BY) == 5
    sectors = [f"sector-{key.lower()}" for key in SECTIONS] + ["sector-other"]
    assert sum(int(found[key].value or 0) for key in sectors) == 5


def test_what_is_keyed_in_later_counts_when_it_was_and_errors_count_as_none(house: str) -> None:
    factories.met(factories.visit(when=NOW - timedelta(days=40)))
    (wrong,) = factories.met(factories.visit())
    with acting("wei") as officer:
        now = Screening.objects.select_related("subject", "visit").get(pk=wrong.pk)
        operations.mark_in_error(screening=now, reason="entered_twice", officer=officer, at=NOW, version=1)
    assert values("screened") == [0]
