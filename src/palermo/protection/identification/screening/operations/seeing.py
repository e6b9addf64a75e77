"""Signs are recorded: one on one person, or the same ones on several chosen people, each with an entry of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from palermo.access import queries as grants
from palermo.access.operations import NotYours
from palermo.agencies.models import Officer
from palermo.cases.models import Case, Party
from palermo.cases.operations import Conflict, Refused
from palermo.ledger.operations import append
from palermo.protection.identification.queries import is_in
from palermo.protection.identification.screening import codes, signs
from palermo.protection.identification.screening.lifecycle import MISTAKES, SCREENING, WHAT
from palermo.protection.identification.screening.models import Screening, Sign
from palermo.protection.identification.screening.operations.visiting import role_of
from palermo.vault.operations import seal


@dataclass(frozen=True)
class Seen:
    """What was seen: codes of one profile, by whom, when, how it is evidenced, in which language it was said."""

    profile: str
    codes: tuple[str, ...]
    observer: str
    seen_at: datetime
    evidence: str = "none"
    language: str = ""
    words: str = ""


@transaction.atomic
def record_signs(
    *,
    seen: Seen,
    people: Iterable[Screening] = (),
    case: Case | None = None,
    party: Party | None = None,
    officer: Officer,
    at: datetime,
) -> list[Sign]:
    """Record what was seen of each of `people`, or of a `party` in a `case`. Returns what is new.

    A sign that the same kind of observer gave already is not recorded twice. Raises Refused, Conflict, NotYours.
    """
    role_of(officer, at)
    _known(seen, at)
    chosen = list(people)
    if case and party:
        if not grants.may_see("assessment", party.pk):
            raise NotYours("You hold no grant to assess this person: the lead of the case can share it.")
        if party.kind != "person" or not is_in(case, party):
            raise Refused(f"{party.reference} is not a person in {case.reference}: add them to the case first.")
        return _on(seen, party, None, case, officer)
    if not chosen:
        raise Refused("Choose at least one person.")
    if Screening.objects.filter(pk__in=[each.pk for each in chosen]).count() < len(chosen):
        raise NotYours("You hold no grant to record signs of these people: whoever met them does.")
    made = []
    for screening in chosen:
        if screening.status in SCREENING.final:
            raise Refused(f"The screening of {screening.subject.reference} was recorded in error: leave it out.")
        if seen.seen_at < screening.visit.at and seen.observer == "officer":
            raise Refused("You saw this before the visit began: correct one of the two times.")
        made += _on(seen, screening.subject, screening, None, officer)
    return made


def _known(seen: Seen, at: datetime) -> None:
    if not seen.codes:
        raise Refused("Choose at least one sign.")
    for code in seen.codes:
        if not signs.known(seen.profile, code):
            raise Refused(f"“{code}” is no sign of the list “{seen.profile}”: choose from the list.")
    if seen.observer not in codes.OBSERVERS or seen.evidence not in codes.EVIDENCE:
        raise Refused("Say who saw it and what shows it.")
    if seen.seen_at > at:
        raise Refused("A sign cannot be seen later than now: correct its time.")


def _on(seen: Seen, party: Party, screening: Screening | None, case: Case | None, officer: Officer) -> list[Sign]:
    live = Sign.objects.filter(subject=party, profile=seen.profile, observer=seen.observer, in_error_at=None)
    there = set(live.values_list("code", flat=True))
    return [
        _one(code, seen, party, screening, case, officer) for code in dict.fromkeys(seen.codes) if code not in there
    ]


def _one(code: str, seen: Seen, party: Party, screening: Screening | None, case: Case | None, officer: Officer) -> Sign:
    try:
        with transaction.atomic():
            made = Sign.objects.create(
                subject=party,
                visit=screening.visit if screening else None,
                screening=screening,
                case=case,
                compartment="screening" if screening else "assessment",
                profile=seen.profile,
                code=code,
                indicators=signs.cites(seen.profile),
                observer=seen.observer,
                evidence=seen.evidence,
                language=seen.language,
                seen_at=seen.seen_at,
                recorded_by=officer.id,
            )
    except IntegrityError as clash:
        raise Conflict("Someone else recorded this sign in the same moment: read it again.") from clash
    seal(subject=party.pk, compartment=made.compartment, about=made.pk, field="words", text=seen.words)
    _enter("sign_recorded", made, officer, seen.seen_at)
    return made


@transaction.atomic
def mark_sign_in_error(*, sign: Sign, reason: str, officer: Officer, at: datetime) -> Sign:
    """A sign was recorded in error: it stays, marked, and counts as none. Raises Refused, Conflict."""
    role_of(officer, at)
    if reason not in MISTAKES:
        raise Refused(f"Choose a reason: {', '.join(MISTAKES)}.")
    changed = Sign.objects.filter(pk=sign.pk, in_error_at=None).update(
        in_error_at=max(at, sign.recorded_at), in_error_by=officer.id, in_error_reason=reason
    )
    if not changed:
        raise Conflict("Someone else marked this sign already: read it again.")
    _enter("sign_in_error", sign, officer, at, reason)
    sign.refresh_from_db()
    return sign


def _enter(verb: str, sign: Sign, officer: Officer, at: datetime, reason: str = "") -> None:
    append(
        verb,
        at=at,
        officer=officer,
        subject=sign.subject_id,
        compartment=sign.compartment,
        about=sign.subject.reference,
        authority=WHAT,
        reason=reason,
        terms={"sign": sign.code, "observer": f"seen_by_{sign.observer}"},
    )
