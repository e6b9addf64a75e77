"""What presuming asks, what telling Police asks, and the reasons for an end."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms

from palermo.cases import english
from palermo.design.fields import MomentField
from palermo.design.lazy import gettext_lazy as _
from palermo.protection.certification.forms import languages
from palermo.protection.certification.presumed import grounds
from palermo.protection.certification.presumed.consent import Consent


def codes(label: str, words: Mapping[str, str], help_text: str = "", required: bool = True) -> forms.ChoiceField:
    """Radio buttons of a table of codes."""
    return forms.ChoiceField(
        label=label, choices=list(words.items()), widget=forms.RadioSelect, help_text=help_text, required=required
    )


def typed(label: str, help_text: str = "", required: bool = False, rows: int = 4) -> forms.CharField:
    """A box for words that are sealed."""
    return forms.CharField(
        label=label,
        help_text=help_text or _("Sealed; read only by those who may."),
        required=required,
        max_length=8000,
        widget=forms.Textarea({"rows": rows}),
    )


class Agreement(forms.Form):
    """How, in which language and when the person agreed."""

    how = codes(_("How did the person agree?"), grounds.HOW, required=False)
    language = forms.ChoiceField(label=_("In which language were they asked?"), choices=languages, required=False)
    agreed_at = MomentField(label=_("When?"), required=False, help_text=_("Leave empty for now."))

    def consent(self, at: datetime) -> Consent | None:
        """What was said of it; None when nothing was."""
        clean = self.cleaned_data
        if not (clean.get("how") or clean.get("language")):
            return None
        return Consent(clean.get("how", ""), clean.get("language", ""), clean.get("agreed_at") or at)


class PresumeForm(Agreement):
    """Everything for one presumption: is it a child, on what basis, and an adult’s agreement."""

    child = codes(_("Is the person under 18?"), grounds.CHILD)
    basis = codes(_("What does it rest on?"), grounds.BASIS, _("Signs are enough. Nothing has to be proved."))
    words = typed(_("What did you see or hear?"))
    field_order: tuple[str, ...] = ("child", "basis", "words", "how", "language", "agreed_at")


class PresumeNewForm(PresumeForm):
    """The same for somebody who has no reference yet."""

    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=200,
        help_text=_("Sealed. Leave it empty if they do not wish to give it. Nobody but you comes to know it by this."),
    )
    details = typed(_("How can they be reached safely?"), _("Sealed, each reading recorded."), rows=3)
    speaks = forms.ChoiceField(label=_("Language they speak best"), required=False)
    field_order = ("name", "details", "speaks", *PresumeForm.field_order)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["speaks"] = forms.ChoiceField(
            label=_("Language they speak best"),
            required=False,
            choices=[("", _("Not known")), *english.languages().items()],
        )


class Read(forms.Form):
    """The version that the officer read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class AgreeForm(Agreement, Read):
    """An agreement to one further thing, which must be said."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, missing in (
            ("how", _("Say how the person agreed to just this.")),
            ("language", _("Say in which language the person was asked.")),
        ):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = missing


class OverForm(Read):
    """A reason, and words that are sealed."""

    def __init__(self, *args: Any, reasons: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = codes(_("Why?"), reasons)
        self.fields["words"] = typed(_("Anything to add?"))


class CaseForm(forms.Form):
    """Where and in what kind of work, for the case that opens."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label, known in (
            ("region", _("Region"), english.regions()),
            ("industry", _("Kind of work"), english.industries()),
        ):
            self.fields[name] = forms.ChoiceField(
                label=label, required=False, choices=[("", _("Not known")), *known.items()]
            )
