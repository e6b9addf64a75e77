"""The project's invented scenarios as they begin, from a visit to what it suggests, and S9's forbidden moves."""

import pytest
from tests.support.people import acting

from palermo.cases.models import Party
from palermo.protection.identification.indicators import assess, profile
from palermo.protection.identification.screening import queries, signs
from palermo.protection.identification.screening.models import Referral, Screening, Visit
from palermo.protection.identification.screening.operations import Circumstances
from palermo.protection.identification.screening.tests import factories
from palermo.vault.queries import latest


def pattern_of(party: Party, key: str, by: str) -> str:
    """What the recorded signs of a person come to by a list, read back from the rows."""
    with acting(by):
        observed: dict[str, list[str]] = {}
        for sign in queries.signs_of(party.pk):
            if sign.profile == key:
                observed.setdefault(signs.dimension_of(key, sign.code), []).append(sign.code)
    return assess(profile(key), observed).pattern


def test_s2_two_women_are_referred_by_an_ngo_and_nobody_at_police_learns_a_name(house: str) -> None:
    made = factories.visit("lani", Circumstances(occasion="report", place="massage", region="AUK", met=2))
    women = factories.met(made, 1, "lani", factories.Spoken(language="th", child="no"), name="Canary Invented")
    women += factories.met(made, 1, "lani", factories.Spoken(language="pt-BR", child="no"), name="Canary Invented")
    factories.ended(women, "refer", by="lani")
    factories.accepted(factories.sent(women, "lani"))
    for police, known in (("hana", 2), ("ari", 2), ("jun", 0), ("ngaire", 0)):
        with acting(police):
            assert Party.objects.count() == known, police
            assert not latest([each.subject_id for each in women], "name")
    with acting("kit"):
        assert not Visit.objects.exists()


def test_s3_a_crew_of_twelve_nine_referred_three_not_each_by_name_of_their_own_entry(house: str) -> None:
    crew = factories.met(
        factories.visit("otto", factories.VESSEL), 12, "otto", factories.Spoken(language="id", child="no")
    )
    factories.saw(crew, "dr_job", "dr_wages", "dr_conditions", "dr_contract", "cr_debt", "cr_documents", "cr_money",
                  "ex_hours", "ex_pay", "cd_documents", "cd_debt", "dv_dependency", "dv_area", "dv_status", by="otto")  # fmt: skip
    assert {pattern_of(each.subject, "adult_labour", "otto") for each in crew} == {"trafficking"}
    factories.ended(crew[:9], "refer", by="otto")
    factories.ended(crew[9:], "not", "could_not_finish", by="otto")
    factories.sent(crew[:9], "otto", urgent="moving")
    with acting("hana"):
        (sent,) = queries.waiting_for_police()
        assert (sent.count, sent.urgent) == (9, "moving")
        assert Screening.objects.count() == 9


def test_s5_a_girl_of_fifteen_is_trafficking_by_the_childs_list_and_exploited_by_the_adults(house: str) -> None:
    """Child: exploitation 1/1/0, deceptive 1/0/0, coercion 1/0/0. As an adult: exploitation 1/0/1, coercion 0/1/0."""
    made = factories.visit("tess", Circumstances(occasion="health", place="home", region="AUK"))
    (girl,) = factories.met(made, 1, "tess", factories.A_CHILD)
    factories.saw([girl], "ex_hours", "ex_school", "dr_education", "cd_threats", by="tess")
    assert pattern_of(girl.subject, "child_labour", "tess") == "trafficking"
    (as_adult,) = factories.met(made, 1, "tess", factories.Spoken(language="to", child="no"))
    factories.saw([as_adult], "ex_hours", "ex_school", "cd_threats", by="tess")
    assert pattern_of(as_adult.subject, "adult_labour", "tess") == "exploitation"


@pytest.mark.parametrize("overreaching", ["kit", "noor", "nell", "iris", "jun"])
def test_s9_another_organisation_an_analyst_and_immigration_see_nothing_of_it(house: str, overreaching: str) -> None:
    factories.waiting(2, "lani", name="")
    with acting(overreaching):
        assert not Visit.objects.exists()
        assert not Screening.objects.exists()
        assert not Referral.objects.exists()
        assert not Party.objects.exists()
