"""What is asked about a case and the people in it. A form that is sent back keeps everything that was typed."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext

from palermo.access.compartments import PURPOSES
from palermo.agencies.models import Officer
from palermo.cases import english
from palermo.cases.models import Group
from palermo.cases.operations import CREW
from palermo.design.fields import DayField, PartialDateField
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
    """Which cases to list."""

    status = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("Any")), ("open", _("Open")), ("closed", _("Closed"))],
    )
    region = forms.ChoiceField(label=_("Region"), required=False)
    industry = forms.ChoiceField(label=_("Kind of work"), required=False)
    from_on = DayField(label=_("Opened from"), required=False)
    last_on = DayField(label=_("To, this day included"), required=False)
    mine = forms.BooleanField(label=_("Only cases I lead"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in (("region", english.regions()), ("industry", english.industries())):
            self.fields[name] = forms.ChoiceField(
                label=self.fields[name].label, required=False, choices=choices(words, _("Any"))
            )

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
        words = {code: english.WORDS[code] for code in reasons}
        self.fields["reason"] = forms.ChoiceField(label=_("Why?"), widget=forms.RadioSelect, choices=choices(words))


class AddParty(forms.Form):
    """One party: what it is in the case, and, sealed, who it is."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=choices(english.KINDS), widget=forms.RadioSelect, initial="person"
    )
    role = forms.ChoiceField(label=_("Role in the case"), choices=choices(english.ROLE_WORDS, ""))
    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=200,
        help_text=_("Sealed. Leave it empty if it is not known. The case shows only a reference."),
    )
    details = forms.CharField(
        label=_("Date of birth, contacts, address, documents"),
        required=False,
        widget=forms.Textarea,
        max_length=8000,
        help_text=_("Sealed, each reading recorded. Say which contacts are safe to use."),
    )
    from_on = PartialDateField(
        label=_("In this role since"),
        required=False,
        help_text=_("A year is enough. Leave empty if it is not known."),
    )

    def __init__(self, *args: Any, groups: Iterable[Group] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"] = _language()
        known = [(group.reference, group.reference) for group in groups]
        if known:
            self.fields["group"] = forms.ChoiceField(
                label=_("Met together with"), required=False, choices=[("", _("Nobody")), *known]
            )


class AddCrew(forms.Form):
    """People met together, by number; each can be named later."""

    count = forms.IntegerField(
        label=_("How many people?"),
        min_value=2,
        max_value=CREW,
        help_text=_("Each gets a reference of their own."),
    )
    role = forms.ChoiceField(
        label=_("Role in the case"), choices=choices(english.ROLE_WORDS, ""), initial="possible_victim"
    )
    from_on = PartialDateField(label=_("In this role since"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"] = _language()


class Reveal(forms.Form):
    """Whose names, and why: asked each time."""

    purpose = forms.ChoiceField(label=_("What do you need the names for?"), widget=forms.RadioSelect)
    parties = forms.MultipleChoiceField(label=_("Whose?"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, known: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"] = forms.ChoiceField(
            label=_("What do you need the names for?"),
            widget=forms.RadioSelect,
            choices=choices({code: PURPOSES[code] for code in REVEALING}),
        )
        self.fields["parties"] = forms.MultipleChoiceField(
            label=_("Whose?"), widget=forms.CheckboxSelectMultiple, choices=[(each, each) for each in known]
        )


class Number(forms.Form):
    """A number by which another system knows them."""

    system = forms.ChoiceField(label=_("Whose number is it?"), choices=choices(english.SYSTEMS, ""))
    number = forms.CharField(label=_("Number"), max_length=60, help_text=_("Sealed."))


class ByNumber(forms.Form):
    """A number of another system, to find whose it is."""

    number = forms.CharField(
        label=_("Number"),
        max_length=60,
        help_text=_("All of it; spaces, hyphens and capitals make no difference."),
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    system = forms.ChoiceField(
        label=_("Whose number is it?"), choices=choices(english.SYSTEMS, _("Any system")), required=False
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


class Same(forms.Form):
    """Two references are one."""

    other = forms.CharField(label=_("The other reference"), max_length=20, help_text=_("As P-7K3F9QXD."))
    reason = forms.ChoiceField(
        label=_("How do you know?"), widget=forms.RadioSelect, choices=choices(english.LIKENESS_WORDS)
    )

    def clean_other(self) -> str:
        if wrong := references.check(self.cleaned_data["other"]):
            raise ValidationError(wrong)
        return references.normalise(self.cleaned_data["other"])


class Apart(forms.Form):
    """They are two after all."""

    reason = forms.ChoiceField(label=_("Why?"), widget=forms.RadioSelect, choices=choices(english.UNLIKENESS))


class TieTo(forms.Form):
    """Two references that belong together."""

    kind = forms.ChoiceField(
        label=_("How are they tied?"), widget=forms.RadioSelect, choices=choices(english.TIE_WORDS)
    )
    other = forms.CharField(label=_("To which reference?"), max_length=20, help_text=_("As P-7K3F9QXD."))

    def clean_other(self) -> str:
        if wrong := references.check(self.cleaned_data["other"]):
            raise ValidationError(wrong)
        return references.normalise(self.cleaned_data["other"])


class AddRole(forms.Form):
    """One more role of the same party in the same case."""

    role = forms.ChoiceField(label=_("Role in the case"), choices=choices(english.ROLE_WORDS, ""))
    from_on = PartialDateField(label=_("In this role since"), required=False)


class EndRole(Versioned):
    """When a role ended."""

    until_on = PartialDateField(label=_("Until"), help_text=_("A year is enough."))


def _language() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Language they speak best"),
        required=False,
        choices=choices(english.languages(), _("Not known")),
    )
