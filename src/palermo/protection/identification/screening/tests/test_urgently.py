"""An urgent screening: seven answers at most, one act, and Police know."""

import pytest
from tests.support.people import NOW, acting

from palermo.cases.operations import Refused
from palermo.protection.identification.screening import operations, queries
from palermo.protection.identification.screening.models import Referral, Screening, Sign, Visit
from palermo.protection.identification.screening.operations.urgently import Urgent
from palermo.vault.models import Sealed

ANSWERS = Urgent(
    "danger", "fishing", "id", "unknown", ("violence", "movement"), "refer", "Invented: bruises, locked in."
)


@pytest.mark.parametrize("who", ["mere", "otto", "tess", "lani"])
def test_one_act_leads_from_what_was_seen_to_polices_triage(house: str, who: str) -> None:
    with acting(who) as officer:
        operations.screen_urgently(answers=ANSWERS, officer=officer, at=NOW)
    with acting("hana"):
        (sent,) = queries.waiting_for_police()
        assert (sent.urgent, sent.count, sent.visit.sector, sent.visit.method) == ("danger", 1, "A", "urgent")
        assert sent.clock
        assert sent.clock.kind == "screening_triage_urgent"
        assert set(Sign.objects.values_list("profile", "code")) == {
            ("forced_labour", "violence"),
            ("forced_labour", "movement"),
        }
        assert Referral.objects.get().agrees == ("police" if who == "mere" else "not_asked")


def test_it_can_presume_without_police(house: str) -> None:
    answers = Urgent("", "home", "to", "yes", ("isolation",), "presume", "Invented.")
    with acting("lani") as officer:
        operations.screen_urgently(answers=answers, officer=officer, at=NOW)
        assert Screening.objects.get().status == "presume"
    with acting("hana"):
        assert not Screening.objects.exists()


def test_nothing_is_kept_when_it_is_refused(house: str) -> None:
    answers = Urgent("danger", "fishing", "id", "unknown", ("invented",), "refer", "Invented.")
    with pytest.raises(Refused, match="no sign of the list"), acting("mere") as officer:
        operations.screen_urgently(answers=answers, officer=officer, at=NOW)
    with acting("mere"):
        assert not Visit.objects.exists()
        assert not Sealed.objects.exists()
