"""How an item stands, for every way its milestones can."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import product

import pytest

from palermo.plan.data import plan
from palermo.plan.lifecycle import BY, PROGRESS, Facts
from palermo.plan.names import SHORT
from palermo.plan.status import STATUSES, TONES, lines, status_of


@dataclass
class Recorded:
    status: str
    since_at: datetime = datetime(2010, 3, 1, tzinfo=UTC)
    version: int = 1


def stands(item: int, on: date, *statuses: str) -> str:
    recorded = {(item, n): Recorded(status) for n, status in enumerate(statuses, start=1) if status}
    return status_of(lines(item, recorded, on))


def test_an_item_is_on_time_until_the_last_day_and_late_after_it():
    assert stands(3, date(2010, 7, 1)) == "nothing_recorded"
    assert stands(3, date(2010, 7, 2)) == "late"
    assert stands(3, date(2010, 7, 1), "in_progress") == "on_time"
    assert stands(3, date(2010, 7, 2), "in_progress") == "late"


def test_an_item_is_done_when_every_milestone_is_delivered_however_late():
    assert stands(1, date(2026, 1, 1), "delivered", "delivered") == "done"
    assert stands(1, date(2026, 1, 1), "delivered", "in_progress") == "late"
    late = lines(3, {(3, 1): Recorded("delivered", datetime(2010, 7, 2, 12, tzinfo=UTC))}, date(2026, 1, 1))
    assert late[0].delivered_late
    assert not late[0].overdue


def test_a_risk_or_a_blockage_shows_while_nothing_is_late():
    assert stands(1, date(2009, 9, 1), "delivered", "at_risk") == "at_risk"
    assert stands(1, date(2009, 9, 1), "blocked", "in_progress") == "at_risk"


def test_what_an_event_starts_is_never_late_and_unrecorded_is_not_on_time():
    assert stands(13, date(2040, 1, 1)) == "nothing_recorded"
    assert stands(13, date(2040, 1, 1), "in_progress") == "on_time"


def test_the_day_is_new_zealands():
    in_time = Recorded("delivered", datetime(2010, 7, 1, 11, 59, tzinfo=UTC))
    a_minute_later = Recorded("delivered", datetime(2010, 7, 1, 12, 0, tzinfo=UTC))
    assert not lines(3, {(3, 1): in_time}, date(2026, 1, 1))[0].delivered_late
    assert lines(3, {(3, 1): a_minute_later}, date(2026, 1, 1))[0].delivered_late


def test_every_status_has_a_tone_and_every_item_a_short_name():
    assert set(TONES) == set(PROGRESS.statuses)
    assert set(SHORT) == set(plan().actions)
    assert {stands(item, date(2026, 1, 1)) for item in plan().actions} <= set(STATUSES)


ROLES = (*BY, "auditor", "investigator", "chair", "minister_office")


@pytest.mark.parametrize(
    ("status", "step", "role"), [*product(PROGRESS.statuses, [each.name for each in PROGRESS.steps], ROLES)]
)
def test_a_step_is_taken_from_its_statuses_by_its_roles_for_its_agencies_alone(status, step, role):
    row = PROGRESS.step(step)
    own, other = Facts(frozenset({"DIA"}), ("DIA",)), Facts(frozenset({"Police"}), ("DIA",))
    allowed = status in row.from_ and role in BY
    assert (PROGRESS.refusal(step, status, {role}, own) == "") is allowed
    assert PROGRESS.refusal(step, status, {role}, other) != ""
