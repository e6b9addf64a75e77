"""Signing in and out. Sign-up is closed: an account administrator makes accounts."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse

from palermo.agencies import door


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's hooks: nobody signs up by themselves, and a finished sign-in mints the database token."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        request.session.save()
        door.mint(user.officer_id, request.session.session_key or "")
        response: HttpResponse = super().post_login(request, user, **kwargs)
        return response

    def logout(self, request: HttpRequest) -> None:
        if key := request.session.session_key:
            door.end(key)
        super().logout(request)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing to say twice: the next page shows who is signed in."""
