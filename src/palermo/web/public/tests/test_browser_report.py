"""The report in a real browser without JavaScript, from a public process that has no key to open it."""

from pathlib import Path
from typing import Any

import pytest
from tests.support.browser import chromium
from tests.support.people import acting
from tests.support.serving import serving

from palermo.law import receipt
from palermo.prevention.reporting import operations
from palermo.prevention.reporting.tests.factories import now, the_report

PICTURES = Path(__file__).resolve().parents[5] / ".cache" / "pictures"


def picture(page: Any, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"public-{name}.png", full_page=True)


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1440])
def test_someone_reports_on_a_cheap_telephone_or_a_large_screen_without_javascript(house: str, width: int) -> None:
    with serving("public", house) as site, chromium() as browser:
        context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 720})
        page = context.new_page()
        page.goto(site)
        picture(page, f"home-{width}")
        page.click("text=I've seen something")
        picture(page, f"now-{width}")
        page.check("text=Someone is being taken away")
        page.click("button:has-text('Continue')")
        page.fill("textarea[name=what]", "Six people sleep in the packing shed (invented).")
        picture(page, f"what-{width}")
        page.click("button:has-text('Continue')")
        page.fill("textarea[name=where]", "Tui Ridge, an invented orchard")
        page.select_option("select[name=region]", "NSN")
        picture(page, f"where-{width}")
        page.click("button:has-text('Continue')")
        page.click("button:has-text('Skip this')")
        page.check("text=I will come back to this site")
        picture(page, f"answer-{width}")
        page.click("button:has-text('Continue')")
        picture(page, f"check-{width}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.click("button.govuk-button:has-text('Send to the Police')")
        picture(page, f"receipt-{width}")
        words = page.inner_text(".pal-receipt")
        assert receipt.check(words) == []
        assert context.cookies() == []
        page.goto(f"{site}/answer/")
        page.fill("textarea[name=words]", words)
        page.click("button:has-text('Look it up')")
        assert "Nobody has taken it up yet" in page.inner_text("[data-standing]")
        picture(page, f"standing-{width}")
    with acting("hana") as officer:
        told = operations.read(report=the_report(), officer=officer, at=now())
    assert told["what"] == "Six people sleep in the packing shed (invented)."
