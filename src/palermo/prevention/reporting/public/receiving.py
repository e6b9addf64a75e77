"""What the public site's process does with the database: ask who is on duty, hand a report in, ask how one stands.

Text is sealed here, to the desk's public key; this process has no key that opens it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import connections

from palermo.clocks.kinds import KINDS
from palermo.prevention.reporting import receipts
from palermo.prevention.reporting.codes import industry_of
from palermo.prevention.reporting.told import Told
from palermo.session.opening import opening
from palermo.vault import sealing, sync

USING = "public"


@dataclass(frozen=True)
class Standing:
    """How a report stands, as its reporter may know: "" for a receipt we do not have, and a question if one
    waits.
    """

    state: str
    question: str = ""


def somebody_on_duty() -> bool:
    """Whether a triage officer is on duty now."""
    with opening("", using=USING, role="public"), connections[USING].cursor() as cursor:
        cursor.execute("SELECT agencies.triage_on_duty()")
        return bool(cursor.fetchone()[0])


def hand_in(told: Told, *, words: str, at: datetime) -> bool:
    """Seal a report and hand it in under a receipt. False when this very report was handed in before.

    Raises ValueError when nothing was told, or more than one sealed box holds; LookupError when the desk
    has no key.
    """
    if not told.said:
        raise ValueError("There is nothing in this report yet.")
    new = uuid4()
    with opening("", using=USING, role="public"), connections[USING].cursor() as cursor:
        name, key = sync.published(cursor)
        places = [sealing.Place(uuid4(), new, "report", new, field) for field in told.said]
        boxes = [sealing.box(place, key, told.said[place.field]) for place in places]
        cursor.execute(
            "SELECT reporting.receive(%s, %s, %s, %s::text[], %s, %s, %s, %s, %s, %s, %s, %s, "
            "%s::uuid[], %s::text[], %s::bytea[])",
            [
                new,
                receipts.lookup(words),
                bytes(receipts.reply_pair(words).public_key),
                list(told.signs),
                told.ongoing,
                told.region,
                told.place,
                industry_of(told.place),
                told.language,
                told.contact,
                due(bool(told.signs), at),
                name,
                [place.id for place in places],
                [place.field for place in places],
                boxes,
            ],
        )
        return bool(cursor.fetchone()[0])


def due(urgent: bool, at: datetime) -> datetime:
    """By when a report that comes at `at` is to be acknowledged. The start is coarsened as the database
    coarsens it.
    """
    if urgent:
        return KINDS["acknowledge_urgent"].due(
            at - timedelta(minutes=at.minute % 5, seconds=at.second, microseconds=at.microsecond)
        )
    return KINDS["acknowledge"].due(at.replace(minute=0, second=0, microsecond=0))


def standing(words: str) -> Standing:
    """How the report with this receipt stands. The same work is done for a receipt nobody has."""
    with opening("", using=USING, role="public"), connections[USING].cursor() as cursor:
        cursor.execute("SELECT state, box FROM reporting.standing(%s)", [receipts.lookup(words)])
        state, box = cursor.fetchone()
    return Standing(state, receipts.unbox(words, bytes(box)) if box else "")
