"""The cast: named officers by role, each with a way to act in a session of their own. All invented."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from palermo.agencies import door
from palermo.agencies.models import Officer
from palermo.demo import cast
from palermo.session.opening import opening

NOW = datetime(2026, 11, 3, 1, 10, tzinfo=UTC)
"""3 November 2026, 2:10 pm in Wellington."""


@contextmanager
def acting(username: str) -> Iterator[Officer]:
    """A session in the name of one of the cast, as `acting("ari")`. Commits on leaving, as a page does."""
    token = door.mint_for_command(cast.officer_id(username))
    with opening(token) as session:
        assert session.officer_id
        yield Officer.objects.select_related("agency").get(pk=session.officer_id)


def token_for(username: str) -> str:
    """A live token of one of the cast, for tests that open sessions themselves."""
    return door.mint_for_command(cast.officer_id(username))


def officer(username: str) -> Officer:
    """One of the cast, to be named by someone who acts. Needs an open session."""
    return Officer.objects.select_related("agency").get(pk=cast.officer_id(username))
