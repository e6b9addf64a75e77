"""Every desk page runs inside one session: the officer's own, or none at all."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode

from palermo.access.operations import NotYours
from palermo.agencies import door, queries
from palermo.session.opening import NoSession, opening
from palermo.web.desk.entrance import admitted, way_in

OPEN = ("/sign-in/", "/sign-out/", "/demo/", "/static/", "/language/")
"""Paths that belong to the door: they see sign-in's tables and nothing of any case."""
NOT_SHOWN = ("csrf", "pass", "code", "version")
"""Fields that are not shown back to someone whose page went away while they typed."""

GetResponse = Callable[[HttpRequest], HttpResponse]


class OfficerSession:
    """Opens the officer's session around the view; no officer, no session, only the way to sign in.

    `request.officer`, `request.roles` and `request.now` are set for every page inside. A view that raises, or answers
    500, leaves nothing written.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.now = timezone.now()  # type: ignore[attr-defined]
        if request.path.startswith(OPEN):
            return self.get_response(request)
        if not request.user.is_authenticated or not request.session.session_key:
            return _to_the_door(request)
        if not admitted(request):
            return HttpResponseRedirect(f"{reverse('onward')}?{urlencode({'next': _here(request)})}")
        try:
            return self._inside(request)
        except NoSession:
            logout(request)
            return _to_the_door(request, ended=True)

    def _inside(self, request: HttpRequest) -> HttpResponse:
        token = door.token_of(request.session.session_key or "")
        with opening(token) as session:
            if session.officer_id is None:
                raise NoSession("This session has ended.")
            request.officer = queries.officer(session.officer_id)  # type: ignore[attr-defined]
            request.roles = queries.roles_held(request.now)  # type: ignore[attr-defined]
            response = self.get_response(request)
            if response.status_code >= 500 or getattr(request, "failed", False):
                transaction.set_rollback(True)
        response.headers["Cache-Control"] = "no-store"
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Whatever went wrong, nothing is written; an act that is not the officer's gets a sentence."""
        request.failed = True  # type: ignore[attr-defined]
        if isinstance(error, NotYours):
            return render(request, "desk/not_yours.html", {"why": str(error)}, status=403)
        return None


def _here(request: HttpRequest) -> str:
    """The page to come back to: for a form its page, for a part of a page the whole of it."""
    if request.headers.get("HX-Request"):
        shown = urlsplit(request.headers.get("HX-Current-URL", "/"))
        return f"{shown.path}?{shown.query}" if shown.query else shown.path or "/"
    return request.get_full_path() if request.method in ("GET", "HEAD") else request.path


def _to_the_door(request: HttpRequest, ended: bool = False) -> HttpResponse:
    query = {"next": _here(request)} | ({"ended": "1"} if ended else {})
    way = f"{way_in()}?{urlencode(query)}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": way})
    if request.method in ("GET", "HEAD"):
        return HttpResponseRedirect(way)
    return render(request, "desk/ended.html", {"way": way, "typed": typed(request)}, status=401)


def nothing_here(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, for what is hidden as for what is absent. A case may be given away while somebody writes: their words stay."""
    return render(request, "desk/nothing_here.html", {"typed": typed(request)}, status=404)


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What was in the form, to be copied: a page that is no longer there must not lose what an officer typed.

    Only for a form of this site: another site's page could otherwise put words on ours.
    """
    origin = urlsplit(request.headers.get("Origin", "")).netloc
    if request.method != "POST" or origin != request.get_host():
        return []
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    return [(name, value) for name, value in fields if len(value) > 2 and not name.startswith(NOT_SHOWN)]


class Language:
    """The language the officer chose, from the cookie; English where none was chosen."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        translation.activate(chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
        response = self.get_response(request)
        response.headers["Content-Language"] = request.LANGUAGE_CODE
        return response
