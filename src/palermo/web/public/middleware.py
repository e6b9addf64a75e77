"""The public site remembers nobody: what could identify a reader is dropped before any code could keep it."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import set_script_prefix
from django.utils import translation

KEPT = frozenset(
    [
        "HTTP_HOST",
        "HTTP_ACCEPT",
        "HTTP_ACCEPT_ENCODING",
        "HTTP_X_FORWARDED_PROTO",
        "HTTP_IF_MODIFIED_SINCE",
        "HTTP_IF_NONE_MATCH",
        "HTTP_RANGE",
    ]
)
"""The only headers that go further. No address, no browser, no cookie, no referrer, no preferred language."""
DROPPED = ("REMOTE_ADDR", "REMOTE_HOST", "REMOTE_PORT", "REMOTE_USER", "REMOTE_IDENT")
NO_ADDRESS = "0.0.0.0"  # noqa: S104 - not bound to: what stands where an address would

GetResponse = Callable[[HttpRequest], HttpResponse]


class NoTrace:
    """Nothing comes in that says who reads, nothing goes out that a browser would keep: no cookie, no copy.

    Files under /static/ may be kept for a while: they are the same on every page and say nothing of what
    was read.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        for name in [name for name in request.META if name.startswith("HTTP_") and name not in KEPT]:
            del request.META[name]
        for name in DROPPED:
            request.META.pop(name, None)
        request.META["REMOTE_ADDR"] = NO_ADDRESS
        request.COOKIES.clear()
        response = self.get_response(request)
        response.cookies.clear()
        response.headers["Referrer-Policy"] = "no-referrer"
        if not request.path.startswith(settings.STATIC_URL):
            response.headers["Cache-Control"] = "no-store"
            response.headers["X-Robots-Tag"] = "noarchive"
        return response


class Language:
    """The language is part of the address (`/mi/report/`), so that nothing need be remembered; English has no prefix.

    A choice (`/language/mi/?next=/rights/`, or `?language=mi` on any page) leads to the page's own address.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if chosen := _chosen(request):
            return HttpResponseRedirect(_in_language(*chosen))
        code, path = _apart(request.path_info)
        prefix = f"/{code}" if code != settings.LANGUAGE_CODE else ""
        request.path_info = path
        request.prefix = prefix  # type: ignore[attr-defined]
        set_script_prefix(f"{prefix}/")
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = self.get_response(request)
        response.headers["Content-Language"] = code
        return response


def _chosen(request: HttpRequest) -> tuple[str, str] | None:
    """The language asked for and the page it was asked on, if one was asked for."""
    known = dict(settings.LANGUAGES)
    if (code := request.GET.get("language", "")) in known:
        return code, request.path
    parts = request.path.strip("/").split("/")
    if len(parts) == 2 and parts[0] == "language" and parts[1] in known:
        return parts[1], request.GET.get("next", "/")
    return None


def _apart(path: str) -> tuple[str, str]:
    """A path's language, and the path without its prefix."""
    for code, _name in settings.LANGUAGES:
        if code != settings.LANGUAGE_CODE and (path == f"/{code}" or path.startswith(f"/{code}/")):
            return code, path[len(code) + 1 :] or "/"
    return settings.LANGUAGE_CODE, path


def _in_language(code: str, path: str) -> str:
    """The address of a page in a language. A path that would lead to another site leads to the first page."""
    parts = urlsplit(path)
    if parts.scheme or parts.netloc or not path.startswith("/") or path.startswith("//") or "\\" in path:
        return _in_language(code, "/")
    _code, plain = _apart(parts.path)
    return plain if code == settings.LANGUAGE_CODE else f"/{code}{plain}"
