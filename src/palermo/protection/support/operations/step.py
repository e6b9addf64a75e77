"""What every act of this room begins and ends with: the facts, the row as it is now, the step, the ledger's entry."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import DatabaseError, IntegrityError, connections
from django.utils.translation import gettext as _

from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.operations import Conflict, Refused
from palermo.law.lifecycle import Lifecycle
from palermo.ledger.operations import append
from palermo.protection.support import queries
from palermo.protection.support.facts import Facts
from palermo.protection.support.lifecycle import ITEM, LIVE, OPEN
from palermo.protection.support.models import File, Rating, Referral, Service

Row = TypeVar("Row", Referral, File, Service)


def of_referral(referral: Referral) -> Facts:
    """What the conditions look at for a referral."""
    held = officers.held()
    return Facts(
        asked_here=referral.seat_id in held,
        receiver=queries.receiver_words(referral.seat),
        referred_it=referral.referred_by in held or queries.oversees(held),
        investigated=queries.took_part(referral),
    )


def of_file(file: File) -> Facts:
    """What the conditions look at for a file."""
    held = officers.held()
    rated = Rating.objects.filter(file=file, at__gte=file.opened_at).exists()
    return Facts(
        manages=file.manager in held,
        manager=officers.names([file.manager]).get(file.manager, _("A colleague")),
        helped=file.status == "closed" and queries.is_referred(file.party_id, but=file.pk),
        needs_known=rated,
        unsettled=Service.objects.filter(file=file, status__in=OPEN).count(),
        live=file.status in LIVE,
    )


def locked(row: Row, version: int) -> Row:
    """The row as it is now, held until the transaction ends. Raises Conflict when it was changed since `version`."""
    now = type(row).objects.select_for_update().filter(pk=row.pk).first()
    if now is None or now.version != version:
        raise Conflict(_("This was changed by someone else since you opened it: read it again, then decide."))
    return now


def check(
    table: Lifecycle, name: str, status: str, officer_at: datetime, facts: Facts, *, reason: str | None = None
) -> None:
    """Raise Refused with the lifecycle's sentence when the step may not be taken now, or its reason is none of its
    own."""
    step = table.step(name)
    if refusal := table.refusal(step, status, officers.roles_held(officer_at), facts):
        raise Refused(refusal)
    if step.reasons and reason not in step.reasons:
        raise Refused(_("Choose one of the reasons that are given."))


def enter(
    verb: str,
    referral: Referral,
    officer: Officer,
    at: datetime,
    *,
    compartment: str = "support",
    reason: str = "",
    terms: Mapping[str, str | int] | None = None,
) -> UUID:
    """The ledger's entry of an act, under the file: nothing of it stands in the person's own history."""
    return append(
        verb,
        at=at,
        officer=officer,
        subject=referral.pk,
        compartment=compartment,
        about=referral.reference,
        authority=ITEM,
        reason=reason,
        terms=terms,
    )


@contextmanager
def said_by_the_database() -> Iterator[None]:
    """Turn a rule of the database into the sentence it says. Used around one statement."""
    try:
        yield
    except IntegrityError as error:
        if "referral_one_open" in str(error):
            raise Refused(
                _("This person is referred for support already: what was begun goes on, and nobody is asked twice.")
            ) from error
        if getattr(error.__cause__, "sqlstate", "") == "23514" and "constraint" not in str(error):
            raise Refused(str(error).splitlines()[0]) from error
        raise
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", "") in ("42501", "23514"):
            raise Refused(str(error).splitlines()[0]) from error
        raise


def narrow(referral: Referral, at: datetime) -> int:
    """Once it is answered or withdrawn, end what is no longer needed to know, as `support.narrow` says. Returns how many."""
    with said_by_the_database(), connections["default"].cursor() as cursor:
        cursor.execute("SELECT support.narrow(%s, %s)", [referral.pk, at])
        ended: int = cursor.fetchone()[0]
    return ended


def take_over_grants(file: File, at: datetime) -> int:
    """Ask the database to move what the last manager held to this officer. Returns how many grants. Raises Refused."""
    with said_by_the_database(), connections["default"].cursor() as cursor:
        cursor.execute("SELECT support.take_over(%s, %s)", [file.pk, at])
        moved: int = cursor.fetchone()[0]
    return moved
