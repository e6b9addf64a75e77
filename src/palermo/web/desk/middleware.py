"""Every desk page runs inside one session: the officer's own, or none at all."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone, translation

from palermo.agencies import door, queries
from palermo.session.opening import NoSession, opening

OPEN = ("/sign-in/", "/sign-out/", "/demo/", "/static/", "/language/", "/health/")
"""Paths that belong to the door: they see sign-in's tables and nothing of any case."""

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
            return HttpResponseRedirect(f"{settings.LOGIN_URL}?next={request.path}")
        try:
            return self._inside(request)
        except NoSession:
            logout(request)
            return HttpResponseRedirect(f"{settings.LOGIN_URL}?ended=1")

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

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        request.failed = True  # type: ignore[attr-defined]


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
