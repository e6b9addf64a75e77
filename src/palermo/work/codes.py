"""What can be chosen about a note, a task, an appointment and a question, in words. What is typed is sealed instead."""

from collections.abc import Mapping
from typing import Any

from palermo.design.lazy import gettext_lazy as _

WAYS: Mapping[str, Any] = {
    "met": _("meeting"),
    "telephone": _("telephone"),
    "video": _("video call"),
    "message": _("text or e-mail"),
    "letter": _("letter"),
    "visit": _("visit where they are"),
    "not_reached": _("tried, and not reached"),
}
"""How a contact happened."""

WHOM: Mapping[str, Any] = {
    "the_person": _("the person"),
    "their_family": _("their family"),
    "their_guardian": _("their guardian"),
    "their_lawyer": _("their lawyer"),
    "their_embassy": _("their embassy or consulate"),
    "interpreter": _("an interpreter"),
    "employer": _("an employer"),
    "provider": _("a service that helps them"),
    "agency": _("another agency"),
    "somebody_else": _("somebody else"),
}
"""With whom."""

TASKS: Mapping[str, Any] = {
    "speak_to_person": _("speak to the person"),
    "find_interpreter": _("find an interpreter"),
    "get_document": _("get or give back a document"),
    "take_statement": _("arrange for a statement"),
    "ask_agency": _("ask another agency"),
    "check_fact": _("check a fact"),
    "find_bed": _("find a safe place to stay"),
    "take_somewhere": _("arrange a journey"),
    "tell_somebody": _("tell somebody what was decided"),
    "write_up": _("write something up"),
    "something_else": _("something else"),
}
"""What is to be done."""

MEETINGS: Mapping[str, Any] = {
    "with_person": _("meeting with the person"),
    "interview": _("interview"),
    "medical": _("doctor, nurse or hospital"),
    "lawyer": _("lawyer"),
    "embassy": _("embassy or consulate"),
    "immigration_office": _("immigration office"),
    "court": _("court"),
    "housing": _("housing"),
    "agencies": _("meeting of agencies"),
    "other_meeting": _("another appointment"),
}
"""What an appointment is for."""

TOPICS: Mapping[str, Any] = {
    "who_they_are": _("who somebody is"),
    "where_they_are": _("where somebody is"),
    "language_spoken": _("language or interpreter"),
    "safety": _("safety"),
    "health": _("health"),
    "entry_and_stay": _("entry and stay in New Zealand"),
    "work_and_pay": _("work and pay"),
    "evidence": _("evidence"),
    "authority_to_act": _("who may do something, and on what authority"),
    "what_next": _("what happens next"),
    "another_topic": _("something else"),
}
"""What a question is about."""

ANSWERS: Mapping[str, Any] = {
    "answered_yes": _("yes"),
    "answered_no": _("no"),
    "not_known": _("it is not known"),
    "in_words": _("in words"),
}
"""How a question was answered."""

UNDONE: Mapping[str, Any] = {
    "no_longer_needed": _("it is no longer needed"),
    "not_possible": _("it was not possible"),
    "person_does_not_want": _("the person does not want it"),
    "somebody_else_did": _("somebody else did it"),
    "not_safe": _("it was not safe"),
}
"""Why a task was not done, a question was withdrawn, or an appointment is off."""

MISSED: Mapping[str, Any] = {
    "person_did_not_come": _("the person did not come"),
    "we_did_not_come": _("we did not come"),
    "no_interpreter": _("there was no interpreter"),
    "not_safe": _("it was not safe"),
    "other_side_off": _("the other side called it off"),
}
"""Why an appointment was not kept. Never a judgement of the person."""

AGAIN: Mapping[str, Any] = {
    "not_finished": _("it was not finished"),
    "marked_by_mistake": _("it was marked by mistake"),
}
"""Why a task is open again, or a question asked again."""

IN_ERROR: Mapping[str, Any] = {
    "about_somebody_else": _("it is about somebody else"),
    "entered_twice": _("it was entered twice"),
    "not_what_happened": _("it is not what happened"),
    "wrong_moment": _("the date or time is wrong"),
}
"""Why a piece of work was recorded in error."""

PARTS: Mapping[str, Any] = {
    "N": _("note"),
    "T": _("task"),
    "A": _("appointment"),
    "Q": _("question"),
}
"""What a reference's prefix says it is."""

READERS: Mapping[str, Any] = {
    "casefile": _("the case itself: everybody who may know that it exists can read it"),
    "assessment": _("their assessment: those who assess them and those who decide"),
    "support": _("their support: those who help them and those who oversee it"),
    "care": _("their care: only those who help them"),
    "health": _("their health: only those who treat them"),
    "immigration": _("their stay: those who decide on it"),
}
"""The kinds of knowledge that work can be part of, and who reads it there."""

WORDS: Mapping[str, Any] = {
    **WAYS, **WHOM, **TASKS, **MEETINGS, **TOPICS, **ANSWERS, **UNDONE, **MISSED, **AGAIN, **IN_ERROR,
}  # fmt: skip
"""Every code of this room that an entry may hold, for reading the ledger."""
