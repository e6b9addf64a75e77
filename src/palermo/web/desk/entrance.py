"""In and out: what is left to do before an officer is in, the entry of signing in, signing out, the personas."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import login
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from palermo.agencies import door, operations, queries
from palermo.agencies.models import Account
from palermo.data import load_toml
from palermo.session.opening import NoSession, opening

ADMITTED = "admitted"
ENTERED = "entered"


def admitted(request: HttpRequest) -> bool:
    """Whether this browser's session has a token of the database: every step of signing in is done."""
    key = request.session.session_key
    return bool(key and request.session.get(ADMITTED) == door.kept(key))


def safe(path: str) -> str:
    """An address of this desk to go to, or home: never another site's, never the door itself."""
    local = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if local and not path.startswith(("/sign-", "/demo/")) else "/"


def way_in() -> str:
    """Where somebody who is not signed in goes: in a demonstration to choose a persona, else to sign in."""
    return reverse("personas") if settings.DEMO_SIGN_IN else reverse("account_login")


@never_cache
def onward(request: HttpRequest) -> HttpResponse:
    """After a proof of who somebody is: choose a pass-phrase, set up the second step, or go in."""
    following = safe(request.GET.get("next", "") or request.session.get("following", "/"))
    account = request.user
    if not isinstance(account, Account):
        return HttpResponseRedirect(f"{way_in()}?{urlencode({'next': following})}")
    if admitted(request):
        return HttpResponseRedirect(following)
    if left := _left_to_do(account):
        request.session["following"] = following
        return HttpResponseRedirect(left)
    if not _admit(request, account):
        get_adapter().logout(request)
        return render(request, "account/account_inactive.html", status=403)
    request.session.pop("following", None)
    return HttpResponseRedirect(following)


def _left_to_do(account: Account) -> str:
    if account.renew:
        return reverse("account_change_password")
    if not settings.DEMO_SIGN_IN and not is_mfa_enabled(account, [Authenticator.Type.TOTP]):
        return reverse("mfa_activate_totp")
    return ""


def _admit(request: HttpRequest, account: Account) -> bool:
    """Mint the session's token and enter the signing in. False when the officer has left."""
    key = request.session.session_key or ""
    try:
        with transaction.atomic(using="door"):
            if not door.mint(account.officer_id, key):
                return False
    except IntegrityError:
        pass  # the same browser asked twice at once: the token is there
    if not request.session.get(ENTERED):
        with opening(door.token_of(key)) as session:
            operations.sign_in(officer=queries.officer(_whose(session.officer_id)), at=request.now)  # type: ignore[attr-defined]
    request.session[ENTERED] = True
    request.session[ADMITTED] = door.kept(key)
    return True


def _whose(officer_id: UUID | None) -> UUID:
    if officer_id is None:
        raise NoSession("This session has ended. Sign in again; what was saved is kept.")
    return officer_id


@never_cache
def sign_out(request: HttpRequest) -> HttpResponse:
    """POST ends the session in the database and here; GET asks first, so that no link can do it."""
    if request.method != "POST":
        return render(request, "desk/sign_out.html")
    _leave(request)
    return HttpResponseRedirect(way_in())


def _leave(request: HttpRequest) -> None:
    if request.user.is_authenticated and admitted(request):
        try:
            with opening(door.token_of(request.session.session_key or "")) as session:
                who = queries.officer(_whose(session.officer_id))
                operations.sign_out(officer=who, at=request.now)  # type: ignore[attr-defined]
        except NoSession:
            pass  # it had run out: there is nothing to end
    get_adapter().logout(request)


@never_cache
def personas(request: HttpRequest) -> HttpResponse:
    """Who do you want to be? Only in a demonstration; anywhere else there is no such page."""
    if not settings.DEMO_SIGN_IN:
        raise Http404
    there = set(Account.objects.values_list("username", flat=True))
    names = {row["id"]: row["names"][0]["name"] for row in load_toml("nz-2009", "agencies.toml")["agency"]}
    names |= {row["id"]: row["name"] for row in load_toml("demo", "cast.toml")["agency"]}
    grouped: dict[str, list[Any]] = {}
    for person in load_toml("demo", "cast.toml")["person"]:
        if person["username"] in there:
            shown = {**person, "first": person["name"].split()[0]}
            grouped.setdefault(names.get(person["agency"], person["agency"]), []).append(shown)
    following = safe(request.GET.get("next", "/"))
    return render(request, "desk/personas.html", {"grouped": grouped, "following": following})


@require_POST
def become(request: HttpRequest, username: str) -> HttpResponse:
    """One click: sign in as one of the cast. Only in a demonstration."""
    cast = {person["username"] for person in load_toml("demo", "cast.toml")["person"]}
    if not settings.DEMO_SIGN_IN or username not in cast:
        raise Http404
    account = get_object_or_404(Account, username=username, is_active=True)
    if request.user.is_authenticated:
        _leave(request)
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return HttpResponseRedirect(f"{reverse('onward')}?{urlencode({'next': safe(request.POST.get('next', '/'))})}")


View = Callable[..., HttpResponseBase]


def at_the_door(view: View) -> View:
    """One of allauth's views inside one transaction of the door's login, as its locks need."""

    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with transaction.atomic(using="door"):
            return view(request, *args, **kwargs)

    return inside


def has_pass_phrase(view: View) -> View:
    """A view for officers who have a pass-phrase to change: the personas of a demonstration have none."""

    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (isinstance(request.user, Account) and request.user.has_usable_password()):
            raise Http404
        return view(request, *args, **kwargs)

    return inside


def ends_old_token(view: View) -> View:
    """A view after which the session may have another key: the token of the old one ends."""

    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        before = request.session.session_key
        response = view(request, *args, **kwargs)
        if before and request.session.session_key != before:
            door.end(before)
        return response

    return inside
