"""What a case is, a human says, with a reason; and may change, with another."""

import pytest
from tests.support.people import NOW, acting, officer
from tests.support.web import desk_client

from palermo.cases import operations as cases
from palermo.cases.models import Case
from palermo.cases.operations import Conflict, Refused
from palermo.cases.tests.factories import closed
from palermo.ledger.models import Entry


@pytest.fixture
def case(house: str) -> Case:
    with acting("hana") as hana:
        made = cases.open_case(officer=hana, at=NOW)
        return cases.assign(case=made, to=officer("ari"), officer=hana, at=NOW, version=made.version)


def test_an_investigator_says_what_it_is_and_the_ledger_keeps_what_it_was(case: Case) -> None:
    with acting("ari") as ari:
        given = {"case": case, "officer": ari, "at": NOW}
        said = cases.classify(**given, kind="smuggling", reason="evidence", version=case.version)
        again = cases.classify(**given | {"case": said}, kind="both", reason="new_information", version=said.version)
        assert (again.classification, again.status) == ("both", "open")
        entries = Entry.objects.filter(verb="case_classified").order_by("place")
        assert [(row.terms["before"], row.terms["kind"], row.reason) for row in entries] == [
            ("unclear", "smuggling", "evidence"),
            ("smuggling", "both", "new_information"),
        ]


def test_it_is_refused_by_role_by_state_and_without_a_change(case: Case) -> None:
    def say(who: str, **changes: object) -> None:
        with acting(who) as me:
            given = {"case": Case.objects.get(), "kind": "both", "reason": "evidence", "officer": me, "at": NOW}
            cases.classify(**given | {"version": given["case"].version} | changes)

    with pytest.raises(Refused, match="investigator or a senior"):
        say("hana")
    for wrong in ({"kind": "robbery"}, {"reason": "because"}, {"kind": "unclear"}):
        with pytest.raises(Refused):
            say("ari", **wrong)
    with pytest.raises(Conflict):
        say("ari", version=99)
    closed(case)
    with pytest.raises(Refused, match="reopen"):
        say("ari")
    with acting("ari"):
        assert not Entry.objects.filter(verb="case_classified").exists()


def test_the_page_records_it_and_says_it_in_a_sentence(case: Case) -> None:
    client = desk_client("ari")
    page = f"/cases/{case.reference}/"
    assert "Say what it is" in client.get(page).content.decode()
    given = {"kind": "trafficking", "reason": "findings", "version": case.version}
    assert client.post(f"{page}what/", given).status_code == 302
    shown = client.get(page).content.decode()
    assert "Its kind: trafficking." in shown
    assert "as trafficking, before as unclear: the findings on its people." in shown
    assert desk_client("ben").get(f"{page}what/").status_code == 404
