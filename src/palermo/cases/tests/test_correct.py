"""Corrections: each field with before, after and why in the ledger; the older words stay sealed."""

from datetime import timedelta

import pytest
from tests.support.people import NOW, acting

from palermo.agencies.queries import names
from palermo.cases import english
from palermo.cases import operations as cases
from palermo.cases.models import Case, Party
from palermo.cases.operations import Conflict, Refused
from palermo.cases.tests.factories import a_case
from palermo.ledger.models import Entry
from palermo.ledger.queries import read, who_is_named
from palermo.vault.models import Sealed
from palermo.vault.operations import reveal
from palermo.vault.queries import latest

LATER = NOW + timedelta(hours=1)
WHY = "recorded_wrongly"
WORK = english.industries()


def test_each_field_that_changes_is_an_entry_with_before_and_after(house: str) -> None:
    case, _ = a_case()
    with acting("ari") as ari:
        to = {"region": "WGN", "industry": "I"}
        now = cases.correct(case=case, to=to, reason="learned_more", officer=ari, at=LATER, version=case.version)
        assert (now.region, now.industry) == ("WGN", "I")
        rows = list(Entry.objects.filter(verb="case_corrected").order_by("place"))
        lines = [line.sentence for line in read(rows, names(who_is_named(rows)), english.WORDS)]
        assert lines == [
            f"Detective Ari Mokena corrected the region of case {case.reference} from “Nelson” to “Wellington”: "
            "more is known now.",
            f"Detective Ari Mokena corrected the kind of work of case {case.reference} from “{WORK['A']}” to “{WORK['I']}”: "
            "more is known now.",
        ]


def test_what_was_recorded_can_be_corrected_to_not_recorded(house: str) -> None:
    case, _ = a_case()
    with acting("ari") as ari:
        cases.correct(case=case, to={"region": ""}, reason=WHY, officer=ari, at=LATER, version=case.version)
        assert Case.objects.get(pk=case.pk).region == ""
        assert Entry.objects.get(verb="case_corrected").terms["after"] == "not_recorded"


@pytest.mark.parametrize(
    ("to", "reason", "sentence"),
    [
        ({"region": "NSN"}, WHY, "Nothing is different"),
        ({"region": "XXX"}, WHY, "is no region"),
        ({"region": "WGN"}, "because", "Choose a reason"),
    ],
)
def test_no_change_a_wrong_value_or_a_typed_reason_is_refused(
    house: str, to: dict[str, str], reason: str, sentence: str
) -> None:
    case, _ = a_case()
    with acting("ari") as ari, pytest.raises(Refused, match=sentence):
        cases.correct(case=case, to=to, reason=reason, officer=ari, at=LATER, version=case.version)


def test_the_second_of_two_who_correct_it_is_told(house: str) -> None:
    case, _ = a_case()
    with acting("ngaire") as ngaire:
        cases.correct(case=case, to={"region": "WGN"}, reason=WHY, officer=ngaire, at=LATER, version=case.version)
    stale = case
    with acting("ari") as ari, pytest.raises(Conflict):
        cases.correct(case=stale, to={"region": "AUK"}, reason=WHY, officer=ari, at=LATER, version=1)


def test_a_corrected_name_is_read_instead_and_the_older_stays_sealed(house: str) -> None:
    _case, (losa,) = a_case("Losa Invnted")
    with acting("ari") as ari:
        party = Party.objects.get(pk=losa.pk)
        cases.correct_details(
            party=party, name="Losa Invented", language="sm", reason=WHY, officer=ari, at=LATER, version=party.version
        )
        ids = latest([losa.pk], "name")
        texts = reveal(
            ids.values(), purpose="investigate", officer=ari, at=LATER, subject=losa.pk, compartment="identity"
        )
        assert list(texts.values()) == ["Losa Invented"]
        assert Sealed.objects.filter(about=losa.pk, field="name").count() == 2
        fields = [entry.terms["field"] for entry in Entry.objects.filter(verb="details_corrected").order_by("place")]
        assert fields == ["party_name", "party_language"]
        assert Party.objects.get(pk=losa.pk).language == "sm"


def test_whoever_may_not_know_who_they_are_corrects_nothing(house: str) -> None:
    _case, (losa,) = a_case("Losa Invented")
    with acting("ngaire") as ngaire, pytest.raises(Refused, match="not yours to know"):
        cases.correct_details(party=losa, name="Another", reason=WHY, officer=ngaire, at=LATER, version=1)
    with acting("ari") as ari:
        with pytest.raises(Refused, match="Nothing is different"):
            cases.correct_details(party=losa, name=" ", reason=WHY, officer=ari, at=LATER, version=1)
        with pytest.raises(Conflict):
            cases.correct_details(party=losa, name="Another", reason=WHY, officer=ari, at=LATER, version=7)
