"""Acting as one of the cast: a session of their own for each act, as a page would open."""

from collections.abc import Iterator
from contextlib import contextmanager

from palermo.agencies import door, queries
from palermo.agencies.models import Officer
from palermo.demo.cast import officer_id
from palermo.session.opening import opening


@contextmanager
def acting(username: str) -> Iterator[Officer]:
    """A session in the name of one of the cast; what is done inside commits on leaving."""
    with opening(door.mint_for_command(officer_id(username))) as session:
        if session.officer_id is None:
            raise LookupError(f"{username} is not in the cast: run “palermo demo load” first.")
        yield queries.officer(session.officer_id)
