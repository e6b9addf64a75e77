"""What the codes of a case mean, in words: kinds, roles, reasons, other systems."""

from collections.abc import Mapping
from typing import Any

from palermo.cases.checklist import ANSWERS
from palermo.data import load_toml
from palermo.design.lazy import gettext_lazy as _

KINDS: Mapping[str, Any] = {
    "person": _("person"),
    "company": _("company"),
    "vessel": _("vessel"),
    "agent": _("agent"),
}
ROLE_WORDS: Mapping[str, Any] = {
    "possible_victim": _("possible victim"),
    "reporter": _("person who reported"),
    "witness": _("witness"),
    "suspect": _("suspect"),
    "employer": _("employer"),
    "recruiter": _("recruiter"),
    "family": _("family"),
    "guardian": _("guardian"),
    "other": _("other"),
}
REASONS: Mapping[str, Any] = {
    "concluded": _("it is concluded"),
    "no_offence_found": _("no offence was found"),
    "transferred_abroad": _("it went to another country's police"),
    "new_information": _("there is new information"),
    "closed_in_error": _("it was closed in error"),
}
MERGED: Mapping[str, Any] = {
    "same_matter": _("it is the same matter"),
    "same_people": _("it is about the same people"),
    "entered_twice": _("it was entered twice"),
    "two_matters": _("they are two matters after all"),
    "merged_in_error": _("it was merged in error"),
}
CORRECTED: Mapping[str, Any] = {
    "recorded_wrongly": _("it was recorded wrongly"),
    "learned_more": _("more is known now"),
}
FIELDS: Mapping[str, Any] = {
    "case_region": _("region"),
    "case_industry": _("kind of work"),
    "party_name": _("name"),
    "party_details": _("details"),
    "party_language": _("language"),
}
"""What is corrected, as entries name it."""
IN_ERROR: Mapping[str, Any] = {
    "wrong_party": _("it belongs to somebody else"),
    "wrong_role": _("it is not the right role"),
    "entered_twice": _("it was entered twice"),
    "merge_undone": _("the merging was undone"),
}
LIKENESS_WORDS: Mapping[str, Any] = {
    "same_document": _("the same document"),
    "same_biometrics": _("the same fingerprints, face or DNA"),
    "said_so": _("they said so"),
    "investigation": _("what the investigation found"),
}
TIE_WORDS: Mapping[str, Any] = {
    "family": _("family"),
    "partner": _("partner"),
    "works_for": _("works for"),
    "owns": _("owns or runs"),
    "associate": _("associate"),
}
TIE_IN_ERROR: Mapping[str, Any] = {
    "no_such_tie": _("there is no such tie"),
    "wrong_reference": _("it is about another reference"),
}
UNLIKENESS: Mapping[str, Any] = {
    "two_people": _("they turned out to be two"),
    "entered_in_error": _("it was entered in error"),
}
SYSTEMS: Mapping[str, Any] = {
    "police_nia": _("Police"),
    "immigration": _("Immigration"),
    "customs": _("Customs"),
    "health_nhi": _("Health"),
    "acc": _("ACC"),
    "court": _("a court"),
    "other": _("another system"),
}
CLASSES: Mapping[str, Any] = {
    "trafficking": _("trafficking"),
    "smuggling": _("smuggling"),
    "both": _("trafficking and smuggling"),
    "unclear": _("not yet clear"),
    "labour": _("labour rights"),
    "other": _("something else"),
}
WHY_CLASSIFIED: Mapping[str, Any] = {
    "findings": _("the findings on its people"),
    "evidence": _("the evidence"),
    "new_information": _("there is new information"),
    "entered_in_error": _("it was entered in error"),
}


def regions() -> dict[str, str]:
    """Regions by code, and where else a case can be."""
    rows = load_toml("regions.toml")
    return {row["code"]: row["name"] for row in (*rows["region"], *rows["elsewhere"])}


def industries() -> dict[str, str]:
    """Kinds of work by their section's letter, in plain words."""
    return {row["code"]: row["plain"] for row in load_toml("industries.toml")["section"]}


def languages() -> dict[str, str]:
    """Languages by code, in English."""
    return {row["code"]: row["english"] for row in load_toml("languages.toml")["language"]}


LANGUAGES: Mapping[str, Any] = languages()
"""The same as a table, for entries that say in which language somebody was told."""


def marked(field: str, code: str) -> str:
    """A value of a field as an entry holds it: with its field, so that a region's code is read as a region."""
    return f"{field}:{code}" if code else NONE


NONE = "not_recorded"
_VALUES = (
    ("case_region", regions()),
    ("case_industry", industries()),
    ("party_language", languages()),
)
VALUES: Mapping[str, Any] = {
    NONE: _("not recorded"),
    **{marked(field, code): words for field, table in _VALUES for code, words in table.items()},
}
"""Values of corrected fields, before and after."""
WORDS: Mapping[str, Any] = {
    "any_system": _("any system"),
    **WHY_CLASSIFIED,
    **VALUES,
    **FIELDS,
    **MERGED,
    **{code: words for table in ANSWERS.values() for code, words in table.items()},
    **CORRECTED,
    **SYSTEMS,
    **KINDS,
    **ROLE_WORDS,
    **REASONS,
    **IN_ERROR,
    **LIKENESS_WORDS,
    **UNLIKENESS,
    **TIE_WORDS,
    **TIE_IN_ERROR,
}
"""Every code of this room that an entry may hold, for reading the ledger."""
