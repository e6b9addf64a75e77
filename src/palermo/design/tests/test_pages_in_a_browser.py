"""Every component, in a real browser, at the narrowest and the usual width."""

import pytest

from palermo.design.tests import browser

PAGES = (
    "/",
    "/question/",
    "/question/?refused",
    "/doors/",
    "/doors/?in=mi",
    "/home/",
    "/home/?in=mi",
    "/sheet/",
)
pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(browser.missing()), reason=browser.missing())]


@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(gallery: str, width: int) -> None:
    faults: list[str] = []
    with browser.browsing(width) as page:
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        for path in PAGES:
            assert page.goto(gallery + path).status == 200, path
            faults += [f"{path} {found}" for found in browser.violations(page)]
            if wide := browser.overflow(page):
                faults.append(f"{path} is {wide} pixels too wide at {width}")
    assert faults == []


def test_a_refusal_takes_the_reader_to_what_is_wrong_and_from_there_to_the_field(gallery: str) -> None:
    with browser.browsing(320) as page:
        page.goto(f"{gallery}/question/?refused")
        assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
        page.click(".govuk-error-summary a >> nth=0")
        assert page.evaluate("document.activeElement.id") == "id_where"


def test_esc_three_times_leaves_for_a_neutral_page_and_back_does_not_return(gallery: str) -> None:
    with browser.browsing(1440) as page:
        page.route("https://www.metservice.com/**", lambda route: route.fulfill(body="rain"))
        page.goto(f"{gallery}/doors/")
        page.goto(f"{gallery}/question/")
        for _press in range(3):
            page.keyboard.press("Escape")
        page.wait_for_url("https://www.metservice.com/")
        page.go_back()
        assert page.url == f"{gallery}/doors/"


def test_the_way_out_works_without_javascript_and_tells_the_other_site_nothing(gallery: str) -> None:
    told: list[str | None] = []
    with browser.browsing(320, java_script_enabled=False) as page:

        def weather(route) -> None:
            told.append(route.request.headers.get("referer"))
            route.fulfill(body="rain")

        page.route("https://www.metservice.com/**", weather)
        page.goto(f"{gallery}/question/")
        page.click("text=Leave this page quickly")
        page.wait_for_url("https://www.metservice.com/")
    assert told == [None]


def test_the_way_out_stays_in_sight_when_the_page_is_scrolled(gallery: str) -> None:
    with browser.browsing(320) as page:
        page.goto(f"{gallery}/question/")
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        assert page.locator("[data-leave]").bounding_box()["y"] == 0
