"""Ask about the twelve needs; agree on one plan with the person; print it for them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from palermo.agencies.models import Officer
from palermo.cases.operations import Refused
from palermo.clocks import operations as clocks
from palermo.protection.support.codes import AGREED_BY, DOMAINS, GIVEN_HOW, LEVELS
from palermo.protection.support.lifecycle import FILE
from palermo.protection.support.models import File, Plan, Rating, Review
from palermo.protection.support.operations.step import check, enter, locked, of_file
from palermo.vault.operations import seal

Levels = Mapping[str, int | None]


@transaction.atomic
def record_needs(
    *, file: File, levels: Levels, words: Mapping[str, str], officer: Officer, at: datetime, version: int
) -> File:
    """How great each of the twelve needs is, 0 to 4, or None where the person did not wish to say; words are sealed.

    Raises Refused when a domain was not asked about, Conflict.
    """
    now = locked(file, version)
    whole(levels)
    check(FILE, "assess", now.status, at, replace(of_file(now), needs_known=True))
    rate(now, levels, words, officer, at)
    File.objects.filter(pk=now.pk).update(status="assessed", assessed_at=at, version=F("version") + 1)
    clocks.meet("support_assess", subject=now.pk, at=at)
    clocks.start(
        "support_plan", subject=now.pk, compartment="support", holder=now.manager, about=now.referral.reference, at=at
    )
    enter("support_needs_recorded", now.referral, officer, at)
    now.refresh_from_db()
    return now


def whole(levels: Levels) -> None:
    """Raise Refused unless every domain has a level, or is said not to have been spoken of."""
    if missing := [str(words) for code, words in DOMAINS.items() if code not in levels]:
        raise Refused(_("Say how things are with: %(domains)s.") % {"domains": ", ".join(missing)})
    if any(level is not None and level not in LEVELS for level in levels.values()) or set(levels) - set(DOMAINS):
        raise Refused(_("A need is from 0, none, to 4, urgent."))


def rate(
    file: File, levels: Levels, words: Mapping[str, str], officer: Officer, at: datetime, review: Review | None = None
) -> None:
    """One round of asking about the needs: a row a domain, and what was said about it sealed beside."""
    if at < file.opened_at:
        raise Refused(_("This was before the file was opened: give the time at which it happened."))
    last = Rating.objects.filter(file=file).aggregate(last=Max("round"))["last"] or 0
    for code in DOMAINS:
        made = Rating.objects.create(
            file=file, review=review, round=last + 1, domain=code, level=levels[code], at=at, recorded_by=officer.id
        )
        seal(subject=file.pk, compartment="care", about=made.id, field="words", text=words.get(code, ""))


@transaction.atomic
def agree_plan(
    *,
    file: File,
    goals: Mapping[str, str],
    agreed_by: str,
    language: str,
    given_how: str,
    interpreter: bool,
    officer: Officer,
    at: datetime,
    version: int,
) -> Plan:
    """The plan the person agreed to: what is aimed at, domain by domain, sealed; in their language, read out or printed.

    It takes the place of the one before, which stays. Raises Refused, Conflict.
    """
    now = locked(file, version)
    check(FILE, "agree", now.status, at, of_file(now))
    wanted = {code: text for code, text in goals.items() if code in DOMAINS and text.strip()}
    if not wanted:
        raise Refused(_("A plan has at least one thing that the person wants: write it under the need it is about."))
    if agreed_by not in AGREED_BY or given_how not in GIVEN_HOW or not language:
        raise Refused(_("Say who agreed, in which language, and how the person has the plan."))
    if agreed_by == "guardian" and now.referral.child == "no":
        raise Refused(_("The person is an adult: nobody else agrees to their plan for them."))
    number = (Plan.objects.filter(file=now).aggregate(last=Max("number"))["last"] or 0) + 1
    Plan.objects.filter(file=now, replaced_at=None).update(replaced_at=at)
    plan = Plan.objects.create(
        file=now, number=number, agreed_at=at, recorded_by=officer.id, agreed_by=agreed_by, language=language,
        given_how=given_how, interpreter=interpreter,
    )  # fmt: skip
    for code, text in wanted.items():
        seal(subject=now.pk, compartment="care", about=plan.id, field=code, text=text)
    clocks.meet("support_plan", subject=now.pk, at=at)
    if number == 1:
        clocks.start(
            "support_review_first", subject=now.pk, compartment="support", holder=now.manager,
            about=now.referral.reference, at=at,
        )  # fmt: skip
    File.objects.filter(pk=now.pk).update(status="active", planned_at=at, version=F("version") + 1)
    enter("support_plan_agreed", now.referral, officer, at, terms={"number": number})
    return plan


@transaction.atomic
def enter_print(*, file: File, plan: Plan, officer: Officer, at: datetime) -> None:
    """Enter that the plan is printed for the person: a print is an act, as an opening is. Raises Refused."""
    if not of_file(file).manages:
        raise Refused(_("Only the case manager of a file prints its plan."))
    enter("support_plan_printed", file.referral, officer, at, terms={"number": plan.number})
