"""The public site keeps nothing of who reads it, and its pages are small."""

import gzip
import tempfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from palermo.design.build import BUILT
from palermo.web.public.middleware import NoTrace
from palermo.web.public.tests.site import Reporter, public_site, text
from palermo.web.public.urls import urlpatterns

PAGES = (
    "/",
    "/now/",
    "/report/now/",
    "/answer/",
    "/check/",
    "/after/",
    "/privacy/",
    "/rights/",
    "/help/",
    "/accessibility/",
)
KILO = 1000


@pytest.mark.parametrize("path", [prefix + path for prefix in ("", "/mi") for path in PAGES])
def test_each_page_sets_no_cookie_is_not_kept_and_is_small(shared_house: str, path: str) -> None:
    with public_site() as client:
        page = client.get(path)
    assert page.status_code == 200
    assert not page.cookies
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert len(page.content) <= 14 * KILO, len(page.content)
    assert "csrf" not in text(page)
    assert ('<html lang="mi"' in text(page)) == path.startswith("/mi")
    if path.startswith("/mi"):
        assert 'href="/rights/"' not in text(page)


def test_each_question_is_small_too_and_all_that_a_page_needs_is_under_sixty_kilobytes(
    shared_house: str,
) -> None:
    with public_site() as client:
        reporter = Reporter(client)
        for step in ("now", "what", "where", "when", "work", "more", "answer"):
            assert len(reporter.page.content) <= 14 * KILO, (step, len(reporter.page.content))
            reporter.answer(
                step, **({step: "Invented words. " * 20} if step in ("what", "where", "when", "more") else {})
            )
        largest = 14 * KILO
        sheet = len(gzip.compress((BUILT / "public.css").read_bytes()))
        scripts = sum((BUILT.parent / "design" / name).stat().st_size for name in ("page.js", "leave.js"))
    assert largest + sheet + scripts <= 60 * KILO


def test_address_browser_cookie_and_referrer_are_gone_before_any_view() -> None:
    seen: dict[str, Any] = {}

    def view(request: HttpRequest) -> HttpResponse:
        seen.update(request.META)
        seen["cookies"] = dict(request.COOKIES)
        response = HttpResponse("x")
        response.set_cookie("kept", "no")
        return response

    request = RequestFactory(
        REMOTE_ADDR="203.0.113.9",
        HTTP_USER_AGENT="Phone",
        HTTP_COOKIE="a=b",
        HTTP_REFERER="http://x/",
        HTTP_X_FORWARDED_FOR="203.0.113.9",
        HTTP_X_REAL_IP="203.0.113.9",
        HTTP_ACCEPT_LANGUAGE="th",
    ).get("/rights/", REMOTE_HOST="a.name", REMOTE_PORT="1234")
    response = NoTrace(view)(request)
    told = " ".join(f"{name}={value}" for name, value in seen.items())
    for trace in ("203.0.113.9", "Phone", "a=b", "http://x/", "a.name", "1234", "HTTP_ACCEPT_LANGUAGE"):
        assert trace not in told
    assert seen["cookies"] == {}
    assert not response.cookies


def test_no_address_says_what_it_is_about() -> None:
    for pattern in urlpatterns:
        assert not [word for word in ("victim", "traffic", "slave", "police", "abuse") if word in str(pattern.pattern)]


def test_a_file_that_is_sent_anyway_is_never_kept_anywhere(house: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page asks for a file; Django's own way would have put a large one on the disk, unsealed."""

    def never(*_given: object, **_named: object) -> None:
        raise AssertionError("a temporary file was made")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", never)
    with public_site() as client:
        sent = {"step": "now", "file": SimpleUploadedFile("photo.jpg", b"\xff\xd8\xff" + b"x" * 4_000_000)}
        assert client.post("/report/now/", sent).status_code < 500
