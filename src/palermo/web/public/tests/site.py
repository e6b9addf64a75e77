"""The public site as its own process serves it, for tests in this one."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape

from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import set_script_prefix

from palermo.settings import public


@contextmanager
def public_site() -> Iterator[Client]:
    """A browser on the public site, with the public process's addresses and middleware."""
    with override_settings(
        ROOT_URLCONF=public.ROOT_URLCONF,
        MIDDLEWARE=public.MIDDLEWARE,
        FILE_UPLOAD_HANDLERS=public.FILE_UPLOAD_HANDLERS,
    ):
        yield Client()
    set_script_prefix("/")


def text(response: HttpResponse) -> str:
    """The page as text."""
    return response.content.decode()


def carried(response: HttpResponse) -> str:
    """What the page carries in its hidden field."""
    found = re.search(r'name="carried" value="([^"]*)"', text(response))
    assert found, text(response)[-3000:]
    return unescape(found.group(1))


def heading(response: HttpResponse) -> str:
    """The page's question or heading."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", text(response), re.S)
    assert found
    return unescape(re.sub(r"<[^>]+>", "", found.group(1))).strip()


class Reporter:
    """Someone who reports, page by page. Counts how many pages they answered."""

    def __init__(self, client: Client, prefix: str = "") -> None:
        self.client, self.prefix, self.answered = client, prefix, 0
        self.page: HttpResponse = client.get(f"{prefix}/report/now/")  # type: ignore[assignment]

    def answer(self, step: str, go: str = "next", **given: str | list[str]) -> HttpResponse:
        """Send one page."""
        self.answered += 1
        return self._post(f"/report/{step}/", go, given)

    def check(self, go: str) -> HttpResponse:
        """Press a button on the page of answers."""
        return self._post("/report/check/", go, {})

    def send(self) -> HttpResponse:
        """Send the report."""
        return self._post("/receipt/", "", {})

    def _post(self, path: str, go: str, given: dict[str, str | list[str]]) -> HttpResponse:
        data = {"carried": carried(self.page), "go": go, **given}
        self.page = self.client.post(f"{self.prefix}{path}", data)  # type: ignore[assignment]
        return self.page


def words_of(page: HttpResponse) -> str:
    """The receipt's words on a receipt page."""
    found = re.search(r'class="pal-receipt"[^>]*>([^<]+)<', text(page))
    assert found, text(page)
    return found.group(1).strip()
