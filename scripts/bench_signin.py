"""The bench's officers as the house has them: with a seat, and with a live sign-in. Imported once Django is set up."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone
from scripts.bench_officers import Officer

from palermo.agencies import door
from palermo.agencies.models import Account, Posting, Seat
from palermo.agencies.models import Officer as Row


def enlist(officer: Officer) -> None:
    """An invented officer in their seat, with an account that no pass-phrase opens."""
    agency, role = officer.seat.split("/")
    Row.objects.using("owner").create(
        id=officer.id, handle=officer.handle, name=f"{officer.handle} (invented)", rank="", agency_id=agency,
        email=f"{officer.handle}@desk.example", joined_at=timezone.now(),
    )  # fmt: skip
    seat = Seat.objects.using("owner").get(agency=agency, role=role)
    Posting.objects.using("owner").create(officer_id=officer.id, seat=seat, from_at=timezone.now())
    account = Account(username=officer.handle, officer_id=officer.id)
    account.set_unusable_password()
    account.save(using="owner")


def cookie(officer: Officer) -> str:
    """A live sign-in of theirs at the desk, as the cookie that a browser would send."""
    account = Account.objects.using("door").get(username=officer.handle)
    session = door.SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    key = str(session.session_key)
    door.mint(officer.id, key)
    session["admitted"] = door.kept(key)
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={key}"
