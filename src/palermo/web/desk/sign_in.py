"""Signing in with django-allauth. Sign-up is closed: an account administrator makes accounts."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from palermo.agencies import door
from palermo.design.lazy import gettext_lazy as _

FRESH = 300
"""Seconds after a proof of who one is in which it is not asked for again. Local policy."""


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's hooks: nobody signs up by themselves, and a finished proof leads on to `entrance.onward`."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Ask an account administrator of your agency."),
        "incorrect_password": _("That is not your pass-phrase. Check it and try again."),
        "enter_current_password": _("That is not your pass-phrase. Check it and try again."),
        "too_many_login_attempts": _("There were too many tries. Wait five minutes, then try again."),
        "username_password_mismatch": _("The user name and the pass-phrase do not go together. Check both."),
        "rate_limited": _("There were too many tries. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        following = kwargs.get("redirect_url") or "/"
        return HttpResponseRedirect(f"{reverse('onward')}?{urlencode({'next': following})}")

    def is_reauthentication_required(self, app: str) -> bool:
        """Whether to ask again before two-step sign-in is changed: not within five minutes of the last proof."""
        records = self.request.session.get("account_authentication_methods", ())
        return not any(time.time() - float(record.get("at", 0)) < FRESH for record in records)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return str(reverse("onward"))

    def logout(self, request: HttpRequest) -> None:
        if key := request.session.session_key:
            door.end(key)
        super().logout(request)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing to say twice: the next page shows who is signed in."""
