"""A child's guardian: proposed by one, known to Police or not, appointed or refused by another, ended."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import connections, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from palermo.access import operations as access
from palermo.access import queries as grants
from palermo.agencies import operations as agencies
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.models import Party
from palermo.cases.operations import Conflict, Refused
from palermo.clocks import operations as clocks
from palermo.clocks.queries import running
from palermo.protection.certification.child import grounds, queries
from palermo.protection.certification.child.lifecycle import GUARDIAN, GuardianFacts
from palermo.protection.certification.child.sending import enter, start
from palermo.protection.certification.models import Guardian, ProtectionNotice
from palermo.vault.operations import seal


@transaction.atomic
def propose(
    *,
    notice: ProtectionNotice,
    relation: str,
    party: Party | None = None,
    name: str = "",
    details: str = "",
    words: str = "",
    officer: Officer,
    at: datetime,
) -> Guardian:
    """Propose a guardian: somebody known here by reference, or a new person by name, which is sealed.

    Refused by the system for whoever is suspect, employer or recruiter in any case of the child, is the same as one, or
    is tied to one. Who leads an open case of the child is asked whether they know them. Raises Refused, access.NotYours.
    """
    if not grants.may_see("safety", notice.id):
        raise access.NotYours(
            _("You hold no grant to protect this child: who sent the notice, or child protection, does.")
        )
    if notice.status == "adult" or relation not in grounds.RELATION:
        raise Refused(_("Say what they are to the child; an adult has no guardian."))
    if party is None:
        if not name.strip():
            raise Refused(_("Give a reference, or the name of somebody who has none yet."))
        party = _named(name, details, at)
    elif party.kind != "person":
        raise Refused(_("A guardian is a person: choose another reference."))
    else:
        access.give("guardian_shown", subject=party.pk, at=at)
    facts = GuardianFacts(officer=str(officer.id), stands=queries.stands_against(notice, party), chosen=True)
    if refusal := GUARDIAN.refusal("propose", "", officers.roles_held(at), facts):
        raise Refused(refusal)
    made = Guardian.objects.create(
        subject=notice.id,
        notice=notice,
        child_id=notice.child_id,
        party=party,
        relation=relation,
        proposed_by=officer.id,
        proposed_at=at,
    )
    seal(subject=notice.id, compartment="safety", about=made.id, field="words", text=words)
    ask_police(made, at)
    seat = officers.seat("MSD", "child_protection_officer")
    if not running(notice.id).filter(kind="vet_guardian").exists():
        start("vet_guardian", notice, seat.id, at)
    made.refresh_from_db()
    enter("guardian_proposed", notice, officer, at, terms={"guardian": made.reference, "relation": relation})
    agencies.tell(seat.id, "guardian_waits", key=f"guardian:{made.id}:proposed", at=at)
    return made


def _named(name: str, details: str, at: datetime) -> Party:
    subject = access.new_subject("guardian_named", at=at)
    Party.objects.create(id=subject, kind="person", made_at=at)
    seal(subject=subject, compartment="identity", about=subject, field="name", text=name)
    seal(subject=subject, compartment="identity", about=subject, field="details", text=details)
    return Party.objects.get(pk=subject)


def ask_police(guardian: Guardian, at: datetime) -> int:
    """Ask those who lead an open case of the child, if there are any, whether they know the guardian-to-be. How many."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT certification.ask_police(%s, %s)", [guardian.id, at])
        return int(cursor.fetchone()[0])


@transaction.atomic
def ask(*, guardian: Guardian, officer: Officer, at: datetime, version: int) -> int:
    """Ask Police again: a case of the child may have been opened, or given to another, since. Returns how many were asked.

    Raises Refused, Conflict.
    """
    now = _locked(guardian, version)
    if "child_protection_officer" not in officers.roles_held(at) or now.status != "proposed":
        raise Refused(str(grounds.ASKED_BY))
    asked = ask_police(now, at)
    enter("guardian_asked", now.notice, officer, at, terms={"guardian": now.reference, "count": asked})
    return asked


@transaction.atomic
def answer(*, guardian: Guardian, known: bool, officer: Officer, at: datetime, version: int) -> Guardian:
    """Whoever leads a case of the child says whether the guardian-to-be is known in it, or belongs to somebody who is.

    Raises Refused, Conflict.
    """
    now = _locked(guardian, version)
    if "investigator" not in officers.roles_held(at):
        raise Refused(str(grounds.ANSWERED_BY))
    if now.asked_at is None or now.status != "proposed" or now.answer == "known" or officer.id == now.proposed_by:
        raise Refused(_("Nobody waits for this answer, or it is for somebody else to give."))
    said = "known" if known else "clear"
    _change(now, answer=said, check_by=officer.id, check_at=at)
    if not queries.waiting_for_police(now.notice):
        clocks.meet("check_guardian", subject=now.subject, at=at)
    enter("guardian_checked", now.notice, officer, at, terms={"guardian": now.reference, "answer": said})
    return now


@transaction.atomic
def appoint(
    *, guardian: Guardian, checks: Collection[str], words: str = "", officer: Officer, at: datetime, version: int
) -> Guardian:
    """Appoint a guardian whom another proposed, with every check of `grounds.CHECKS` made. Raises Refused, Conflict."""
    now = _locked(guardian, version)
    made = set(checks) & set(grounds.CHECKS)
    ask_police(now, at)
    now.refresh_from_db()
    _check("appoint", now, officer, at, checks=len(made))
    _change(now, status="appointed", vetted_by=officer.id, vetted_at=at, **dict.fromkeys(made, True))
    _vetted(now, at)
    clocks.meet("find_guardian", subject=now.subject, at=at)
    seal(subject=now.subject, compartment="safety", about=now.id, field="vetted_words", text=words)
    enter("guardian_appointed", now.notice, officer, at, terms={"guardian": now.reference})
    return now


@transaction.atomic
def refuse(
    *, guardian: Guardian, reason: str, words: str = "", officer: Officer, at: datetime, version: int
) -> Guardian:
    """Refuse somebody whom another proposed, for a reason of `grounds.REFUSE`. Raises Refused, Conflict."""
    now = _locked(guardian, version)
    _check("refuse", now, officer, at, reason=reason)
    _change(now, status="refused", vetted_by=officer.id, vetted_at=at, refused_on=reason)
    _vetted(now, at)
    seal(subject=now.subject, compartment="safety", about=now.id, field="vetted_words", text=words)
    enter("guardian_refused", now.notice, officer, at, reason=reason, terms={"guardian": now.reference})
    return now


@transaction.atomic
def end(*, guardian: Guardian, reason: str, words: str = "", officer: Officer, at: datetime, version: int) -> Guardian:
    """End a guardianship, for a reason of `grounds.END`; a child who still is one needs another. Raises Refused, Conflict."""
    now = _locked(guardian, version)
    _check("end", now, officer, at, reason=reason)
    _change(now, status="ended", ended_by=officer.id, ended_at=at, ended_on=reason)
    clocks.meet("replace_guardian", subject=now.subject, at=at)
    if reason not in ("came_of_age", "not_a_child") and not running(now.subject).filter(kind="find_guardian").exists():
        start("find_guardian", now.notice, officers.seat("MSD", "child_protection_officer").id, at)
    seal(subject=now.subject, compartment="safety", about=now.id, field="ended_words", text=words)
    enter("guardian_ended", now.notice, officer, at, reason=reason, terms={"guardian": now.reference})
    return now


def _vetted(guardian: Guardian, at: datetime) -> None:
    if not Guardian.objects.filter(notice=guardian.notice_id, status="proposed").exists():
        clocks.meet("vet_guardian", subject=guardian.subject, at=at)
    if not queries.waiting_for_police(guardian.notice):
        clocks.cancel("check_guardian", subject=guardian.subject, at=at)


def _locked(guardian: Guardian, version: int) -> Guardian:
    now = Guardian.objects.select_for_update().get(pk=guardian.pk)
    if now.version != version:
        raise Conflict(
            _("%(reference)s was changed by someone else since you opened it; it is now %(status)s.")
            % {"reference": now.reference, "status": GUARDIAN.label(now.status)}
        )
    return now


def _check(name: str, guardian: Guardian, officer: Officer, at: datetime, *, reason: str = "", checks: int = 0) -> None:
    step = GUARDIAN.step(name)
    facts = queries.guardian_facts(guardian, officer, checks=checks, chosen=True)
    if refusal := GUARDIAN.refusal(step, guardian.status, officers.roles_held(at), facts):
        raise Refused(refusal)
    if step.reasons and reason not in step.reasons:
        raise Refused(_("Choose one of the reasons that are given."))
    if at < guardian.proposed_at:
        raise Refused(_("This was before they were proposed: check the time."))


def _change(guardian: Guardian, **columns: Any) -> None:
    Guardian.objects.filter(pk=guardian.pk).update(version=F("version") + 1, **columns)
    guardian.refresh_from_db()
