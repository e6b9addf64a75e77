"""Closing a report, and telling smuggling and trafficking apart: never on consent alone."""

from itertools import product

import pytest
from tests.support.people import acting

from palermo.cases.operations import Refused
from palermo.clocks.models import Deadline
from palermo.ledger.models import Entry
from palermo.prevention.reporting import operations
from palermo.prevention.reporting.criteria import Answers, suggests, why_not_closed
from palermo.prevention.reporting.models import Classification
from palermo.prevention.reporting.tests.factories import acknowledged, handed_in, now, the_report
from palermo.vault.models import Sealed

SMUGGLED = Answers(entry="yes", payment="yes", consent="yes", ended="yes", exploitation="no", benefit="no")


def close(reason: str, answers: Answers | None = None, by: str = "hana") -> None:
    with acting(by) as officer:
        report = the_report()
        operations.close(
            report=report,
            reason=reason,
            answers=answers,
            note="He paid and went his way.",
            officer=officer,
            at=now(),
            version=report.version,
        )


def test_smuggling_is_told_apart_and_the_answers_are_kept(house: str) -> None:
    acknowledged()
    close("smuggling", SMUGGLED)
    with acting("hana"):
        report = the_report()
        assert (report.status, report.kind, report.reason) == ("closed", "smuggling", "smuggling")
        kept = Classification.objects.get()
        assert (kept.kind, kept.entry, kept.exploitation) == ("smuggling", "yes", "no")
        assert Sealed.objects.filter(about=kept.pk, field="note").exists()
        entry = Entry.objects.get(verb="report_closed")
        assert (entry.reason, entry.terms) == ("smuggling", {"kind": "smuggling"})
        assert not Deadline.objects.filter(met_at=None, cancelled_at=None).exists()


@pytest.mark.parametrize("reason", ["smuggling", "not_trafficking", "labour_rights", "another_offence"])
def test_consent_alone_never_closes_a_report_and_nothing_is_written(house: str, reason: str) -> None:
    acknowledged()
    for answers in (Answers(consent="yes"), Answers(consent="yes", entry="yes", payment="yes")):
        with pytest.raises(Refused, match="Consent alone never closes a report"):
            close(reason, answers)
    with acting("hana"):
        assert the_report().status == "acknowledged"
        assert not Classification.objects.exists()
        assert not Entry.objects.filter(verb="report_closed").exists()


def test_for_a_child_consent_counts_for_nothing(house: str) -> None:
    acknowledged("child")
    with pytest.raises(Refused, match="for a child it counts for nothing"):
        close("smuggling", Answers(consent="yes"))


def test_an_answer_that_speaks_for_trafficking_keeps_it_open(house: str) -> None:
    acknowledged()
    with pytest.raises(Refused, match="speaks for trafficking"):
        close("smuggling", Answers(entry="yes", payment="yes", consent="yes", ended="yes", exploitation="yes"))


def test_it_is_not_closed_as_smuggling_without_the_six_questions(house: str) -> None:
    acknowledged()
    with pytest.raises(Refused, match="Tell smuggling and trafficking apart first"):
        close("smuggling")


def test_too_little_known_needs_no_table(house: str) -> None:
    acknowledged()
    close("too_little_known")
    with acting("hana"):
        assert the_report().kind == "unclear"


def test_a_report_nobody_has_acknowledged_is_not_closed(house: str) -> None:
    handed_in()
    with pytest.raises(Refused, match="this one is received"):
        close("too_little_known")


def test_telling_apart_alone_is_kept_with_its_history(house: str) -> None:
    acknowledged()
    for kind, answers in (("unclear", Answers()), ("both", Answers(entry="yes", exploitation="yes"))):
        with acting("hana") as officer:
            report = the_report()
            operations.tell_apart(
                report=report, answers=answers, kind=kind, officer=officer, at=now(), version=report.version
            )
    with acting("hana"):
        assert the_report().kind == "both"
        assert Classification.objects.count() == 2
        assert [e.reason for e in Entry.objects.filter(verb="report_classified").order_by("place")] == [
            "suggested_unclear",
            "suggested_both",
        ]


def test_what_the_answers_suggest() -> None:
    assert suggests(SMUGGLED) == "smuggling"
    assert suggests(Answers()) == "unclear"
    assert suggests(Answers(consent="yes")) == "unclear"
    assert suggests(Answers(entry="yes", payment="yes")) == "unclear"
    assert suggests(Answers(exploitation="yes")) == "trafficking"
    assert suggests(Answers(entry="yes", benefit="yes")) == "both"
    assert suggests(Answers(exploitation="no")) == "other"


def test_of_all_729_tables_none_closes_on_the_journey_or_on_consent_alone() -> None:
    for given in product(("yes", "no", "unknown"), repeat=6):
        answers = Answers(*given)
        refusal = why_not_closed(answers, child=False)
        after = (answers.ended, answers.exploitation, answers.benefit)
        speaks = answers.ended == "no" or "yes" in after[1:]
        clears = answers.ended == "yes" or "no" in after[1:]
        assert bool(refusal) == (speaks or not clears), given
