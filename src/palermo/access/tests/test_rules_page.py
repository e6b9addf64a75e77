"""/access/: the whole matrix, printed for every officer."""

import html
import re

from tests.support.web import desk_client

from palermo.access.english import of_need
from palermo.access.needs import Need, collect
from palermo.access.rules import duties, kinds, matrix, rules


def test_every_officer_reads_every_rule(house: str) -> None:
    for username in ("ari", "mila", "fred"):
        answer = desk_client(username).get("/access/")
        assert answer.status_code == 200
        seen = html.unescape(re.sub(r"\s+", " ", answer.content.decode()))
        for need in collect():
            assert of_need(need) in seen


WHY = ("investigate", "nz-2009/23", "of the case")
TRIAGE = ("triage_officer",)
NEEDS = (
    Need("opened", "case", "actor", *WHY, by=TRIAGE, creates="case"),
    Need("opened", "case", "seat", *WHY, by=TRIAGE, seat="Police/investigator", creates="case"),
    Need("named", "identity", "officer", *WHY, by=TRIAGE, seat="Police/investigator"),
    Need("duty", "ledger", "standing", *WHY, seat="MoJ/auditor"),
)


def test_the_matrix_says_how_each_holder_comes_by_each_kind() -> None:
    assert kinds(NEEDS)[0] == ("case", "identity", "ledger")
    assert [(row.holder, row.cells) for row in matrix(NEEDS)] == [
        ("Auditors (MoJ)", ("", "", "always")),
        ("Investigators (Police)", ("by act", "if named", "")),
        ("Triage officers", ("if acting", "", "")),
    ]


def test_acts_say_who_may_do_them_and_standing_duties_stand_apart() -> None:
    first, second = rules(NEEDS)
    assert (first.words, first.by, first.creates, len(first.sentences)) == (
        "Opened",
        ("Triage officers",),
        "case",
        2,
    )
    assert second.creates == ""
    assert len(duties(NEEDS)) == 1


def test_kinds_that_no_rule_gives_are_named() -> None:
    assert {"health", "finance"} <= set(kinds(NEEDS)[1])
