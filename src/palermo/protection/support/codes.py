"""What support is spoken of in: the twelve domains of need, levels, kinds of service, reasons. Codes, each in words."""

from collections.abc import Mapping

from django.utils.functional import lazy

from palermo.design.lazy import gettext_lazy as _

DOMAINS: Mapping[str, str] = {
    "safety": _("Safety"),
    "accommodation": _("Accommodation"),
    "health": _("Health"),
    "mental_health": _("Mental health"),
    "legal": _("Legal advice"),
    "immigration": _("Immigration status"),
    "income": _("Income"),
    "work_education": _("Work and education"),
    "language": _("Language"),
    "family": _("Family and whānau"),
    "social": _("Social, cultural and spiritual life"),
    "justice": _("Justice"),
}
"""The twelve domains, in the order they are asked about: what is urgent first."""

LEVELS: Mapping[int, str] = {
    0: _("No need"),
    1: _("A small need"),
    2: _("Some need"),
    3: _("A great need"),
    4: _("An urgent need"),
}
NOT_SAID = _("The person did not wish to say")

SERVICES: Mapping[str, tuple[str, str]] = {
    "safety_plan": ("safety", _("Safety planning")),
    "safe_phone": ("safety", _("A safe telephone")),
    "emergency_bed": ("accommodation", _("An emergency bed")),
    "longer_housing": ("accommodation", _("A home for longer")),
    "doctor": ("health", _("A doctor or a nurse")),
    "dentist": ("health", _("A dentist")),
    "counselling": ("mental_health", _("Counselling")),
    "specialist_care": ("mental_health", _("Specialist mental health care")),
    "lawyer": ("legal", _("A lawyer or a community law centre")),
    "immigration_advice": ("immigration", _("Licensed immigration advice")),
    "grant": ("income", _("Help with money")),
    "food_clothes": ("income", _("Food, clothes and what a day needs")),
    "work_help": ("work_education", _("Help to find work")),
    "course": ("work_education", _("A course or school")),
    "interpreter": ("language", _("An interpreter")),
    "english_lessons": ("language", _("Lessons in English")),
    "family_contact": ("family", _("Contact with family")),
    "child_care": ("family", _("Care for their children")),
    "community_link": ("social", _("A link to a community or faith group")),
    "companion": ("social", _("A companion to appointments")),
    "court_support": ("justice", _("Support through proceedings")),
    "wages_claim": ("justice", _("Help to claim wages or reparation")),
}
"""By code: the domain a kind of service answers to, and what it is called."""

CONSENT: Mapping[str, str] = {
    "given": _("The person agreed to be referred, and to the organisation knowing who they are"),
    "by_reference": _("The person agreed to be referred, and not to be named"),
    "not_yet": _("The person has not been asked yet, or has not decided"),
    "child": _("The person is a child: what is best for them decides"),
}
"""What the person agreed to. Who they are is told under the first and the last alone."""
NAMED = ("given", "child")

HOW: Mapping[str, str] = {
    "in_person": _("In person"),
    "interpreter": _("Through an interpreter"),
    "phone": _("By telephone"),
    "writing": _("In writing"),
}

CHILD: Mapping[str, str] = {"no": _("No"), "yes": _("Yes"), "unknown": _("Not known: treated as a child")}

DECLINE: Mapping[str, str] = {
    "no_room": _("There is no room, or nobody free"),
    "not_what_we_do": _("It is not what the organisation can do"),
    "language_not_spoken": _("Nobody speaks the language"),
    "not_safe_here": _("It would not be safe here: somebody else is known or near"),
    "conflict": _("A conflict of interest, as one who knows the person or a suspect"),
    "person_wishes_another": _("The person would rather go to somebody else"),
}
WITHDRAW: Mapping[str, str] = {
    "person_wishes_none": _("The person does not want support now"),
    "could_not_reach": _("The person could not be reached"),
    "asked_by_mistake": _("It was asked by mistake"),
}
ENDED: Mapping[str, str] = {
    "need_met": _("The need was met"),
    "person_stopped": _("The person stopped it"),
    "provider_stopped": _("Whoever gave it stopped"),
    "time_ran_out": _("It was for a set time, which is over"),
}
UNMET: Mapping[str, str] = {
    "none_exists": _("There is none in reach"),
    "waiting_list": _("The wait is too long"),
    "not_entitled": _("The person is not entitled to it"),
    "cost": _("Nobody pays for it"),
    "no_language": _("None in a language the person speaks"),
    "not_safe": _("None that is safe for the person"),
}
REFUSED: Mapping[str, str] = {
    "not_wanted": _("The person does not want it"),
    "not_now": _("The person does not want it now"),
    "wants_other": _("The person wants something else"),
}
DROPPED: Mapping[str, str] = {
    "no_longer_needed": _("It is no longer needed"),
    "entered_by_mistake": _("It was entered by mistake"),
}
CLOSE: Mapping[str, str] = {
    "goals_reached": _("What the plan set out was reached"),
    "person_wishes": _("The person wishes no more support"),
    "moved": _("Another organisation has taken it on"),
    "left_new_zealand": _("The person left New Zealand"),
    "lost_touch": _("Nobody could reach the person, and several ways were tried"),
    "died": _("The person died"),
}
OUTCOMES: Mapping[str, str] = {
    "safe_and_settled": _("Safe, and living as they wish"),
    "better": _("Better off than at the beginning"),
    "same": _("Much the same"),
    "worse": _("Worse off"),
    "exploited_again": _("Exploited again"),
    "unknown": _("Not known"),
}
REOPEN: Mapping[str, str] = {
    "person_asked": _("The person asked"),
    "new_need": _("There is a new need"),
    "closed_by_mistake": _("It was closed by mistake"),
}
GIVEN_HOW: Mapping[str, str] = {
    "read_out": _("Read out to the person"),
    "printed": _("Printed and given to them"),
    "both": _("Read out, printed and given to them"),
}
AGREED_BY: Mapping[str, str] = {
    "person": _("The person"),
    "guardian": _("A child’s guardian, with the child heard"),
}

_SERVICE_WORDS = {code: words for code, (_domain, words) in SERVICES.items()}
_REASONS = (DECLINE, WITHDRAW, ENDED, UNMET, REFUSED, DROPPED, CLOSE, OUTCOMES, REOPEN)
WORDS: Mapping[str, str] = {
    **{code: words for table in _REASONS for code, words in table.items()},
    **_SERVICE_WORDS,
    **DOMAINS,
}
"""Every code of this room in words, as they stand alone."""


def _inside(words: str) -> str:
    return str(words)[:1].lower() + str(words)[1:]


_lazily = lazy(_inside, str)
IN_SENTENCES: Mapping[str, str] = {code: _lazily(words) for code, words in WORDS.items()}
"""The same inside a sentence, as the ledger's are."""
REASONS = tuple(code for table in _REASONS for code in table)


def service_words(kind: str) -> str:
    """A kind of service in words; the code itself for one that is not in the table."""
    return str(_SERVICE_WORDS.get(kind, kind))
