"""The steps of a task, an appointment and a question. Whoever may see what they are about may take them."""

from palermo.design.lazy import gettext_lazy as _
from palermo.law.lifecycle import Lifecycle, Step
from palermo.work.codes import AGAIN, MISSED, UNDONE

AUTHORITY = "nz-2009/23"
WORKERS = (
    "investigator", "triage_officer", "station_officer", "senior_police_officer", "frontline_officer",
    "case_manager", "outreach_worker", "clinician", "child_protection_officer",
)  # fmt: skip
"""The roles that work on cases and with people. What one may work on, and read, the grants say."""


def _step(name: str, from_: tuple[str, ...], to: str, label: str, reasons: tuple[str, ...] = ()) -> Step:
    return Step(name, from_=from_, to=to, by=WORKERS, authority=AUTHORITY, label=label, reasons=reasons)


TASK = Lifecycle(
    "task",
    initial="open",
    final=(),
    steps=(
        _step("do", ("open",), "done", _("It is done")),
        _step("leave_undone", ("open",), "not_done", _("It will not be done"), tuple(UNDONE)),
        _step("take_up_again", ("done", "not_done"), "open", _("Open it again"), tuple(AGAIN)),
    ),
    labels={"open": _("to do"), "done": _("done"), "not_done": _("not done")},
)

APPOINTMENT = Lifecycle(
    "appointment",
    initial="arranged",
    final=("kept", "missed", "off"),
    steps=(
        _step("keep", ("arranged",), "kept", _("It was kept")),
        _step("miss", ("arranged",), "missed", _("It was not kept"), tuple(MISSED)),
        _step("call_off", ("arranged",), "off", _("Call it off"), tuple(UNDONE)),
    ),
    labels={"arranged": _("arranged"), "kept": _("kept"), "missed": _("not kept"), "off": _("called off")},
)

QUESTION = Lifecycle(
    "question",
    initial="asked",
    final=("withdrawn",),
    steps=(
        _step("answer", ("asked",), "answered", _("Answer it")),
        _step("withdraw", ("asked",), "withdrawn", _("Take it back"), tuple(UNDONE)),
        _step("ask_again", ("answered",), "asked", _("Ask it again"), tuple(AGAIN)),
    ),
    labels={"asked": _("waits for an answer"), "answered": _("answered"), "withdrawn": _("taken back")},
)
