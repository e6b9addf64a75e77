"""The codes of a screening and what they are called."""

from collections.abc import Mapping
from functools import cache

from palermo.data import load_toml
from palermo.design.lazy import gettext_lazy as _

OCCASIONS: Mapping[str, str] = {
    "inspection": _("an inspection of a workplace"),
    "boarding": _("a boarding of a vessel"),
    "border": _("an arrival or departure"),
    "visa": _("a visa interview"),
    "patrol": _("a patrol or a call-out"),
    "report": _("a report or another agency's word"),
    "health": _("health care"),
    "outreach": _("outreach"),
    "came": _("the person came to us"),
    "other": _("something else"),
}
"""What brought the screener there."""
METHODS: Mapping[str, str] = {
    "there": _("entered while there, or right after"),
    "sheet": _("keyed in later from a printed sheet"),
    "urgent": _("the urgent form"),
}
CHILD: Mapping[str, str] = {
    "yes": _("Yes, or they say so"),
    "no": _("No"),
    "unknown": _("Not known: treat as a child until you know"),
}
INTERPRETERS: Mapping[str, str] = {
    "none_needed": _("None needed"),
    "interpreter": _("An interpreter who is there"),
    "telephone": _("An interpreter by telephone"),
    "colleague": _("A colleague who speaks it"),
    "companion": _("Someone who was with them (ask again with an interpreter)"),
    "not_yet": _("None yet"),
}
ALONE: Mapping[str, str] = {
    "yes": _("Alone, or with an interpreter only"),
    "no": _("Others could hear"),
}
OBSERVERS: Mapping[str, str] = {
    "officer": _("I saw or heard it"),
    "person": _("the person told me"),
    "other_person": _("another person told me"),
    "document": _("a document or message shows it"),
}
EVIDENCE: Mapping[str, str] = {
    "none": _("my word only"),
    "photograph": _("a photograph or recording"),
    "document": _("a document or a copy of it"),
    "message": _("a message or call record"),
    "witness": _("someone else can say so"),
}
URGENT: Mapping[str, str] = {
    "danger": _("someone is in danger now"),
    "moving": _("they may be moved soon"),
    "child": _("a child is among them"),
}
"""Why Police must look at once; the first that is so."""
AGREES: Mapping[str, str] = {
    "yes": _("Yes"),
    "no": _("No"),
    "not_asked": _("It was not safe to ask"),
}
BECAUSE_WORDS: Mapping[str, str] = {
    "signs_point_to_it": _("the signs point to it"),
    "person_asked": _("the person asked for it"),
    "person_told": _("the person told of it"),
    "child_at_risk": _("a child is at risk"),
    "danger": _("someone is in danger"),
    "offence_seen": _("an offence was seen"),
    "another_agency_found": _("another agency found it"),
    "no_sign": _("no sign was seen"),
    "signs_explained": _("the signs have another explanation"),
    "labour_rights": _("it is a matter of pay and conditions, for a labour inspector"),
    "smuggling": _("it is smuggling: paid for, wanted, and over on arrival"),
    "another_matter": _("it is another matter"),
    "another_offence": _("it is another offence"),
    "could_not_finish": _("it could not be finished"),
    "new_sign": _("there is a new sign"),
    "person_told_more": _("the person told more"),
    "decided_by_mistake": _("it was decided by mistake"),
    "wrong_person": _("it was about another person"),
    "entered_twice": _("it was entered twice"),
    "entered_by_mistake": _("it was entered by mistake"),
    "too_little_known": _("too little is known yet"),
    "already_known": _("it is known already"),
}
"""Every coded reason of screenings, signs and referrals."""


@cache
def places() -> Mapping[str, str]:
    """Kinds of place by code, as people name them."""
    return {row["code"]: row["name"] for row in load_toml("industries.toml")["place"]}


def sector_of(place: str) -> str:
    """The section of industry a kind of place belongs to; "" where it is none."""
    return next(
        (str(row.get("section", "")) for row in load_toml("industries.toml")["place"] if row["code"] == place), ""
    )


SEEN_BY: Mapping[str, str] = {
    "seen_by_officer": _("seen by the officer"),
    "seen_by_person": _("told by the person"),
    "seen_by_other_person": _("told by another person"),
    "seen_by_document": _("shown by a document"),
}
"""Who saw a sign, as an entry of the ledger holds it."""
WORDS: Mapping[str, str] = {
    **{f"visit_{code}": said for code, said in OCCASIONS.items()},
    **SEEN_BY,
    **BECAUSE_WORDS,
    "agreed": _("the person agrees"),
    "police": _("Police met the person themselves"),
}
"""Every code an entry of the ledger may hold, for reading it."""
