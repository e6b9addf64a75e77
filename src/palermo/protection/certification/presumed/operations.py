"""Presume somebody a victim, and what may become of that. Giving and ending have effects elsewhere: see journeys/."""

from datetime import datetime

from django.db import connections, transaction
from django.utils.translation import gettext as _

from palermo.access import operations as access
from palermo.access import queries as grants
from palermo.agencies import operations as agencies
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.models import Party
from palermo.cases.operations import Refused
from palermo.clocks import operations as clocks
from palermo.ledger.operations import append
from palermo.protection.certification.child.sending import notify
from palermo.protection.certification.models import Certificate, GivenConsent, Presumption
from palermo.protection.certification.operations.status import end_status, give_presumed
from palermo.protection.certification.presumed import grounds
from palermo.protection.certification.presumed.consent import Consent
from palermo.protection.certification.presumed.lifecycle import ITEM, PRESUMERS
from palermo.protection.certification.presumed.step import change, check, enter, facts_of, locked
from palermo.vault.operations import seal


@transaction.atomic
def record_person(*, language: str = "", name: str = "", details: str = "", officer: Officer, at: datetime) -> Party:
    """Record somebody one meets, by reference, in no case; name and details are sealed and known to this officer alone.

    Raises access.NotYours for an officer who may presume nobody.
    """
    subject = access.new_subject("person_recorded", at=at)
    Party.objects.create(id=subject, kind="person", language=language, made_at=at)
    party = Party.objects.get(pk=subject)
    seal(subject=subject, compartment="identity", about=subject, field="name", text=name)
    seal(subject=subject, compartment="identity", about=subject, field="details", text=details)
    append(
        "person_recorded",
        at=at,
        officer=officer,
        subject=subject,
        compartment="case",
        about=party.reference,
        authority=ITEM,
    )
    return party


@transaction.atomic
def presume(
    *,
    party: Party,
    basis: str,
    child: str,
    consent: Consent | None,
    words: str = "",
    officer: Officer,
    at: datetime,
) -> Presumption:
    """Presume a person a victim of trafficking: the status is in force at once, and Police learn nothing by it.

    `basis` is a key of `grounds.BASIS`, `child` of `grounds.CHILD`. An adult must have agreed; a child, or who may be
    one, is not asked, and child protection is told in the same act. `words` are sealed. Called by
    journeys/person_presumed.py alone. Raises Refused, access.NotYours.
    """
    if not grants.may_see("screening", party.pk):
        raise access.NotYours(_("You hold no grant to assess this person: whoever does can presume them."))
    Party.objects.select_for_update().get(pk=party.pk)
    if party.kind != "person" or basis not in grounds.BASIS:
        raise Refused(_("Say what the presumption rests on; only a person can be presumed a victim."))
    new = Presumption(
        subject=party, child=child, basis=basis, by=officer.id, agency=officer.agency_id, at=at, status=""
    )
    check("presume", new, officer, at, facts_of(new, officer, at, consent=consent))
    access.give("presumed_given", subject=party.pk, at=at)
    held = officers.roles_held(at)
    new.status, new.role = "in_force", next(role for role in PRESUMERS if role in held)
    new.consent = _kept(party, "presumed", consent, officer)
    new.save(force_insert=True)
    give_presumed(new, at)
    seal(subject=party.pk, compartment="screening", about=new.id, field="words", text=words)
    enter("person_presumed", new, officer, at, terms={"basis": basis})
    if child != "no":
        notify(presumption=new, party=party, words=words, officer=officer, at=at)
    return new


@transaction.atomic
def agree(
    *, presumption: Presumption, consent: Consent | None, officer: Officer, at: datetime, version: int
) -> Presumption:
    """Whom child protection found to be an adult agrees to what was done while nobody could ask. Raises Refused, Conflict."""
    now = locked(presumption, version)
    check("agree", now, officer, at, facts_of(now, officer, at, consent=consent))
    kept = _kept(now.subject, "presumed", consent, officer)
    change(now, child="no", consent=kept)
    clocks.meet("ask_consent", subject=now.subject_id, at=at)
    enter("consent_recorded", now, officer, at, terms={"language": kept.language if kept else ""})
    return now


@transaction.atomic
def tell_police(
    *, presumption: Presumption, consent: Consent | None, officer: Officer, at: datetime, version: int
) -> Presumption:
    """Tell Police who the person is and what was seen: an adult has agreed to just this; a child is protected by it.

    Police's triage officers decide what to do by a deadline. Raises Refused, Conflict, access.NotYours.
    """
    now = locked(presumption, version)
    check("tell_police", now, officer, at, facts_of(now, officer, at, consent=consent))
    access.give("police_told_who", subject=now.subject_id, at=at)
    because = "with_consent" if consent else "for_a_child"
    kept = _kept(now.subject, "police", consent, officer)
    change(now, police_told_at=at, police_told_because=because, police_consent=kept)
    seat = officers.seat("Police", "triage_officer")
    clocks.start(
        "police_told",
        subject=now.subject_id,
        compartment="case",
        holder=seat.id,
        about=now.subject.reference,
        at=at,
    )
    enter("police_told_who", now, officer, at, terms={"basis": because})
    agencies.tell(seat.id, "person_told", key=f"presumption:{now.id}:police", at=at)
    return now


@transaction.atomic
def end(
    *, presumption: Presumption, reason: str, words: str = "", officer: Officer, at: datetime, version: int
) -> Presumption:
    """End presumed-victim status, for a reason that can be one; support goes on for as long as local policy says.

    By the organisation that presumed. Called by journeys/person_presumed.py alone. Raises Refused, Conflict.
    """
    return _over("end", "presumed_ended", "ended", presumption, reason, words, officer, at, version)


@transaction.atomic
def mark_in_error(
    *, presumption: Presumption, reason: str, words: str = "", officer: Officer, at: datetime, version: int
) -> Presumption:
    """It was recorded in error: it stays, marked, is counted as nothing, and notices not yet sent are recalled.

    By the organisation that presumed. Called by journeys/person_presumed.py alone. Raises Refused, Conflict.
    """
    marked = _over("mark_in_error", "presumed_in_error", "in_error", presumption, reason, words, officer, at, version)
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT certification.recall_presumed(%s, %s)", [marked.id, at])
    return marked


def _over(
    step: str,
    verb: str,
    becomes: str,
    presumption: Presumption,
    reason: str,
    words: str,
    officer: Officer,
    at: datetime,
    version: int,
) -> Presumption:
    now = locked(presumption, version)
    check(step, now, officer, at, facts_of(now, officer, at, reason=reason), reason)
    access.give("presumed_ended", subject=now.subject_id, at=at)
    access.end(subject=now.subject_id, acts=("presumed_given",), because=reason, at=at)
    end_status(Certificate.objects.filter(presumption=now), becomes, at, support=True)
    for kind in ("ask_consent", "police_told"):
        clocks.cancel(kind, subject=now.subject_id, at=at)
    change(now, status=becomes, ended_at=at, ended_by=officer.id, ended_on=reason)
    seal(subject=now.subject_id, compartment="screening", about=now.id, field="end_words", text=words)
    enter(verb, now, officer, at, reason=reason)
    return now


def _kept(party: Party, given_for: str, consent: Consent | None, officer: Officer) -> GivenConsent | None:
    if consent is None:
        return None
    return GivenConsent.objects.create(
        subject=party,
        given_for=given_for,
        how=consent.how,
        language=consent.language,
        at=consent.at,
        recorded_by=officer.id,
    )
