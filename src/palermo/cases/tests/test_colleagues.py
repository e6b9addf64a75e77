"""The lead lets colleagues work on a case: they know of it, and of nobody in it."""

import pytest
from django.utils import timezone
from tests.support.people import NOW, acting, officer

from palermo.access.operations import NotYours
from palermo.cases import operations as cases
from palermo.cases import queries
from palermo.cases.models import Case, Party
from palermo.cases.operations import Refused
from palermo.cases.tests.factories import a_case, knows
from palermo.ledger.models import Entry


def sees(who: str, case: Case) -> bool:
    with acting(who):
        return Case.objects.filter(pk=case.pk).exists()


def let_in(case: Case, who: str = "jun", by: str = "ari") -> None:
    with acting(by) as me:
        cases.let_in(case=case, who=officer(who), officer=me, at=NOW)


def test_a_colleague_knows_of_the_case_and_of_nobody_in_it(house: str) -> None:
    case, (losa,) = a_case("Losa Invented")
    assert not sees("jun", case)
    let_in(case)
    assert sees("jun", case)
    assert knows("jun", losa) == set()
    with acting("jun"):
        assert not Party.objects.exists()
    with acting("ari"):
        assert [who.handle for who in queries.colleagues(case, NOW)] == ["jun"]
        assert Entry.objects.get(verb="colleague_let_in").terms == {"to": str(officer("jun").id)}


def test_and_no_longer_once_the_lead_says_so(house: str) -> None:
    case, _ = a_case()
    let_in(case)
    with acting("ari") as ari:
        cases.let_out(case=case, who=officer("jun"), officer=ari, at=NOW)
        with pytest.raises(Refused, match="does not work on"):
            cases.let_out(case=case, who=officer("jun"), officer=ari, at=NOW)
        assert queries.colleagues(case, timezone.now()) == []
    assert not sees("jun", case)


def test_only_its_lead_lets_somebody_in_and_only_an_investigator(house: str) -> None:
    case, _ = a_case()
    for who in ("hana", "ngaire"):
        with pytest.raises(Refused, match="Only the lead"):
            let_in(case, by=who)
    with pytest.raises(Refused, match="choose a colleague"):
        let_in(case, "ari")
    with pytest.raises(NotYours):
        let_in(case, "mila")
    assert not sees("mila", case)


def test_nobody_is_let_in_twice(house: str) -> None:
    case, _ = a_case()
    let_in(case)
    with pytest.raises(Refused, match="already"):
        let_in(case)


def test_a_colleague_who_comes_to_lead_it_and_hands_it_over_knows_of_it_no_more(house: str) -> None:
    case, _ = a_case()
    let_in(case)
    for by, to in (("ari", "jun"), ("jun", "ari")):
        with acting(by) as me:
            now = Case.objects.get(pk=case.pk)
            cases.handover(case=now, to=officer(to), note="", officer=me, at=NOW, version=now.version)
    assert not sees("jun", case)
