"""The triage queue by keyboard alone, in a real browser: off until switched on, silent while something is typed."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from tests.support.browser import chromium
from tests.support.people import acting
from tests.support.serving import serving
from tests.support.web import desk_client

from palermo.prevention.reporting.models import Report
from palermo.prevention.reporting.tests.factories import handed_in, on_duty

PICTURES = Path(__file__).resolve().parents[5] / ".cache" / "pictures"


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.textContent")).strip()


@pytest.mark.browser
def test_reports_are_triaged_without_a_mouse(house: str) -> None:
    on_duty()
    handed_in("danger")
    handed_in()
    key = desk_client("hana").cookies[settings.SESSION_COOKIE_NAME].value
    with acting("hana"):
        urgent = Report.objects.get(urgent=True).reference
        other = Report.objects.get(urgent=False).reference
    with serving("desk", house) as site, chromium() as browser:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site}])
        page = context.new_page()
        page.goto(f"{site}/reports/")
        page.keyboard.press("j")
        assert focused(page) != urgent, "keys are off until somebody switches them on"
        page.click("text=Use the keyboard")
        page.keyboard.press("j")
        assert focused(page) == urgent
        page.keyboard.press("ArrowDown")
        assert focused(page) == other
        page.keyboard.press("j")
        assert focused(page) == other, "the last row is the last"
        page.keyboard.press("k")
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / "triage-keys-1440.png", full_page=True)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/reports/{urgent}/")
        page.keyboard.press("a")
        page.wait_for_selector("text=You have this report now")
        page.keyboard.press("r")
        page.wait_for_selector("text=That you read this is recorded")
        page.screenshot(path=PICTURES / "triage-keys-report-1440.png", full_page=True)
        page.keyboard.press("x")
        assert page.evaluate("document.activeElement.closest('details').open")
        page.keyboard.press("f")
        assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
        page.keyboard.type("a quiet fax, read")
        assert page.input_value("textarea[name=note] >> visible=true") == "a quiet fax, read"
        assert page.url.startswith(f"{site}/reports/{urgent}/"), "typing presses nothing"
        page.keyboard.press("Tab")
        page.keyboard.press("u")
        page.wait_for_url(f"{site}/reports/")
        assert focused(page) == urgent, "back on the queue, at its first row"
