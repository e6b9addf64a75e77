"""Record how far a milestone of the Plan has come: the one thing in this room that is written."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from palermo.agencies import operations as agencies
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.law.lifecycle import Step
from palermo.ledger.operations import append
from palermo.plan.data import plan
from palermo.plan.lifecycle import PROGRESS, Facts
from palermo.plan.models import Progress
from palermo.plan.parts import Milestone


class Refused(Exception):
    """The act is not allowed now; the sentence says why and what to do."""


class Conflict(Exception):
    """Someone else recorded something since the page was read: show both, lose neither."""


@transaction.atomic
def record_progress(
    *, action: int, milestone: int, step: str, officer: Officer, at: datetime, version: int, reason: str = ""
) -> Progress:
    """Take a step of PROGRESS with a milestone, counted from 1; `at` is when it came to be so.

    `version` is what the page was read at, 0 where nothing was recorded yet. A risk or a blockage is told to
    the secretariat. Raises Refused, Conflict, LookupError for a milestone that the Plan does not have.
    """
    line = milestone_of(action, milestone)
    row = PROGRESS.step(step)
    now = Progress.objects.filter(plan=plan().id, action=action, milestone=milestone).first()
    if (now.version if now else 0) != version:
        raise Conflict("Someone else recorded progress on this since you opened it: read it again, then decide.")
    _check(row, now, line, at, reason)
    saved = _save(now, row, action, milestone, officer, at)
    append(
        "progress_recorded",
        at=at,
        officer=officer,
        about=str(action),
        authority=f"{plan().id}/{action}",
        reason=reason,
        terms={"milestone": milestone, "status": row.to},
    )
    if row.to in ("at_risk", "blocked"):
        _tell_the_secretariat(f"plan:{action}:{milestone}:{saved.version}", at)
    return saved


def milestone_of(action: int, milestone: int) -> Milestone:
    """A line of an item's timetable, counted from 1. Raises LookupError saying what there is."""
    item = plan().actions.get(action)
    if item is None or not 1 <= milestone <= len(item.timetable):
        raise LookupError(f"The Plan has no milestone {milestone} of item {action}.")
    return item.timetable[milestone - 1]


def refusal(step: Step, status: str, line: Milestone, at: datetime) -> str:
    """Why the session's officer may not take this step with a milestone now; "" when they may."""
    facts = Facts(officers.agencies_of(step.by), line.agencies)
    return PROGRESS.refusal(step, status, officers.roles_held(at), facts)


def not_yours(step: Step, line: Milestone, at: datetime) -> str:
    """Why reporting this milestone is not the session's, however it stands; "" when it is."""
    facts = Facts(officers.agencies_of(step.by), line.agencies)
    return PROGRESS.not_by(step, officers.roles_held(at)) or (step.requires(facts) if step.requires else "")


def _check(step: Step, now: Progress | None, line: Milestone, at: datetime, reason: str) -> None:
    if said := refusal(step, now.status if now else PROGRESS.initial, line, at):
        raise Refused(said)
    if step.reasons and reason not in step.reasons:
        raise Refused(f"Choose a reason: {', '.join(step.reasons)}.")
    if reason and not step.reasons:
        raise Refused("This step takes no reason.")
    if now and at < now.since_at:
        raise Refused("This is before what was last recorded of it: choose that day or a later one.")


def _tell_the_secretariat(key: str, at: datetime) -> None:
    for each in officers.holding(officers.seat(plan().lead_agency, "secretariat"), at):
        agencies.tell(each.id, "plan_waits", key=key, at=at)


def _save(now: Progress | None, step: Step, action: int, milestone: int, officer: Officer, at: datetime) -> Progress:
    if now is None:
        try:
            with transaction.atomic():
                return Progress.objects.create(
                    plan=plan().id,
                    action=action,
                    milestone=milestone,
                    status=step.to,
                    since_at=at,
                    recorded_by=officer.id,
                )
        except IntegrityError as error:
            raise Conflict("Someone else recorded progress on this just now: read it again, then decide.") from error
    changed = Progress.objects.filter(pk=now.pk, version=now.version).update(
        status=step.to, since_at=at, recorded_by=officer.id, version=F("version") + 1
    )
    if not changed:
        raise Conflict("Someone else recorded progress on this just now: read it again, then decide.")
    now.refresh_from_db()
    return now
