"""Make the pictures of docs/pictures again, from a demonstration that was just started and is running.

make demo                                 (in another terminal; a fresh one, so that its clocks are live)
.venv/bin/python -m scripts.pictures
"""

import os
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from tests.support.browser import CHROMIUM, QUIET

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
DESK = f"http://localhost:{os.environ.get('PALERMO_DESK_PORT', '8001')}"
WIDE = {"width": 1180, "height": 760}
TAKEN = (
    ("desk", "hana", "/", 572),
    ("case", "ari", "/cases/?mine=on", 760),
    ("certification", "ngaire", "/", 900),
    ("wall", "kiri", "/plan/", 1165),
)
"""Name, officer, address (the first row's page for a list) and height in pixels of each picture."""


def main() -> int:
    """Take each picture; 1 where there is no browser."""
    if not CHROMIUM:
        print("No Chromium was found: install one, and run this again.", file=sys.stderr)
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for name, officer, address, height in TAKEN:
            page = browser.new_context(viewport=WIDE).new_page()
            page.goto(f"{DESK}/demo/")
            page.click(f"form[action='/demo/{officer}/'] button")
            page.goto(f"{DESK}{address}")
            if name in ("case", "certification"):
                page.locator("main th a").first.click()
            take(page, name, height)
        browser.close()
    return 0


def take(page: Page, name: str, height: int) -> None:
    """One picture, without the part of the page below `height`."""
    page.wait_for_load_state("networkidle")
    file = PICTURES / f"{name}.png"
    page.screenshot(path=file, full_page=True, clip={"x": 0, "y": 0, "width": WIDE["width"], "height": height})
    print(f"{file.name}: {file.stat().st_size // 1000} kB")


if __name__ == "__main__":
    sys.exit(main())
