"""What is asked about a note, a task, an appointment and a question. A form sent back keeps everything that was typed."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms

from palermo.access.compartments import PURPOSES
from palermo.cases import english
from palermo.cases.forms import Versioned, choices
from palermo.design.fields import DayField, MomentField
from palermo.design.lazy import gettext_lazy as _
from palermo.law.period import day_start
from palermo.work import codes

LONG = 8000
FEW = 5
"""Up to so many places are shown side by side; a crew of twelve is a list to open."""
OPENING = ("investigate", "certify", "support", "protect")
SEALED = _("Sealed; each reading is recorded.")


def _words(label: object, hint: object = SEALED, *, required: bool = True, rows: int = 4) -> forms.CharField:
    area = forms.Textarea({"rows": rows, "autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, required=required, max_length=LONG, widget=area)  # type: ignore[arg-type]


def _language() -> forms.ChoiceField:
    known = choices(english.languages(), _("English, or not known"))
    return forms.ChoiceField(label=_("Language"), required=False, choices=known)


class Add(forms.Form):
    """What every new piece asks: what it is about. `places` are what can be chosen, by key, in words."""

    kind = ""

    def __init__(self, *args: Any, places: Mapping[str, object], people: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(places) > 1:
            few = forms.RadioSelect if len(places) <= FEW else forms.Select
            self.fields["place"] = forms.ChoiceField(
                label=_("What is it about, and who may read it?"), choices=choices(places), widget=few
            )
        if "to" in self.fields:
            self.fields["to"] = forms.ChoiceField(
                label=self.fields["to"].label, choices=[(str(id_), words) for id_, words in people.items()]
            )
        if "language" in self.fields:
            self.fields["language"] = _language()
        self.order_fields(("place", *(name for name in self.fields if name != "place")))

    def given(self) -> dict[str, Any]:
        """What the operation is called with, the place apart."""
        known = {name: value for name, value in self.cleaned_data.items() if name != "place"}
        return known | ({"to": UUID(known["to"])} if "to" in known else {})


class NoteForm(Add):
    """A contact with somebody, or an attempt."""

    way = forms.ChoiceField(label=_("How?"), choices=choices(codes.WAYS, ""))
    whom = forms.ChoiceField(label=_("With whom?"), choices=choices(codes.WHOM, ""))
    when = MomentField(label=_("When was it?"), help_text=_("Its own time, also when you write it down later."))
    words = _words(
        _("What was said or done?"),
        _("Their words first, then yours. Sealed; each reading is recorded."),
        required=False,
        rows=6,
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    interpreter = forms.BooleanField(label=_("An interpreter helped"), required=False)


class TaskForm(Add):
    """Something to be done, by somebody who may see what it is about."""

    what = forms.ChoiceField(label=_("What is to be done?"), choices=choices(codes.TASKS, ""))
    words = _words(_("What do they need to know?"), required=False)
    to = forms.ChoiceField(label=_("By whom?"))
    due = DayField(label=_("By the end of"), required=False, help_text=_("Leave empty for five working days."))

    def given(self) -> dict[str, Any]:
        known = super().given()
        day = known.pop("due")
        return known | {"due_at": day_start(day + timedelta(days=1)) if day else None}


class AppointmentForm(Add):
    """Somewhere to be at a moment."""

    what = forms.ChoiceField(label=_("What is it for?"), choices=choices(codes.MEETINGS, ""))
    begins_at = MomentField(label=_("When?"))
    words = _words(
        _("Where, with whom, what to bring"),
        _("Sealed. Say what is safe to send the person as a reminder, and what is not."),
        required=False,
    )
    to = forms.ChoiceField(label=_("Who keeps it?"))
    language = forms.ChoiceField(label=_("Language"), required=False)
    interpreter = forms.BooleanField(label=_("An interpreter is needed"), required=False)


class QuestionForm(Add):
    """A question to a colleague who may see what it is about."""

    topic = forms.ChoiceField(label=_("What is it about?"), choices=choices(codes.TOPICS, ""))
    words = _words(_("Your question"))
    to = forms.ChoiceField(label=_("Whom do you ask?"))


class Reason(Versioned):
    """A coded reason, and words if they help."""

    words = _words(_("Anything to add?"), required=False)

    def __init__(self, *args: Any, reasons: Mapping[str, Any], worded: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = forms.ChoiceField(label=_("Why?"), widget=forms.RadioSelect, choices=choices(reasons))
        if not worded:
            del self.fields["words"]
        self.order_fields(("reason", "words", "version"))


class Result(Versioned):
    """What came of it."""

    words = _words(_("What came of it?"), required=False)


class Answer(Versioned):
    """The answer to a question."""

    answer = forms.ChoiceField(label=_("Your answer"), widget=forms.RadioSelect, choices=choices(codes.ANSWERS))
    words = _words(_("In words"), required=False)


class To(Versioned):
    """Who does it from now on."""

    def __init__(self, *args: Any, people: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"] = forms.ChoiceField(
            label=_("Who does it from now on?"),
            choices=[("", ""), *((str(id_), words) for id_, words in people.items())],
        )


class Day(Versioned):
    """Another day for a task."""

    due = DayField(label=_("By the end of"))

    def due_at(self) -> datetime:
        """The first moment after the day."""
        return day_start(self.cleaned_data["due"] + timedelta(days=1))


class Moment(Versioned):
    """Another moment for an appointment."""

    begins_at = MomentField(label=_("When?"))


class Open(forms.Form):
    """What sealed words are opened for."""

    purpose = forms.ChoiceField(
        label=_("What do you need the words for?"),
        widget=forms.RadioSelect,
        choices=choices({code: PURPOSES[code] for code in OPENING}),
    )


def reasons(codes_: Iterable[str], words: Mapping[str, Any]) -> dict[str, Any]:
    """Some codes with their words."""
    return {code: words[code] for code in codes_}
