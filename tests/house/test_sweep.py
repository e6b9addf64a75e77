"""Every page of both sites, in a real browser: axe, width, console, other hosts, without JavaScript, and its picture.

The pictures are in `.cache/pictures/sweep`, one for each page and width. The whole sweep runs with `make prove`; a
handful of pages, at the narrowest width, with every run of the tests.
"""

from collections.abc import Iterator

import pytest
from django.conf import settings

from palermo.design.tests.browser import missing
from tests.house.look import Looker
from tests.house.matrix import NOBODY
from tests.house.pages import PRESSED, PUBLIC_PRESSED, PUBLIC_SHOWN, SHOWN, Page
from tests.support.browser import chromium
from tests.support.furnished import Furnished
from tests.support.serving import serving
from tests.support.web import desk_client

pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(missing()), reason=missing())]
WIDTHS = (320, 1440)
DESK_PAGES, PUBLIC_PAGES = SHOWN + PRESSED, PUBLIC_SHOWN + PUBLIC_PRESSED
HANDFUL = ("desk-home", "desk-case", "desk-certification-page", "desk-report", "desk-names-opened", "desk-give-sent")
PUBLIC_HANDFUL = ("public-home", "public-report-4", "public-receipt", "public-answer-empty")


@pytest.fixture(scope="module")
def desk(furnished: Furnished) -> Iterator[str]:
    """The desk's address, as in real use."""
    with serving("desk", furnished.database) as address:
        yield address


@pytest.fixture(scope="module")
def public(furnished: Furnished) -> Iterator[str]:
    """The public site's address."""
    with serving("public", furnished.database) as address:
        yield address


def sweep(site: str, furnished: Furnished, pages: tuple[Page, ...], width: int, prefix: str = "", **how: bool) -> None:
    """Look at every page, then tell all that was found at once."""
    people = {page.who for page in pages} - {NOBODY}
    keys = {who: desk_client(who).cookies[settings.SESSION_COOKIE_NAME].value for who in people}
    with chromium() as browser:
        looker = Looker(browser, site, keys, furnished.places, width, **how)
        for shown in pages:
            looker.look(shown, prefix)
    assert looker.faults == [], "\n".join(["", *looker.faults])
    assert looker.looked == len(pages)


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_of_the_desk(desk: str, furnished: Furnished, width: int) -> None:
    sweep(desk, furnished, DESK_PAGES, width)


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("prefix", ["", "/mi"])
def test_every_page_of_the_public_site_in_each_language(
    public: str, furnished: Furnished, width: int, prefix: str
) -> None:
    sweep(public, furnished, PUBLIC_PAGES, width, prefix)


@pytest.mark.slow
def test_every_page_of_the_desk_without_javascript(desk: str, furnished: Furnished) -> None:
    sweep(desk, furnished, DESK_PAGES, 320, script=False, pictures=False)


@pytest.mark.slow
def test_every_page_of_the_public_site_without_javascript(public: str, furnished: Furnished) -> None:
    sweep(public, furnished, PUBLIC_PAGES, 320, script=False, pictures=False)


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
def test_the_doors_of_a_demonstration(furnished: Furnished, width: int) -> None:
    pages = (Page("demo-personas", NOBODY, "/demo/"), Page("demo-home", "ari", "/"))
    with serving("desk", furnished.database, demo=True) as site:
        sweep(site, furnished, pages, width)


def test_a_handful_of_pages_at_the_narrowest_width(desk: str, public: str, furnished: Furnished) -> None:
    sweep(desk, furnished, _of(DESK_PAGES, HANDFUL), 320, pictures=False)
    sweep(public, furnished, _of(PUBLIC_PAGES, PUBLIC_HANDFUL), 320, pictures=False)


def _of(pages: tuple[Page, ...], names: tuple[str, ...]) -> tuple[Page, ...]:
    """The first page of each of these names or of what begins so."""
    return tuple(next(page for page in pages if page.name.startswith(name)) for name in names)
