"""Correct what a case or a party was recorded as. Each field that changes is an entry with before, after and why."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F

from palermo.access import queries as grants
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases import english
from palermo.cases.models import Case, Party
from palermo.cases.needs import TEAM
from palermo.cases.operations.entering import AUTHORITY, enter
from palermo.cases.operations.refusing import Conflict, Refused
from palermo.ledger.operations import append
from palermo.vault.operations import seal

FIELDS = {"region": "case_region", "industry": "case_industry"}
"""The fields of a case that can be corrected, and what the ledger calls them. What a case is, is said by `classify`."""
CORRECTS = frozenset({*TEAM, "senior_police_officer"})


@transaction.atomic
def correct(*, case: Case, to: Mapping[str, str], reason: str, officer: Officer, at: datetime, version: int) -> Case:
    """Correct some of a case's fields. Raises Refused for no change, a wrong value or reason, another role; Conflict."""
    if not officers.roles_held(at) & CORRECTS:
        raise Refused("Only those who work on a case correct it: ask its lead.")
    _reason(reason)
    known = {"region": english.regions(), "industry": english.industries()}
    changes = {field: value for field, value in to.items() if value != getattr(case, field)}
    for field, value in changes.items():
        if value and value not in known[field]:
            raise Refused(f"“{value}” is no {english.FIELDS[FIELDS[field]]}: choose one of the list.")
    if not changes:
        raise Refused("Nothing is different from what is recorded: change something, or go back.")
    changed = Case.objects.filter(pk=case.pk, version=version).update(version=F("version") + 1, **changes)
    if not changed:
        raise Conflict(f"{case.reference} was changed by someone else since you opened it: read it again, then decide.")
    for field, value in changes.items():
        before, after = (english.marked(FIELDS[field], code) for code in (getattr(case, field), value))
        terms = {"field": FIELDS[field], "before": before, "after": after}
        enter("case_corrected", case, officer, at, reason=reason, terms=terms)
    case.refresh_from_db()
    return case


def _reason(reason: str) -> None:
    if reason not in english.CORRECTED:
        raise Refused(f"Choose a reason: {', '.join(english.CORRECTED)}.")


@transaction.atomic
def correct_details(
    *,
    party: Party,
    reason: str,
    officer: Officer,
    at: datetime,
    version: int,
    name: str = "",
    details: str = "",
    language: str | None = None,
) -> Party:
    """Correct who a party is: a new name or new details replace the older in reading, and the older stay, sealed.

    What is empty is left as it is. Raises Refused for no change, or for whoever may not know who they are; Conflict.
    """
    _reason(reason)
    if not grants.may_see("identity", party.pk):
        raise Refused(f"Who {party.reference} is, is not yours to know: ask somebody who knows it to correct it.")
    spoken = party.language if language is None else language
    if spoken and spoken not in english.languages():
        raise Refused("Choose a language of the list.")
    given = {"name": name, "details": details}
    fields = [field for field, text in given.items() if text.strip()]
    if spoken == party.language and not fields:
        raise Refused("Nothing is different from what is recorded: change something, or go back.")
    changed = Party.objects.filter(pk=party.pk, version=version).update(language=spoken, version=F("version") + 1)
    if not changed:
        raise Conflict(
            f"{party.reference} was changed by someone else since you opened it: read it again, then decide."
        )
    for field in fields:
        seal(subject=party.pk, compartment="identity", about=party.pk, field=field, text=given[field])
    for field in [*fields, *(["language"] if spoken != party.language else [])]:
        append(
            "details_corrected",
            at=at,
            officer=officer,
            subject=party.pk,
            compartment="identity" if field in given else "case",
            about=party.reference,
            authority=AUTHORITY,
            reason=reason,
            terms={"field": f"party_{field}"},
        )
    party.refresh_from_db()
    return party
