"""The Plan is read whole, and a Plan that contradicts itself stops everything."""

from datetime import date

import pytest

from palermo import data
from palermo.plan.data import ROOMS, due, plan, read, traceability


def broken(table, row=0, **changes):
    rows = dict(data.load_toml("nz-2009", "plan.toml"))
    rows[table] = [dict(each) | (changes if n == row else {}) for n, each in enumerate(rows[table])]
    return rows


def test_the_plan_has_its_28_items_10_goals_3_principles_and_13_agencies():
    found = plan()
    assert tuple(found.actions) == tuple(range(1, 29))
    assert tuple(found.goals) == tuple(range(1, 11))
    assert tuple(found.principles) == ("a", "b", "c")
    assert len(found.agencies) == 13
    assert len(found.promises) == 11
    assert sum(agency.working_group for agency in found.agencies.values()) == 9
    assert [agency.id for agency in found.agencies.values() if agency.chair] == ["DoL"]


def test_every_item_has_a_room_in_its_pillar_and_every_room_an_item():
    assert set(ROOMS) == set(plan().actions)
    assert all(item.room.startswith(f"{item.pillar}.") for item in plan().actions.values())


def test_no_item_serves_goal_7_or_principle_c():
    found = traceability()
    assert found.unserved_goals == (7,)
    assert found.unserved_principles == ("c",)
    assert found.by_goal[4] == (5, 6, 23)
    assert found.by_principle["b"] == (23,)


def test_short_is_due_in_a_year_medium_in_two_and_what_an_event_starts_has_no_date():
    assert [on for _, on in due(1)] == [date(2010, 7, 1), date(2011, 7, 1)]
    assert [on for _, on in due(13)] == [None]
    assert [on for _, on in due(7)] == [None]
    assert [on for _, on in due(1, date(2024, 2, 29))] == [date(2025, 2, 28), date(2026, 2, 28)]


def test_a_milestone_may_name_its_own_agencies():
    assert [line.agencies for line in plan().actions[5].timetable] == [("DoL",), ("Customs",)]
    assert plan().actions[13].timetable[0].agencies == ("Police",)


def test_an_unknown_item_is_an_error_that_says_which_there_are():
    with pytest.raises(LookupError, match="no item 29: it has 1 to 28"):
        due(29)


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (broken("action", agencies=["MI5"]), "item 1 names MI5"),
        (broken("action", serves={"goals": [11]}), "item 1 names 11"),
        (broken("action", serves={}), "item 1 needs an agency, a timetable, and a goal"),
        (broken("action", pillar="punishment"), "item 1 names punishment"),
        (broken("action", timetable=[{"when": "soon"}]), "item 1 names soon"),
        (broken("action", 1, id=1), "two rows have the id 1"),
        (broken("goal", pillar="peace"), "goal 1 is of the pillar “peace”"),
        ({**data.load_toml("nz-2009", "plan.toml"), "goal": [{"id": 1}]}, "the row 1 lacks pillar"),
        ({}, "lacks plan"),
    ],
)
def test_a_plan_that_contradicts_itself_is_refused_naming_the_row(rows, fault):
    with pytest.raises(ValueError, match=fault):
        read(rows)
