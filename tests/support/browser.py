"""Chromium, where there is one."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@contextmanager
def chromium() -> Iterator[Any]:
    """A running browser. Skips the test, saying so, where Chromium or Playwright is missing."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed, so no browser test runs here")
    if not CHROMIUM:
        pytest.skip("No Chromium was found, so no browser test runs here")
    with api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        try:
            yield browser
        finally:
            browser.close()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say it once, where the numbers are, when no page was looked at in a browser."""
    if not CHROMIUM and terminalreporter.stats.get("skipped"):
        terminalreporter.write_line(
            "No Chromium was found here, so the browser tests were skipped. Install it to run them."
        )
