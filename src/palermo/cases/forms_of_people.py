"""What is asked about the people in a case. A form that is sent back keeps everything that was typed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from palermo.access.compartments import PURPOSES
from palermo.cases import english
from palermo.cases.forms import REVEALING, Versioned, choices, why
from palermo.cases.models import Group
from palermo.cases.operations import CREW
from palermo.design.fields import PartialDateField
from palermo.design.lazy import gettext_lazy as _
from palermo.law import references


class CorrectDetails(Versioned):
    """Who a party is, rightly."""

    name = forms.CharField(label=_("Name"), required=False, max_length=200, help_text=_("Sealed."))
    details = forms.CharField(
        label=_("Date of birth, contacts, address, documents"),
        required=False,
        widget=forms.Textarea,
        max_length=8000,
        help_text=_("Sealed. They replace all the details in reading; the older stay."),
    )
    field_order = ("name", "details", "language", "reason", "version")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"] = _language()
        self.fields["reason"] = why()
        self.order_fields(self.field_order)


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
