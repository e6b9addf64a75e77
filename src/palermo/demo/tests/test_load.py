"""The invented country: loaded once, through operations, and gone on with after a break."""

import pytest
from django.test import override_settings
from tests.support.database import admin
from tests.support.people import acting

from palermo.agencies import queries as officers
from palermo.cases.models import Case
from palermo.clocks.queries import waiting_for
from palermo.clocks.templates import TEMPLATES
from palermo.demo import command
from palermo.demo.stories import STORIES, Story
from palermo.protection.certification.models import Certification
from palermo.server.trouble import Trouble

LIVE_WORK = (
    "hana", "ari", "jun", "ngaire", "sela", "mila", "tane", "noor", "cyd", "otto", "vik", "lani", "wei", "tess",
)  # fmt: skip
"""Whoever works on people has something waiting in the demonstration."""


def test_it_tells_every_story_once(house, tmp_path) -> None:
    with override_settings(HOME=tmp_path, DEMO=True):
        assert command.main([]) == 0
        with acting("ngaire"):
            statuses = list(Certification.objects.values_list("status", flat=True))
            cases = Case.objects.count()
        assert {"issued", "declined", "submitted", "revoked"} <= set(statuses)
        assert command.main([]) == 0
        with acting("ngaire"):
            assert Case.objects.count() == cases
        for who in LIVE_WORK:
            with acting(who):
                assert waiting_for(officers.held()).exists(), f"nothing waits for {who}"
    with admin(house) as server:
        sent = {str(row[0]) for row in server.execute("SELECT DISTINCT template FROM clocks_message").fetchall()}
    assert sent and sent <= set(TEMPLATES), "these messages would go out in words that say nothing of their kind"


def test_a_load_that_broke_off_goes_on_with_the_next_story(house, tmp_path, monkeypatch) -> None:
    def breaks_off(_at) -> None:
        raise KeyboardInterrupt

    first, second = STORIES[4], STORIES[7]
    with override_settings(HOME=tmp_path, DEMO=True):
        monkeypatch.setattr(command, "STORIES", (first, Story("breaks off", 1, breaks_off), second))
        with pytest.raises(KeyboardInterrupt):
            command.main([])
        monkeypatch.setattr(command, "STORIES", (first, second))
        command.main([])
    told = (tmp_path / "demo-told").read_text().splitlines()
    assert told.count(first.name) == 1
    assert second.name in told


def test_it_is_refused_where_real_cases_may_stand(house, tmp_path) -> None:
    with override_settings(HOME=tmp_path, DEMO=False), pytest.raises(Trouble, match="demonstration mode"):
        command.main([])
