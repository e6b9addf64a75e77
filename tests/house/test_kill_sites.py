"""The main job over HTTP, with the database, the sites and the worker killed with -9 in the middle of it: nothing that was
acknowledged is lost, nothing is done twice, and the measure counts what was issued.
"""

import os
import random

import pytest

from tests.house.kill_sites import VICTIMS, running, wrong
from tests.house.kill_walk import ACTS

SEED = int(os.environ.get("PALERMO_RANDOM_SEED", "20090701"))
ROUNDS = 20


@pytest.mark.slow
def test_twenty_kills_on_the_way_from_a_report_to_a_certificate_lose_and_repeat_nothing() -> None:
    dice = random.Random(SEED)
    victims = [VICTIMS[number % len(VICTIMS)] for number in range(ROUNDS)]
    dice.shuffle(victims)
    with running() as sites:
        sites.rehearse()
        assert wrong(sites) == []
        for number, victim in enumerate(victims):
            sites.round(victim, dice)
            assert wrong(sites) == [], f"after round {number}, which killed the {victim}"
        sites.finish()
        sites.settle()
        assert wrong(sites) == []

        issued = sum(said.act == "issued" for said in sites.house.said)
        assert issued >= 1 + ROUNDS // len(VICTIMS)
        assert sites.measured() == issued == sites.number("SELECT count(*) FROM certification_certification")
        sent = {str(row[0]) for row in sites.rows("SELECT id FROM clocks_message WHERE sent_at IS NOT NULL")}
        letters = {letter.stem for letter in (sites.house.home / "outbox").glob("*.eml")}
        assert letters == sent
        assert sent

        # That it could have failed: every act was walked, and most kills took an answer away from somebody.
        assert {said.act for said in sites.house.said} == {
            "told", "acknowledged", "referred", "taken", "added", "begun", "found", "submitted", "issued"
        }  # fmt: skip
        assert len(sites.house.said) == issued * len(ACTS)
        in_the_way = [victim for victim in victims if victim != "worker"]
        assert set(sites.interrupted) == set(in_the_way)
        assert len(sites.interrupted) >= len(in_the_way) // 2, sites.interrupted
