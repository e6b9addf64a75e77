"""A person of a visit as they are read on a page: signs in words, where they stand, what happens next and who does it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from palermo.protection.identification.indicators.words import WEIGHTS
from palermo.protection.identification.screening import codes, signs
from palermo.protection.identification.screening.lifecycle import REFERRAL, REFERRAL_TONES, SCREENING, TONES
from palermo.protection.identification.screening.models import Sign
from palermo.protection.identification.screening.queries import Person

PRESUME = "presumed"
"""The address at which a person is presumed, and a child's protection begins: of the room of certification, above this."""


@dataclass(frozen=True)
class SignRead:
    """A sign as a row: name, group and weight, who saw it when, how it is evidenced; its words if they were opened."""

    sign: Sign
    name: str
    group: str
    weight: str
    observer: str
    evidence: str
    by: str
    words: str = ""
    why_error: str = ""


@dataclass(frozen=True)
class Next:
    """What happens next for a person, and who does it. `page` is the name of the address where it is done, if any."""

    what: str
    who: str
    page: str = ""


def sign(each: Sign, names: Mapping[UUID, str], opened: Mapping[UUID, str]) -> SignRead:
    """A recorded sign in words."""
    row = signs.listed(each.profile).get(each.code)
    return SignRead(
        each,
        _(row.name) if row else each.code,
        _(row.group) if row else "",
        _(WEIGHTS[row.weight]) if row and row.weight else _("prompt"),
        str(codes.OBSERVERS[each.observer]),
        str(codes.EVIDENCE[each.evidence]),
        names.get(each.recorded_by, ""),
        opened.get(each.pk, ""),
        str(codes.BECAUSE_WORDS[each.in_error_reason]) if each.in_error_reason else "",
    )


def state(person: Person) -> tuple[str, str]:
    """Where a person stands, in words, with its tone: their referral's state once there is one that is not over."""
    referral = person.referral
    if referral and referral.status in ("waiting", "accepted"):
        return REFERRAL.label(referral.status), REFERRAL_TONES[referral.status]
    return SCREENING.label(person.screening.status), TONES[person.screening.status]


def next_of(person: Person, *, police: bool) -> list[Next]:
    """What happens next, and who does it. `police`: whether the screener is Police."""
    screening, referral = person.screening, person.referral
    made: list[Next] = []
    if screening.status == "in_error":
        return made
    if screening.child != "no" and screening.status != "not":
        made.append(
            Next(
                _("Tell child protection today: a child, or one who may be, is not left where they are at risk."),
                _("You"),
                PRESUME,
            )
        )
    if screening.status == "open":
        if referral and referral.status == "returned":
            made.append(Next(_("Police sent the referral back: read why, then decide again."), _("You")))
        made.append(Next(_("Record what you see and hear, then decide."), _("You"), "screening-decide"))
    elif screening.status == "refer":
        made += _referred(person, police)
    elif screening.status == "presume":
        consent = _("Ask the person’s consent and give presumed-victim status: help begins today.")
        made.append(Next(consent, _("You"), PRESUME))
        made += _referred(person, police) if referral else []
    elif screening.reason == "labour_rights":
        made.append(Next(_("Tell the labour inspectorate, with the person’s agreement."), _("You")))
    return made


def _referred(person: Person, police: bool) -> list[Next]:
    referral = person.referral
    if referral is None or referral.status in ("returned", "withdrawn"):
        return [Next(_("Send the referral to Police."), _("You"), "screening-send")]
    made = []
    if referral.status == "waiting":
        made.append(Next(_("Take the person into a case, or send them back with a reason."), _("Police’s triage")))
    else:
        made.append(Next(_("Assess the person and keep them informed."), _("The investigator who leads the case")))
    if referral.told_at is None and not police:
        made.append(
            Next(_("Police do not know who it is. Tell them only when the person agrees."), _("You"), "screening-tell")
        )
    return made


def matrix(people: Iterable[Person]) -> list[tuple[str, list[bool]]]:
    """Each sign that was recorded of anybody, and of whom: people across, in their order."""
    rows = list(people)
    there = {(each.code, person.screening.pk) for person in rows for each in person.signs}
    order = dict.fromkeys(each.code for person in rows for each in person.signs)
    return [
        (_(signs.WORDS.get(code, code)), [(code, person.screening.pk) in there for person in rows]) for code in order
    ]
