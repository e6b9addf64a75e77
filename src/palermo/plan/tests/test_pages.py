"""The Plan's pages at the desk."""

import html
import re
from datetime import date

import pytest
from django.utils import timezone
from tests.support.people import NOW, acting
from tests.support.web import desk_client

from palermo.law.period import day_of, quarter, year
from palermo.plan.data import plan
from palermo.plan.forms import PeriodForm
from palermo.plan.operations import record_progress

DAY = {"on_day": "3", "on_month": "11", "on_year": "2010"}
PAGES = (
    "/plan/",
    "/plan/words/",
    "/plan/traceability/",
    "/plan/promises/",
    "/plan/goals/4/",
    "/plan/items/13/",
)


def page(username: str, address: str, status: int = 200) -> str:
    answer = desk_client(username).get(address)
    assert answer.status_code == status
    return html.unescape(re.sub(r"\s+", " ", answer.content.decode()))


def start() -> None:
    with acting("gwen") as officer:
        record_progress(action=13, milestone=1, step="start", officer=officer, at=NOW, version=0)


@pytest.mark.parametrize("username", ["ari", "mila", "anna", "fred"])
def test_every_officer_may_read_the_plan(house: str, username: str) -> None:
    for address in PAGES:
        page(username, address)


def test_the_wall_shows_28_items_and_says_what_is_not_measured(house: str) -> None:
    seen = page("ari", "/plan/?year=2009")
    assert seen.count('class="pal-tile ') == 28
    assert "not measured" in seen
    assert "1 January 2009 to 31 December 2009" in seen


def test_an_item_quotes_the_plan_word_for_word_with_its_source(house: str) -> None:
    for item in plan().actions.values():
        seen = page("ari", f"/plan/items/{item.id}/")
        assert item.objective in seen
        assert item.action in seen
        assert item.measure in seen
        assert "Crown copyright 2009" in seen


def test_the_plan_in_its_own_words_names_agencies_as_they_are_called_now(house: str) -> None:
    seen = page("ari", "/plan/words/")
    assert plan().objective in seen
    assert all(goal.text in seen for goal in plan().goals.values())
    assert "Ministry of Business, Innovation and Employment" in seen
    assert "Date of the change not verified" in seen


def test_the_matrix_shows_that_no_item_names_goal_7_or_principle_c(house: str) -> None:
    seen = page("ari", "/plan/traceability/")
    assert "goal 7" in seen
    assert "principle c" in seen
    assert seen.count("<strong>none</strong>") == 2
    assert "No action item serves this goal" in page("ari", "/plan/goals/7/")


def test_what_the_plan_does_not_have_is_not_found(house: str) -> None:
    for address in (
        "/plan/items/0/",
        "/plan/items/29/",
        "/plan/goals/11/",
        "/plan/items/13/milestones/2/start/",
        "/plan/items/13/milestones/1/guess/",
    ):
        page("gwen", address, 404)


def test_a_year_that_has_not_begun_is_refused_and_this_year_is_shown(house: str) -> None:
    seen = page("ari", "/plan/?year=2199")
    assert "There is a problem" in seen
    assert seen.count('class="pal-tile ') == 28


def test_a_part_of_the_year_that_has_not_begun_is_refused_in_a_sentence() -> None:
    form = PeriodForm({"year": "2026", "quarter": "4"}, date(2026, 9, 30))
    assert form.errors["quarter"] == ["This part of the year has not begun: choose an earlier one."]
    assert form.period == year(2026)
    assert PeriodForm({"year": "2026", "quarter": "4"}, date(2026, 10, 1)).period == quarter(2026, 4)


def test_only_who_may_record_is_offered_to(house: str) -> None:
    assert "Record that work has begun" in page("gwen", "/plan/items/13/")
    assert "Record that work has begun" not in page("ari", "/plan/items/13/")
    seen = page("ari", "/plan/items/13/milestones/1/start/", 403)
    assert "needs another role than yours" in seen
    assert '<button type="submit" class="govuk-button">' not in seen


def test_recording_a_step_shows_on_the_item_and_in_its_history(house: str) -> None:
    client = desk_client("gwen")
    answer = client.post("/plan/items/13/milestones/1/start/", {**DAY, "version": "0"})
    assert (answer.status_code, answer["Location"]) == (302, "/plan/items/13/?recorded=1")
    seen = page("ari", "/plan/items/13/")
    assert "In progress" in seen
    assert "Gwen Ashdown recorded milestone 1 of action item 13 as in progress." in seen
    assert "recorded later" in seen


def test_a_mistake_in_the_form_loses_nothing_that_was_filled_in(house: str) -> None:
    answer = desk_client("gwen").post(
        "/plan/items/13/milestones/1/risk/",
        {**DAY, "on_year": "2999", "version": "0", "reason": "money"},
    )
    seen = html.unescape(answer.content.decode())
    assert "This day has not come yet" in seen
    assert 'value="2999"' in seen
    assert re.search(r'value="money"[^>]*checked', seen)


def test_the_second_writer_sees_both_and_may_decide_again(house: str) -> None:
    client = desk_client("gwen")
    today = day_of(timezone.now())
    typed = {
        "on_day": today.day,
        "on_month": today.month,
        "on_year": today.year,
        "version": "0",
        "reason": "money",
    }
    start()
    answer = client.post("/plan/items/13/milestones/1/risk/", typed)
    seen = html.unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "Gwen Ashdown recorded this as in progress" in seen
    assert re.search(r'value="money"[^>]*checked', seen)
    again = client.post("/plan/items/13/milestones/1/risk/", {**typed, "version": "1"})
    assert again.status_code == 302
    assert "At risk" in page("ari", "/plan/items/13/")


def test_another_agencys_step_is_refused_in_a_sentence_and_nothing_is_written(house: str) -> None:
    answer = desk_client("kiri").post("/plan/items/13/milestones/1/start/", {**DAY, "version": "0"})
    assert "Only an agency that the Plan names here reports this: Police." in html.unescape(answer.content.decode())
    assert "Not recorded" in page("ari", "/plan/items/13/")
