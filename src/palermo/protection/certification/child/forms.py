"""What child protection records: acting, an adult found, a guardian proposed, vetted, ended."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from palermo.design.lazy import gettext_lazy as _
from palermo.law import references
from palermo.protection.certification.child import grounds
from palermo.protection.certification.presumed.forms import OverForm, Read, codes, typed

LABELS: Mapping[str, str] = {
    "act": _("What was done?"),
    "find_adult": _("How was it found?"),
    "refuse": _("Why not?"),
    "end": _("Why does it end?"),
}
REASONS: Mapping[str, Mapping[str, str]] = {
    "act": grounds.ACTED,
    "find_adult": grounds.ADULT,
    "refuse": grounds.REFUSE,
    "end": grounds.END,
}


def reason_form(name: str, *args: Any, **kwargs: Any) -> OverForm:
    """The form of a step that has reasons."""
    form = OverForm(*args, reasons=REASONS[name], **kwargs)
    form.fields["reason"].label = LABELS[name]
    return form


class ProposeForm(forms.Form):
    """Who could be the child’s guardian: by a reference, or by name."""

    reference = forms.CharField(
        label=_("Their reference, if they have one"), required=False, max_length=20, help_text=_("As P-7K3F9QXD.")
    )
    name = forms.CharField(
        label=_("Or their name"), required=False, max_length=200, help_text=_("Sealed; child protection can open it.")
    )
    details = typed(_("Date of birth, address, contacts"), rows=3)
    relation = codes(_("What are they to the child?"), grounds.RELATION)
    words = typed(_("Why them?"))

    def clean_reference(self) -> str:
        said = str(self.cleaned_data["reference"])
        if said and (wrong := references.check(said)):
            raise ValidationError(wrong)
        return references.normalise(said) if said else ""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not (given["reference"] or given["name"].strip()):
            self.add_error("name", gettext("Give a reference, or the name of somebody who has none yet."))
        return given


class AppointForm(Read):
    """The checks, each of which must be made."""

    checks = forms.MultipleChoiceField(
        label=_("What did you make sure of?"),
        choices=list(grounds.CHECKS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("All four, or they cannot be appointed."),
    )
    words = typed(_("What the child said, and what you saw"))


class AnswerForm(Read):
    """What Police know of somebody proposed."""

    known = codes(
        _("Is this person known in a case of the child, or do they belong to somebody who is?"),
        {
            "no": _("No: neither they nor anybody close to them is known in it"),
            "yes": _("Yes: they cannot be the guardian"),
        },
    )
