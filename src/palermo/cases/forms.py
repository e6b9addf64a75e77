"""What is asked about a case and the people in it. A form that is sent back keeps everything that was typed."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import lazy
from django.utils.translation import gettext

from palermo.access.compartments import PURPOSES
from palermo.agencies.models import Officer
from palermo.cases import english
from palermo.cases.checklist import CHECKS
from palermo.cases.lifecycle import CASE
from palermo.cases.models import Case
from palermo.design.fields import DayField
from palermo.design.lazy import gettext_lazy as _
from palermo.law import references
from palermo.law.period import day_start

REVEALING = ("investigate", "certify", "protect", "support")
Choices = list[tuple[str, Any]]


def choices(words: Mapping[str, Any], empty: object = None) -> Choices:
    """Codes to choose from in their words; `empty` is what an empty answer says, None for no empty answer."""
    return [
        *([] if empty is None else [("", empty)]),
        *((code, _capital(said)) for code, said in words.items()),
    ]


def _first_up(said: object) -> str:
    text = str(said)
    return text[:1].upper() + text[1:]


_capital = lazy(_first_up, str)


class Narrow(forms.Form):
    """Which cases to list. What stands in KEPT is codes and days, and can be kept."""

    KEPT = frozenset(
        {"status", "region", "industry", "mine", "lead", "agency"}
        | {f"{day}_{part}" for day in ("from_on", "last_on") for part in ("day", "month", "year")}
    )

    reference = forms.CharField(label=_("Reference of a case or a party"), required=False, max_length=20)
    status = forms.ChoiceField(label=_("State"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    industry = forms.ChoiceField(label=_("Kind of work"), required=False)
    lead = forms.ChoiceField(label=_("Led by"), required=False)
    agency = forms.ChoiceField(label=_("Agency of the lead"), required=False)
    from_on = DayField(label=_("Opened from"), required=False)
    last_on = DayField(label=_("To, this day included"), required=False)
    mine = forms.BooleanField(label=_("Only cases I lead"), required=False)

    def __init__(self, *args: Any, leads: Choices, agencies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tables = {
            "status": choices(CASE.labels, _("Any")),
            "region": choices(english.regions(), _("Any")),
            "industry": choices(english.industries(), _("Any")),
            "lead": [("", _("Anybody")), *leads],
            "agency": [("", _("Any")), *agencies],
        }
        for name, table in tables.items():
            self.fields[name] = forms.ChoiceField(label=self.fields[name].label, required=False, choices=table)

    def clean_reference(self) -> str:
        """A reference as we write it."""
        given = references.normalise(self.cleaned_data["reference"])
        if given and (wrong := references.check(given)):
            raise ValidationError(wrong)
        return given

    def clean(self) -> dict[str, Any]:
        """The days in order."""
        given = super().clean() or {}
        first, last = given.get("from_on"), given.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", gettext("This is before the first day: change one of the two."))
        return given

    def moments(self) -> tuple[datetime | None, datetime | None]:
        """The first moment of the days asked for and the first no longer, None where it is open."""
        first, last = self.cleaned_data.get("from_on"), self.cleaned_data.get("last_on")
        return (day_start(first) if first else None, day_start(last + timedelta(days=1)) if last else None)


class OpenCase(forms.Form):
    """A case that begins without a report."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"] = forms.ChoiceField(
            label=_("Where is it?"), required=False, choices=choices(english.regions(), _("Not known"))
        )
        self.fields["industry"] = forms.ChoiceField(
            label=_("What kind of work?"),
            required=False,
            choices=choices(english.industries(), _("Not known")),
        )


class Versioned(forms.Form):
    """A form about a row that somebody else may change meanwhile."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class GiveTo(Versioned):
    """Who leads the case from now on."""

    def __init__(self, *args: Any, officers: Iterable[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"] = forms.ChoiceField(
            label=_("Who leads it from now on?"),
            choices=[("", ""), *((who.handle, str(who)) for who in officers)],
        )
        self.order_fields(self.field_order)


class Colleague(forms.Form):
    """Who works on the case with its lead."""

    def __init__(self, *args: Any, officers: Iterable[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"] = forms.ChoiceField(
            label=_("Which colleague?"), choices=[("", ""), *((who.handle, str(who)) for who in officers)]
        )


class HandOver(GiveTo):
    """The same, with what the next lead must know."""

    note = forms.CharField(
        label=_("What must they know?"),
        widget=forms.Textarea,
        max_length=8000,
        help_text=_("What is agreed, what is due, what to be careful of. It is sealed; each reading is recorded."),
    )
    field_order = ("who", "note", "version")


class Because(Versioned):
    """A coded reason for a step."""

    def __init__(self, *args: Any, reasons: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = forms.ChoiceField(
            label=_("Why?"), widget=forms.RadioSelect, choices=choices({code: english.WORDS[code] for code in reasons})
        )


class Close(Because):
    """The checklist of closing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for check in CHECKS:
            self.fields[check.code] = forms.ChoiceField(
                label=check.question, widget=forms.RadioSelect, choices=choices(check.answers)
            )
        self.order_fields((*(check.code for check in CHECKS), "reason", "version"))

    def answers(self) -> dict[str, str]:
        """The answers by question."""
        return {check.code: self.cleaned_data[check.code] for check in CHECKS}


class MergeInto(Because):
    """Another case in which this one goes on."""

    into = forms.CharField(label=_("The other case"), max_length=20, help_text=_("As C-7K3F9QXD."))
    field_order = ("into", "reason", "version")

    def clean_into(self) -> str:
        """A reference of a case, as we write it."""
        given = references.normalise(self.cleaned_data["into"])
        if wrong := references.check(given):
            raise ValidationError(wrong)
        return given


class Correct(Versioned):
    """Where a case is and what work it is about, and why that changes. What the case is, `WhatItIs` asks."""

    field_order = ("region", "industry", "reason", "version")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"] = forms.ChoiceField(
            label=_("Where is it?"), required=False, choices=choices(english.regions(), _("Not known"))
        )
        self.fields["industry"] = forms.ChoiceField(
            label=_("What kind of work?"), required=False, choices=choices(english.industries(), _("Not known"))
        )
        self.fields["reason"] = why()
        self.order_fields(self.field_order)


def why() -> forms.ChoiceField:
    """Why something is corrected."""
    return forms.ChoiceField(label=_("Why?"), widget=forms.RadioSelect, choices=choices(english.CORRECTED))


class Reassign(forms.Form):
    """Cases of somebody who has left, each with its version, and who leads them from now on."""

    who = forms.ChoiceField(label=_("Who leads them from now on?"))
    cases = forms.MultipleChoiceField(label=_("Which cases?"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, cases: Iterable[Case], officers: Iterable[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"] = forms.ChoiceField(
            label=_("Who leads them from now on?"), choices=[("", ""), *((who.handle, str(who)) for who in officers)]
        )
        self._known = {case.reference for case in cases}
        posted = set(self.data.getlist("cases")) if isinstance(self.data, QueryDict) else set()
        known = {
            each for each in posted if each.partition(":")[0] in self._known and each.partition(":")[2].isdecimal()
        }
        self.fields["cases"] = forms.MultipleChoiceField(
            label=_("Which cases?"), widget=forms.CheckboxSelectMultiple, choices=[(each, each) for each in known]
        )

    def chosen(self) -> list[str]:
        """The references chosen, also in a form that is sent back; all of them at first."""
        if not self.is_bound:
            return sorted(self._known)
        return [each.partition(":")[0] for each in self.data.getlist("cases")]  # type: ignore[attr-defined]


class Print(forms.Form):
    """What stands on a print, and what it is for."""

    purpose = forms.ChoiceField(
        label=_("What do you need it for?"),
        widget=forms.RadioSelect,
        choices=choices({code: PURPOSES[code] for code in REVEALING}),
    )
    parts = forms.MultipleChoiceField(
        label=_("What stands on it?"),
        widget=forms.CheckboxSelectMultiple,
        choices=(
            ("people", _("Who is in it, by reference")),
            ("work", _("What waits")),
            ("timeline", _("The timeline")),
        ),
        initial=["people", "work", "timeline"],
    )


class WhatItIs(forms.Form):
    """What a case has turned out to be, and why one says so."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("What is it, as far as you know?"), widget=forms.RadioSelect, choices=choices(english.CLASSES)
    )
    reason = forms.ChoiceField(
        label=_("What do you rely on?"), widget=forms.RadioSelect, choices=choices(english.WHY_CLASSIFIED)
    )
