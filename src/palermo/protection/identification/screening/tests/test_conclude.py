"""Each person ends in refer, presume or not, by a human and with a reason."""

from datetime import timedelta

import pytest
from tests.support.people import NOW, acting

from palermo.cases.operations import Conflict, Refused
from palermo.clocks.models import Deadline
from palermo.ledger.models import Entry
from palermo.protection.identification.screening import operations
from palermo.protection.identification.screening.lifecycle import BECAUSE, SCREENING
from palermo.protection.identification.screening.models import Screening
from palermo.protection.identification.screening.tests import factories
from palermo.vault.models import Sealed


def the(screening: Screening) -> Screening:
    return Screening.objects.select_related("subject", "visit").get(pk=screening.pk)


@pytest.mark.parametrize(("outcome", "reason"), [(outcome, why) for outcome, whys in BECAUSE.items() for why in whys])
def test_every_outcome_has_its_reasons_and_its_line_in_the_ledger(house: str, outcome: str, reason: str) -> None:
    people = factories.met(factories.visit())
    factories.ended(people, outcome, reason)
    with acting("wei"):
        now = the(people[0])
        assert (now.status, now.reason, now.ended_at) == (outcome, reason, NOW)
        entry = Entry.objects.get(verb=f"screening_ends_in_{outcome}")
        assert (entry.about, entry.reason) == (now.subject.reference, reason)
        assert Sealed.objects.filter(about=now.pk, field="words", compartment="screening").count() == 1


def test_without_a_reason_or_for_consent_alone_it_does_not_end(house: str) -> None:
    people = factories.met(factories.visit())
    for reason in ("", "consented", "person_asked"):
        with pytest.raises(Refused, match="one of the reasons"), acting("wei") as officer:
            operations.conclude(people=[(the(people[0]), 1)], outcome="not", reason=reason, officer=officer, at=NOW)
    with acting("wei"):
        assert the(people[0]).status == "open"
        assert not Entry.objects.filter(verb__startswith="screening_ends").exists()


def test_whoever_recorded_signs_and_goes_no_further_says_why_in_words(house: str) -> None:
    people = factories.met(factories.visit())
    factories.saw(people, "cd_documents")
    with pytest.raises(Refused, match="say in your words"):
        factories.ended(people, "not", words=" ")
    factories.ended(people, "not", "signs_explained", words="Invented: he keeps it himself.")


def test_one_act_decides_for_nine_and_another_for_three_each_with_an_entry(house: str) -> None:
    """S3: a crew of twelve."""
    people = factories.met(factories.visit("otto", factories.VESSEL), 12, "otto")
    factories.ended(people[:9], "refer", by="otto")
    factories.ended(people[9:], "not", "could_not_finish", by="otto")
    with acting("otto"):
        assert sorted(Screening.objects.values_list("status", flat=True)) == ["not"] * 3 + ["refer"] * 9
        assert Entry.objects.filter(verb="screening_ends_in_refer").count() == 9


def test_if_one_of_several_was_changed_meanwhile_none_is_decided(house: str) -> None:
    people = factories.met(factories.visit(), 3)
    factories.ended(people[2:], "presume")
    with pytest.raises(Refused, match="needs a screening that is not yet decided"):
        factories.ended(people, "refer")
    with acting("wei") as officer:
        stale = [(the(each), each.version) for each in people[:2]]
        operations.change_person(
            screening=stale[1][0], spoken=factories.A_CHILD, officer=officer, at=NOW, version=stale[1][1]
        )
    with pytest.raises(Conflict, match="changed by someone else"), acting("wei") as officer:
        operations.conclude(people=stale, outcome="refer", reason="danger", officer=officer, at=NOW)
    with acting("wei"):
        assert the(people[0]).status == "open"


def test_the_visits_clock_stops_when_everybody_is_decided_on_and_sent(house: str) -> None:
    people = factories.met(factories.visit(), 2)

    def runs() -> bool:
        with acting("wei"):
            return Deadline.objects.filter(kind="finish_screening", met_at=None).exists()

    factories.ended(people[:1], "refer")
    assert runs()
    factories.ended(people[1:], "not")
    assert runs()
    factories.sent(people[:1])
    assert not runs()


def test_it_is_taken_up_again_because_people_tell_more_later(house: str) -> None:
    people = factories.met(factories.visit())
    factories.ended(people, "not")
    with acting("wei") as officer:
        now = the(people[0])
        again = operations.reconsider(
            screening=now, reason="person_told_more", officer=officer, at=NOW, version=now.version
        )
        assert (again.status, again.reason, again.ended_at) == ("open", "", None)
        assert Deadline.objects.filter(kind="finish_screening", met_at=None).count() == 1
    factories.ended(people, "refer")


def test_a_screening_in_error_stays_and_counts_as_none(house: str) -> None:
    people = factories.met(factories.visit())
    with acting("wei") as officer:
        operations.mark_in_error(screening=the(people[0]), reason="entered_twice", officer=officer, at=NOW, version=1)
        assert the(people[0]).status == "in_error"
    with pytest.raises(Refused, match="recorded in error"):
        factories.saw([the_in_session(people[0])], "cd_debt")


def the_in_session(screening: Screening) -> Screening:
    with acting("wei"):
        return the(screening)


def test_what_was_keyed_in_later_is_decided_at_its_own_time_but_not_before_they_met(house: str) -> None:
    early = NOW - timedelta(days=2)
    people = factories.met(factories.visit(when=early))
    given = {"outcome": "refer", "reason": "danger", "at": NOW}
    with pytest.raises(Refused, match="after you met"), acting("wei") as officer:
        operations.conclude(people=[(the(people[0]), 1)], when=early - timedelta(hours=1), officer=officer, **given)
    with acting("wei") as officer:
        operations.conclude(people=[(the(people[0]), 1)], when=early + timedelta(hours=1), officer=officer, **given)
        assert the(people[0]).ended_at == early + timedelta(hours=1)


def test_every_step_is_refused_to_roles_that_do_not_have_it() -> None:
    for step in SCREENING.steps:
        status = step.from_[0] if step.from_ else ""
        assert "needs another role" in SCREENING.refusal(step, status, {"auditor", "immigration_case_officer"})
