"""Messages outside, so that a crash loses none and repeats none: claim, commit, deliver, mark.

A claim is committed before anything leaves. Whoever dies after it leaves a stale claim, which is taken again after five
minutes; a channel that was already given the letter recognises its id. The only write of this module is on
`clocks_message`, as the worker.
"""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, Q

from palermo.clocks.channels import Channel, Letter, chosen
from palermo.clocks.models import Message
from palermo.clocks.templates import words
from palermo.session.opening import opening

log = logging.getLogger("palermo.clocks")

STALE = timedelta(minutes=5)
"""A claim this old was left by a process that died, or by a delivery that failed: it is taken again."""
AT_ONCE = 20
ATTEMPTS = 200
"""After this many tries, most of a day, nobody is helped by the message any more. Local policy."""


def send_waiting(at: datetime) -> int:
    """Send what waits, up to a batch, through the installation's channel. Returns how many were sent."""
    channel = chosen()
    return sum(send(id_, channel, at=at) for id_ in claim(at=at))


def claim(*, at: datetime, most: int = AT_ONCE) -> list[UUID]:
    """Claim waiting messages, oldest first, and commit: no other worker sends them for the next five minutes."""
    free = Q(claimed_at=None) | Q(claimed_at__lt=at - STALE)
    with opening("", using="worker", role="worker"):
        waiting = Message.objects.using("worker").filter(
            free, sent_at=None, recalled_at=None, queued_at__lte=at, attempts__lt=ATTEMPTS
        )
        ids = list(
            waiting.order_by("queued_at", "id").select_for_update(skip_locked=True).values_list("id", flat=True)[:most]
        )
        Message.objects.using("worker").filter(id__in=ids).update(claimed_at=at, attempts=F("attempts") + 1)
    return ids


def send(id_: UUID, channel: Channel, *, at: datetime) -> bool:
    """Deliver one claimed message and mark it. False when it was recalled meanwhile or the channel failed."""
    letter = _letter(id_)
    if letter is None:
        return False
    try:
        channel(letter)
    except OSError as error:
        log.warning("A message could not be delivered; it is tried again in five minutes.")
        _mark(id_, problem=type(error).__name__[:60])
        return False
    _mark(id_, sent_at=at, problem="")
    return True


def _letter(id_: UUID) -> Letter | None:
    """The message as a letter, unless it was recalled or sent since it was claimed."""
    with opening("", using="worker", role="worker"):
        message = Message.objects.using("worker").filter(id=id_, sent_at=None, recalled_at=None).first()
    if message is None:
        return None
    said = words(message.template, message.language)
    return Letter(message.id, message.address, said.subject, said.body, message.language, message.queued_at)


def _mark(id_: UUID, **changes: datetime | str) -> None:
    with opening("", using="worker", role="worker"):
        Message.objects.using("worker").filter(id=id_).update(**changes)
