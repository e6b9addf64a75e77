"""Triage in a real browser, in pictures, from the queue to the case."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from tests.support.browser import chromium
from tests.support.people import acting
from tests.support.serving import serving
from tests.support.web import desk_client

from palermo.cases.models import Case
from palermo.prevention.reporting.models import Report
from palermo.prevention.reporting.tests.factories import handed_in, on_duty

PICTURES = Path(__file__).resolve().parents[5] / ".cache" / "pictures"


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1440])
def test_an_officer_reads_acknowledges_and_refers_an_urgent_report(house: str, width: int) -> None:
    on_duty()
    handed_in("danger", "child")
    handed_in()
    key = desk_client("hana").cookies[settings.SESSION_COOKIE_NAME].value
    with acting("hana"):
        urgent = Report.objects.get(urgent=True).reference

    def picture(page: Any, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"triage-{name}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    with serving("desk", house) as site, chromium() as browser:
        context = browser.new_context(viewport={"width": width, "height": 900})
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site}])
        page = context.new_page()
        page.goto(f"{site}/reports/")
        picture(page, "queue")
        page.click(f"text={urgent}")
        picture(page, "sealed")
        page.click("button:has-text('Acknowledge')")
        page.click("button:has-text('Read the report')")
        page.click("summary:has-text('Close without a case')")
        picture(page, "read")
        page.click("summary:has-text('Refer to a case')")
        page.fill("textarea[name=note] >> visible=true", "Start with the contractor.")
        page.click("button:has-text('Refer to a case')")
        page.wait_for_url("**/cases/**")
        page.goto(f"{site}/reports/{urgent}/")
        picture(page, "referred")
        page.goto(f"{site}/reports/new/")
        picture(page, "new")
    with acting("ari"):
        assert Case.objects.count() == 1
