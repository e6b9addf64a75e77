"""What is asked when signs are recorded, when it is decided, when people are sent to Police, and when Police answer."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from palermo.design.fields import MomentField
from palermo.design.lazy import gettext_lazy as _
from palermo.law import references
from palermo.protection.identification.indicators.sets import profiles
from palermo.protection.identification.screening import codes, signs
from palermo.protection.identification.screening.forms import (
    SEALED,
    People,
    capital,
    choices,
    language,
    place,
    radios,
    ticks,
    words,
)
from palermo.protection.identification.screening.lifecycle import BECAUSE, RETURNS, SCREENING
from palermo.protection.identification.screening.operations import Seen
from palermo.protection.identification.screening.operations.urgently import Urgent


class SignsForm(forms.Form):
    """The signs of one list, group by group, with who saw them, when, and what shows it."""

    observer = radios(_("How do you know?"), choices(codes.OBSERVERS))
    evidence = forms.ChoiceField(label=_("What else shows it?"), choices=choices(codes.EVIDENCE))
    words = words(_("What exactly?"))

    def __init__(self, *args: Any, listing: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listing, self.groups = listing, []
        by_group: dict[str, list[signs.Listed]] = {}
        for each in signs.listed(listing).values():
            by_group.setdefault(each.group, []).append(each)
        for number, (group, rows) in enumerate(by_group.items()):
            name = f"signs_{number}"
            self.fields[name] = ticks(gettext(group), [(each.code, capital(gettext(each.name))) for each in rows])
            self.fields[name].widget.hints = {
                each.code: " ".join(
                    filter(None, (gettext(each.question), gettext(each.looks_like) if each.looks_like else ""))
                )
                for each in rows
                if each.question
            }
            self.groups.append((gettext(group), name))
        self.fields["seen_at"] = MomentField(label=_("When was it seen or said?"))
        self.fields["language"] = language(_("Language in which it was said"))

    def drawn(self) -> list[tuple[str, forms.BoundField, int]]:
        """Each group with its field and how many are ticked."""
        return [(title, self[name], len(self[name].value() or ())) for title, name in self.groups]

    def codes(self) -> tuple[str, ...]:
        """Every sign ticked."""
        return tuple(code for _title, name in self.groups for code in self.cleaned_data[name])

    def clean(self) -> dict[str, Any]:
        """At least one sign."""
        given = super().clean() or {}
        if not any(given.get(name) for _title, name in self.groups):
            raise ValidationError(gettext("Tick at least one sign."))
        return given

    def seen(self) -> Seen:
        """What the operation is given."""
        given = self.cleaned_data
        return Seen(
            self.listing,
            self.codes(),
            given["observer"],
            given["seen_at"],
            given["evidence"],
            given["language"],
            given["words"],
        )


class SignsOfPeople(SignsForm, People):
    """The same signs for several people of a visit."""


class Decide(People):
    """How it ends, and why: for each of the people chosen."""

    outcome = radios(
        _("How does it end?"),
        [(step.name, step.label) for step in SCREENING.steps if step.name in BECAUSE],
    )
    words = words(_("Your reasons, in your words"))

    def __init__(self, *args: Any, late: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].widget.hints = OUTCOME_HINTS
        self.fields["reason"] = forms.ChoiceField(
            label=_("Why?"),
            choices=[
                ("", ""),
                *(
                    (WHY[outcome], [(f"{outcome}.{code}", capital(codes.BECAUSE_WORDS[code])) for code in reasons])
                    for outcome, reasons in BECAUSE.items()
                ),
            ],
        )
        self.order_fields(["people", "outcome", "reason", "words"])
        if late:
            self.fields["when"] = MomentField(label=_("When did you decide this?"))

    def clean_reason(self) -> str:
        """A reason of the outcome that was chosen."""
        outcome, _dot, code = str(self.cleaned_data["reason"]).partition(".")
        if outcome != self.cleaned_data.get("outcome", outcome):
            raise ValidationError(gettext("Choose a reason of the outcome you chose."))
        return code


OUTCOME_HINTS = {
    "refer": _("Police’s triage looks at it and opens a case. They learn the signs, and no name until you tell them."),
    "presume": _("The person is helped from today, with their consent, and Police need not know who it is."),
    "not": _("Say what it is instead. They can still come back, and you can take it up again."),
}
WHY = {
    "refer": _("To refer"),
    "presume": _("To presume"),
    "not": _("To go no further"),
}


class Send(People):
    """A referral to Police."""

    urgent = radios(
        _("Must Police look at it at once?"),
        [("", _("No")), *choices(codes.URGENT)],
        _("If someone is in danger now, call 111 first. This is how it is recorded."),
        required=False,
    )
    words = words(_("What should Police know first?"), _("Sealed. Leave names out: they are told apart, below."))

    def __init__(self, *args: Any, police: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.police = police
        if not police:
            self.fields["agrees"] = radios(
                _("Do they agree that you tell Police about them, without a name?"),
                choices(codes.AGREES),
                _("Ask in their language. Saying no costs them nothing: support does not depend on it."),
            )
            self.fields["tell"] = forms.BooleanField(
                label=_("They also agree that Police know who they are"), required=False
            )
        self.order_fields(["people", "urgent", "agrees", "tell", "words"])

    @property
    def agrees(self) -> str:
        """What they said to it."""
        return "police" if self.police else str(self.cleaned_data["agrees"])

    @property
    def tells(self) -> bool:
        """Whether Police are to know who it is: what Police met themselves they know."""
        return self.police or bool(self.cleaned_data["tell"])


class Because(forms.Form):
    """A coded reason for a step."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, reasons: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = radios(_("Why?"), choices(codes.BECAUSE_WORDS, reasons))


class Tell(forms.Form):
    """Police are told who it is."""

    agreed = forms.BooleanField(
        label=_("They agreed, in their own language and alone with us, that Police know who they are")
    )


class Quick(forms.Form):
    """The urgent form: seven answers, the most urgent first."""

    urgent = radios(
        _("1. Is it urgent?"), [*choices(codes.URGENT), ("", _("None of these"))], _("In danger now: call 111 first."),
        required=False,
    )  # fmt: skip
    signs_seen = ticks(_("2. What do you see or hear?"), [], required=True)
    child = radios(_("3. Are they under 18?"), choices(codes.CHILD), initial="unknown")
    words = words(_("6. What exactly, and where are they now?"), SEALED, required=True, rows=4)
    outcome = radios(
        _("7. What now?"),
        [("refer", _("Refer to Police now")), ("presume", _("Presume a victim; help without Police"))],
        initial="refer",
    )

    number = forms.CharField(widget=forms.HiddenInput, required=False, max_length=14)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("number", references.make("H"))
        seen = self.fields["signs_seen"]
        eleven = signs.listed(signs.SHORT).values()
        seen.choices = [(each.code, gettext(each.name)) for each in eleven]  # type: ignore[attr-defined]
        seen.widget.hints = {each.code: gettext(each.question) for each in eleven}
        self.fields["language"] = language(_("4. Their language"))
        self.fields["place"] = place()
        self.fields["place"].label = _("5. Kind of work or place")
        self.order_fields(["urgent", "signs_seen", "child", "language", "place", "words", "outcome"])

    def answers(self) -> Urgent:
        """What the operation is given."""
        given = self.cleaned_data
        return Urgent(
            given["urgent"],
            given["place"],
            given["language"],
            given["child"],
            tuple(given["signs_seen"]),
            given["outcome"],
            given["words"],
            given["number"],
        )


class Narrow(forms.Form):
    """Which list of signs the page shows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["list"] = forms.ChoiceField(label=_("List of signs"), choices=lists())


def lists() -> list[tuple[str, str]]:
    """Every list that signs may be of, in words."""
    return [
        *((key, gettext(each.title)) for key, each in profiles().items()),
        ("signs", gettext("General signs (prompts, no weight)")),
        ("forced_labour", gettext("The eleven signs of forced labour (prompts, no weight)")),
    ]


class Answer(forms.Form):
    """Police's triage: into which case."""

    into = radios(_("Into which case?"), [("new", _("A new case")), ("there", _("A case there is"))], initial="new")
    case = forms.CharField(
        label=_("Reference of that case"),
        required=False,
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text=_("As C-7K3F9QXD. Its lead learns of these people at once."),
    )

    def __init__(self, *args: Any, leads: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"] = forms.ChoiceField(
            label=_("Who leads a new case?"),
            required=False,
            choices=[("", _("Whoever takes it on")), *leads],
            help_text=_("The lead learns at once of the people and, where they were told, of their names."),
        )


class Accept(Answer, People):
    """Which people of the visit are taken into which case."""


class Return(People):
    """Which people are sent back, and why."""

    words = words(_("What should the screener know or ask?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = radios(_("Why do you send them back?"), choices(codes.BECAUSE_WORDS, RETURNS))
        self.order_fields(["people", "reason", "words"])
