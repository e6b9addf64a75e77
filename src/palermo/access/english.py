"""Needs and grants as English sentences: who can see what, why, on what authority, until when."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from palermo.access.compartments import COMPARTMENTS, PURPOSES
from palermo.access.models import Grant
from palermo.access.needs import Need, collect
from palermo.access.queries import live, standing
from palermo.agencies import queries as officers
from palermo.agencies.models import Seat
from palermo.agencies.reference import ITSELF
from palermo.data import load_toml
from palermo.design.dates import day_words
from palermo.law.authorities import authorities

ITEM = re.compile(r"nz-\d{4}/(\d+)")
IRREGULAR = {
    "associate": gettext_lazy("Associates of the working group"),
    "chair": gettext_lazy("The chair of the working group"),
    "iwg_member": gettext_lazy("Members of the working group"),
    "minister_office": gettext_lazy("The office of the Minister of Immigration"),
    "official": gettext_lazy("Officials outside operational roles"),
    "secretariat": gettext_lazy("The secretariat"),
    "station_officer": gettext_lazy("Station officers and call-takers"),
    "service": gettext_lazy("Commands run on the server"),
}
"""Roles whose holders are not called by the role's name and an s."""


def who_can_see(subject: UUID, at: datetime, names: Mapping[UUID, str] | None = None) -> list[str]:
    """Who can see what of a subject at a moment, a sentence a grant, as far as the session may know.

    `names` are officers by id; those missing are looked up. Standing duties are told for the kinds of
    knowledge that anybody holds of this subject, and for the ledger.
    """
    own = list(live(subject, at))
    kinds = {grant.compartment for grant in own} | {"ledger"}
    grants = [*own, *(grant for grant in standing(at) if grant.compartment in kinds)]
    holders = {grant.holder for grant in grants}
    seats = {seat.id: str(seat) for seat in Seat.objects.filter(pk__in=holders)}
    known = {**officers.names(holders - set(seats) - set(names or {})), **(names or {})}
    order = list(COMPARTMENTS)
    grants.sort(key=lambda grant: (order.index(grant.compartment), grant.holder not in seats, grant.from_at))
    return list(dict.fromkeys(_of_grant(grant, seats.get(grant.holder, ""), known) for grant in grants))


def of_need(need: Need) -> str:
    """A row of a room's `needs.py` as a sentence."""
    lasts = ngettext("for %(days)s day", "for %(days)s days", need.days) % {"days": need.days}
    until = lasts if need.days else _("until it is ended")
    return _sentence(
        holder_of(need),
        need.compartment,
        need.purpose,
        need.why,
        need.authority,
        _("as a standing duty") if need.to == "standing" else until,
    )


def holder_of(need: Need) -> str:
    """Who gets what a need gives, as the beginning of a sentence."""
    if need.to == "actor":
        return _("The officer who does it")
    if need.to == "officer":
        return _("The officer it names, one of: %(seats)s,") % {"seats": seat_words(need.seat)}
    if need.to == "named":
        return _("Those of the organisation it names: %(seats)s") % {"seats": seat_words(need.seat).lower()}
    return seat_words(need.seat)


def seat_words(seat: str) -> str:
    """Who holds a seat: `Police/triage_officer` is “Triage officers (Police)”; a role alone has no agency."""
    agency, _slash, role = seat.rpartition("/")
    words = role_words(role)
    return words if agency in ("", ITSELF) else f"{words} ({agency})"


def role_words(role: str) -> str:
    """Who holds a role, in any agency: “Triage officers”."""
    if role in IRREGULAR:
        return str(IRREGULAR[role])
    return f"{_role_names().get(role, role.replace('_', ' ').capitalize())}s"


def act_words(act: str) -> str:
    """An act of `needs.py` as a heading: `case_opened` is “Case opened”."""
    return act.replace("_", " ").capitalize()


def cite(authority: str) -> str:
    """An authority in brackets' length: “item 13”, or the title of a law with what is not verified of it."""
    if item := ITEM.fullmatch(authority):
        return _("item %(number)s") % {"number": item[1]}
    found = authorities().get(authority)
    if found is None:
        return authority
    return found.title if found.verified else f"{found.title}; {found.caution.rstrip('.').lower()}"


def _of_grant(grant: Grant, seat: str, names: Mapping[UUID, str]) -> str:
    need = _need_for(grant, seat)
    if grant.subject is None:
        until = _("as a standing duty")
    elif grant.until_at:
        until = _("until %(day)s") % {"day": day_words(grant.until_at)}
    else:
        until = _("until it is ended")
    holder = seat_words(seat) if seat else names.get(grant.holder, _("Someone"))
    why = need.why if need else ""
    return _sentence(holder, grant.compartment, grant.purpose, why, grant.authority, until)


def _sentence(who: str, compartment: str, purpose: str, why: str, authority: str, until: str) -> str:
    given = {
        "who": who,
        "what": COMPARTMENTS[compartment],
        "purpose": PURPOSES[purpose],
        "why": why,
        "authority": cite(authority),
        "until": until,
    }
    if why:
        return _("%(who)s can see %(what)s, because %(why)s (%(authority)s), %(until)s.") % given
    return _("%(who)s can see %(what)s, %(purpose)s (%(authority)s), %(until)s.") % given


def _need_for(grant: Grant, seat: str) -> Need | None:
    """The need that a grant came from: by act and compartment, then by who holds it."""
    rows = _needs().get((grant.act, grant.compartment), ())
    if seat:
        same = {seat, seat.rpartition("/")[2]}
        return next((row for row in rows if row.to in ("seat", "standing", "named") and row.seat in same), None)
    wanted = "actor" if grant.holder == grant.given_by else "officer"
    personal = [row for row in rows if row.to in ("actor", "officer")]
    return next((row for row in personal if row.to == wanted), personal[0] if personal else None)


@cache
def _needs() -> Mapping[tuple[str, str], tuple[Need, ...]]:
    return _grouped(collect())


def _grouped(needs: Iterable[Need]) -> dict[tuple[str, str], tuple[Need, ...]]:
    found: dict[tuple[str, str], tuple[Need, ...]] = {}
    for need in needs:
        key = (need.act, need.compartment)
        found[key] = (*found.get(key, ()), need)
    return found


@cache
def _role_names() -> Mapping[str, str]:
    return {row["id"]: row["name"] for row in load_toml("nz-2009", "roles.toml")["role"]}
