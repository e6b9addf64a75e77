"""What the indicators come to, drawn: words first, a picture beside them, and always what it is not."""

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application
from django.template.loader import render_to_string
from django.test import override_settings
from django.utils import translation

from palermo.design.tests import browser
from palermo.design.tests.conftest import MIDDLEWARE
from palermo.protection.identification.indicators import assess, profile
from palermo.protection.identification.pattern import pattern_page
from palermo.protection.identification.tests.pattern_site import CASES


def drawn(case: str) -> str:
    key, noted, act = CASES[case]
    page = pattern_page(assess(profile(key), noted, act))
    return " ".join(render_to_string("identification/pattern.html", {"pattern": page}).split())


@pytest.mark.parametrize("case", CASES)
def test_every_result_says_what_it_is_not_and_that_vulnerability_is_a_means(case: str) -> None:
    shown = drawn(case)
    assert "This is an aid to two findings by a human." in shown
    assert "Nothing moves by it." in shown
    assert "a means under the Protocol: consider it" in shown


def test_the_student_is_shown_the_missing_dimension_and_what_to_look_for() -> None:
    shown = drawn("student")
    assert "deception and exploitation" in shown
    assert "The pattern would be “trafficking” if there were also: Coercion at destination." in shown
    assert "Not noted, strong" in shown
    assert "confiscation of documents" in shown
    assert "labour@1" in shown


def test_a_draft_warns_and_a_checked_list_does_not() -> None:
    assert "govuk-warning-text" in drawn("draft")
    assert "Unverified draft" in drawn("draft")
    assert "medium, a guess" in drawn("draft")
    assert "govuk-warning-text" not in drawn("orchard")
    assert "a guess" not in drawn("orchard")


def test_the_act_is_said_for_a_child_alone() -> None:
    assert "Noted: the child was recruited" in drawn("child")
    assert "Not noted: that the child was recruited" in drawn("nothing")
    assert "the child was recruited" not in drawn("orchard")


def test_each_mark_of_the_picture_is_an_indicator_and_has_its_words() -> None:
    shown = drawn("orchard")
    assert shown.count("<rect") == shown.count('class="pal-noted__weight"') == 13


def test_the_words_are_translated_when_the_page_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    def mirrored(words: str) -> str:
        return f"~{words}"

    monkeypatch.setattr("palermo.protection.identification.pattern.gettext", mirrored)
    key, noted, act = CASES["orchard"]
    page = pattern_page(assess(profile(key), noted, act))
    assert page.pattern == "~trafficking"
    assert page.rows[0].noted[0] == ("~wages/earnings", "~medium")
    assert page.lines[1].startswith("~~Deceptive recruitment: positive.")
    assert "~low or no salary" in page.lines[4]
    with translation.override("mi"):
        assert pattern_page(assess(profile(key), noted, act)).rows[0].title == "~Deceptive recruitment"


@pytest.mark.browser
@pytest.mark.skipif(bool(browser.missing()), reason=browser.missing())
@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(width: int) -> None:
    faults: list[str] = []
    ours = override_settings(ROOT_URLCONF="palermo.protection.identification.tests.pattern_site", MIDDLEWARE=MIDDLEWARE)
    with ours, browser.serving(StaticFilesHandler(get_wsgi_application())) as address, browser.browsing(width) as page:
        page.on("console", lambda message: faults.append(message.text))
        for case in CASES:
            assert page.goto(f"{address}/{case}/").status == 200, case
            for opened in page.query_selector_all("summary"):
                opened.click()
            faults += [f"{case} {found}" for found in browser.violations(page)]
            if wide := browser.overflow(page):
                faults.append(f"{case} is {wide} pixels too wide at {width}")
    assert faults == []
