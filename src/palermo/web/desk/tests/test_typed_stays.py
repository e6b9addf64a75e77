"""Every form about a case that is sent back, for whatever reason, comes back with all that was typed in it."""

import re

import pytest
from django.test import Client
from tests.support.web import desk_client

from palermo.cases.models import Case, Party
from palermo.cases.tests.factories import a_case

LONG = "Invented: ring the safe number first, never before six, and ask for her aunt."
WRONG: dict[str, dict[str, str]] = {
    "hand-over/": {"note": LONG, "who": ""},
    "hand-over/ nobody of that name": {"note": LONG, "who": "nobody"},
    "people/add/": {"kind": "person", "role": "", "name": LONG, "details": LONG, "from_on_year": "20"},
    "people/add/ no such day": {"kind": "person", "role": "witness", "name": LONG, "from_on_day": "31", "from_on_month": "2", "from_on_year": "2026"},
    "people/crew/": {"count": "61", "role": "witness", "from_on_year": "2026"},
    "people/{party}/correct/": {"name": LONG, "details": LONG, "reason": "", "version": "1"},
    "people/{party}/correct/ another version": {"name": LONG, "reason": "recorded_wrongly", "version": "77"},
    "people/{party}/number/": {"number": LONG[:50], "system": ""},
    "people/{party}/same/": {"other": "P-1234", "reason": "said_so"},
    "people/{party}/role/possible_victim/ended/": {"until_on_year": "2026", "until_on_month": "13", "version": "1"},
    "merge/": {"into": "C-1234", "reason": "same_matter", "version": "1"},
    "correct/": {"region": "WGN", "industry": "I", "reason": "", "version": "1"},
    "work/note/": {"place": "casefile", "way": "met", "words": LONG},
    "work/task/": {"place": "casefile", "words": LONG, "due_year": "2020"},
    "work/appointment/": {"place": "casefile", "words": LONG, "begins_at_hour": "26:00"},
    "work/question/": {"place": "casefile", "words": LONG},
}  # fmt: skip


@pytest.fixture
def made(house: str) -> tuple[Case, Party]:
    case, (losa,) = a_case("Losa Invented")
    return case, losa


def kept(words: str, value: str) -> bool:
    """Whether a value stands in a box, in a text area, or is chosen."""
    shown = re.escape(value.replace("'", "&#x27;"))
    return bool(
        re.search(
            rf'value="{shown}"[^>]* (checked|selected)|<input[^>]*value="{shown}"|<textarea[^>]*>\s*{shown}', words
        )
    )


@pytest.mark.parametrize("path", WRONG)
def test_what_was_typed_is_still_there(made: tuple[Case, Party], path: str) -> None:
    case, party = made
    ari: Client = desk_client("ari")
    address = path.partition(" ")[0].format(party=party.reference)
    given = {"version": str(case.version), **WRONG[path]}
    answer = ari.post(f"/cases/{case.reference}/{address}", given)
    assert answer.status_code in (409, 422), answer.status_code
    words = answer.content.decode()
    assert "error" in words or answer.status_code == 409
    for name, value in WRONG[path].items():
        if value and name not in ("version", "who"):
            assert kept(words, value), (name, value)
