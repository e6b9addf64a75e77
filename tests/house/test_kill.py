"""Nothing acknowledged is lost or done twice, whatever is killed and when."""

import os
import random

import pytest

from tests.house.kill import a_house, check, one_round

SEED = int(os.environ.get("PALERMO_RANDOM_SEED", "20090701"))


def rounds(number: int) -> None:
    dice = random.Random(SEED)
    with a_house() as house:
        killed = [one_round(house, "cases", dice) for _ in range(number)]
        check(house, house.said)
        assert len(house.said) >= number
    assert number < 10 or set(killed) == {"server", "client"}


def test_two_rounds_of_kill_lose_nothing_that_was_acknowledged() -> None:
    rounds(2)


@pytest.mark.slow
def test_twenty_rounds_of_kill_lose_nothing_that_was_acknowledged() -> None:
    rounds(20)
