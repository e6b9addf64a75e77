"""A browser small enough to be interrupted: pages, links and forms over plain HTTP, as a person without JavaScript has them."""

import http.client
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

PATIENCE = 30
"""Seconds until a person gives a page up."""


class Interrupted(Exception):
    """No answer, or an answer that promises nothing: whoever pressed does not know whether it was done."""


@dataclass
class Form:
    """One form: where it goes, what stands in it already, and every name that can be filled in."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    buttons: list[str] = field(default_factory=list)
    """Where its buttons lead that lead elsewhere than the form."""


class Page(HTMLParser):
    """What a page offers: its links and its forms."""

    def __init__(self, url: str, text: str) -> None:
        super().__init__()
        self.url, self.text = url, text
        self.links: list[str] = []
        self.forms: list[Form] = []
        self._area = self._select = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "form":
            self.forms.append(Form(given.get("action") or self.url))
        elif tag == "button" and self.forms and "formaction" in given:
            self.forms[-1].buttons.append(given["formaction"])
        elif self.forms and (name := given.get("name")):
            self._control(tag, name, given)
        elif tag == "option" and self._select and "selected" in given:
            self.forms[-1].fields[self._select] = given.get("value", "")

    def _control(self, tag: str, name: str, given: dict[str, str]) -> None:
        form = self.forms[-1]
        form.names.add(name)
        self._area = name if tag == "textarea" else ""
        self._select = name if tag == "select" else ""
        ticked = given.get("type") not in ("radio", "checkbox") or "checked" in given
        if tag == "input" and given.get("type") != "submit" and ticked:
            form.fields[name] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1].fields[self._area] = data.removeprefix("\n")

    def form(self, words: str) -> Form | None:
        """The form whose address has these words."""
        return next((form for form in self.forms if words in urlsplit(form.action).path), None)

    def link(self, words: str) -> str:
        """The address of the first link that has these words."""
        return next(link for link in self.links if words in link)


class Browser:
    """One person at one site, with their cookies."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.cookies: dict[str, str] = {}

    def get(self, where: str) -> Page:
        """Open a page."""
        return self._ask("GET", where, None)

    def send(self, page: Page, form: Form, to: str = "", **given: str) -> Page:
        """Fill a form in and press its button, or the one that leads `to`. Raises Interrupted unless it is answered."""
        return self._ask("POST", urljoin(page.url, to or form.action), urlencode({**form.fields, **given}))

    def _ask(self, method: str, where: str, body: str | None) -> Page:
        url = urljoin(self.site, where)
        for _ in range(6):
            status, location, text = self._once(method, url, body)
            if status in (301, 302, 303):
                method, url, body = "GET", urljoin(url, location), None
                continue
            if status >= 500:
                raise Interrupted(f"{status} from {url}")
            assert status < 400, f"{method} {url} answered {status}"
            return Page(url, text)
        raise AssertionError(f"{url} leads round in a circle")

    def _once(self, method: str, url: str, body: str | None) -> tuple[int, str, str]:
        parts = urlsplit(url)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE)
        try:
            connection.request(method, parts.path + (f"?{parts.query}" if parts.query else ""), body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException) as lost:
            raise Interrupted(f"{type(lost).__name__} from {url}") from lost
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return answer.status, answer.headers.get("Location", ""), text
