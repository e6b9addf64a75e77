"""A real browser for tests, where the machine has one. Other rooms' tests may use this too."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

ROOM = Path(__file__).resolve().parent.parent
AXE = ROOM / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def chromium() -> str | None:
    """The path of a Chromium on this machine, or None."""
    return next((found for found in map(shutil.which, NAMES) if found), None)


def missing() -> str:
    """Why pages cannot be looked at here, or "" when they can."""
    if chromium() is None:
        return f"no Chromium here: install one of {', '.join(NAMES)} to look at pages"
    if not AXE.exists():
        return "axe-core is not installed: run python -m palermo.design.build"
    return ""


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(application: Any) -> Iterator[str]:
    """Serve a WSGI application from a thread; its address."""
    with make_server("127.0.0.1", 0, application, handler_class=_Quiet) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def browsing(width: int, **context: Any) -> Iterator[Any]:
    """A page of a new browser, `width` pixels wide."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(QUIET))
        try:
            yield browser.new_context(viewport={"width": width, "height": 800}, **context).new_page()
        finally:
            browser.close()


def violations(page: Any) -> list[str]:
    """What axe-core finds on the page, a line each: the rule, and the first element that breaks it."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, {runOnly: rules}).then(r => r.violations)", list(RULES))
    return [f"{rule['id']} ({len(rule['nodes'])}): {rule['nodes'][0]['html'][:160]}" for rule in found]


def overflow(page: Any) -> int:
    """How many pixels the page is wider than the window; more than 0 means scrolling sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
