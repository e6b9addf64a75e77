"""A file as it is read: needs, plan, services, reviews, what happened; sealed words where they were opened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from palermo.agencies import queries as officers
from palermo.law.lifecycle import Step
from palermo.ledger import queries as ledger
from palermo.ledger.words import spoken
from palermo.protection.support import codes, queries
from palermo.protection.support.facts import Facts
from palermo.protection.support.lifecycle import OPEN, SERVICE, TONES
from palermo.protection.support.models import File, Plan, Rating, Referral, Review, Service
from palermo.vault import queries as vault

Key = tuple[UUID, str]
COLUMNS = (("asked",), ("offered", "taken"), ("started",), SERVICE.final)
"""The columns of the services board, by the statuses that stand in each."""


@dataclass(frozen=True)
class Card:
    """One service on the board: what, how it stands, since when, the steps that lead on, the words that were opened."""

    service: Service
    words: str
    state: str
    tone: str
    since: datetime
    reason: str
    steps: list[Step]
    typed: list[str]


@dataclass(frozen=True)
class Goal:
    """One goal of a plan, and the need it is about."""

    domain: str
    words: str


def care_ids(file: File) -> dict[Key, UUID]:
    """The sealed words a page of the file can open: of the newest round of needs, plan, services, reviews, the file."""
    last = Rating.objects.filter(file=file).aggregate(last=Max("round"))["last"] or 0
    rows: list[UUID] = [file.pk]
    rows += Rating.objects.filter(file=file, round=last).values_list("id", flat=True)
    rows += Plan.objects.filter(file=file, replaced_at=None).values_list("id", flat=True)
    rows += Service.objects.filter(file=file).values_list("id", flat=True)
    rows += Review.objects.filter(file=file).order_by("-number").values_list("id", flat=True)[:5]
    return {key: id_ for key, id_ in vault.latest(rows).items() if key[1] != "note"}


def opened_words(ids: Mapping[Key, UUID], opened: Mapping[UUID, str]) -> dict[Key, str]:
    """The words that were opened, by the row they stand beside and their field."""
    return {key: opened[id_] for key, id_ in ids.items() if id_ in opened}


def rating_words(file: File, words: Mapping[Key, str]) -> dict[str, str]:
    """What was said about each domain, in the newest round, where it was opened."""
    found = Rating.objects.filter(file=file, id__in=[about for about, _field in words])
    return {rating.domain: words[(rating.id, "words")] for rating in found if (rating.id, "words") in words}


def goals(plan: Plan | None, words: Mapping[Key, str]) -> list[Goal]:
    """The goals of the plan that were opened, in the order of the domains."""
    if plan is None:
        return []
    return [Goal(str(name), words[(plan.id, code)]) for code, name in codes.DOMAINS.items() if (plan.id, code) in words]


def board(file: File, facts: Facts, roles: Iterable[str], words: Mapping[Key, str]) -> list[list[Card]]:
    """The services in four columns: asked for, offered or accepted, under way, settled (newest first)."""
    cards = [_card(each, facts, list(roles), words) for each in queries.services_of(file)]
    columns = [[card for card in cards if card.service.status in statuses] for statuses in COLUMNS]
    columns[-1].reverse()
    return columns


def _card(service: Service, facts: Facts, roles: list[str], words: Mapping[Key, str]) -> Card:
    steps = [step for step, refusal in SERVICE.allowed(service.status, roles, facts) if not refusal]
    moments = (service.settled_at, service.started_at, service.taken_at, service.offered_at, service.asked_at)
    typed = [text for (about, _field), text in words.items() if about == service.id]
    return Card(
        service,
        codes.service_words(service.kind),
        SERVICE.label(service.status),
        TONES[service.status],
        next(moment for moment in moments if moment),
        str(codes.WORDS.get(service.reason, "")),
        steps if service.status in OPEN else [],
        typed,
    )


def history(referral: Referral) -> list[ledger.Line]:
    """What the ledger says of it, newest first, as sentences."""
    rows = list(ledger.entries(subject=referral.pk)[:50])
    return ledger.read(rows, officers.names(ledger.who_is_named(rows)), spoken())
