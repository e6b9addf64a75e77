"""A browser at the desk, signed in as one of the cast, for tests of pages."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from palermo.agencies import door
from palermo.agencies.models import Account


def desk_client(username: str) -> Client:
    """A client whose cookie is a live sign-in of one of the cast, as `desk_client("ari")`. Needs `house`."""
    account = Account.objects.using("door").get(username=username)
    session = door.SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    assert session.session_key
    assert door.mint(account.officer_id, session.session_key)
    session["admitted"] = door.kept(session.session_key)
    session.save()
    client = Client(HTTP_HOST="localhost")
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client
