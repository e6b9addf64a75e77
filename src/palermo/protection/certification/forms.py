"""One small form for each step: the coded reason, what else the law asks, and words that are sealed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from palermo.data import load_toml
from palermo.design.fields import MomentField
from palermo.design.lazy import gettext_lazy as _
from palermo.protection.certification import grounds
from palermo.protection.certification.lifecycle import CERTIFICATION
from palermo.protection.identification.questions import LACKING_WORDS

LONG = 8000


def languages() -> list[tuple[str, str]]:
    """The languages a person can be told in, by code; the first choice is none."""
    known = [(each["code"], f"{each['own']} ({each['english']})") for each in load_toml("languages.toml")["language"]]
    return [("", _("Choose a language")), *known, ("other", _("Another language"))]


def _words(label: str, help_text: str = "", required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text or _("Sealed; read only by those who may."),
        required=required,
        max_length=LONG,
        widget=forms.Textarea({"rows": 4}),
    )


def _codes(label: str, codes: Mapping[str, str], chosen: Sequence[str] | None = None) -> forms.ChoiceField:
    choices = [(code, codes[code]) for code in (chosen or codes)]
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)


class StepForm(forms.Form):
    """What every step carries: the version its officer read. `step` names the step; `lacking` its choices of element."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, step: str, *args: Any, elements: Sequence[str] = (), **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{step}_%s")
        super().__init__(*args, **kwargs)
        self.step = CERTIFICATION.step(step)
        if step == "decline":
            self.fields["lacking"] = _codes(_("Which element is lacking?"), LACKING_WORDS, elements)
        if self.step.reasons:
            self.fields["reason"] = _codes(WHY.get(step, _("Why?")), grounds.WORDS, self.step.reasons)
            if never := grounds.NEVER.get(str(self.data.get("reason", ""))):
                self.fields["reason"].error_messages["invalid_choice"] = never
        if step == "decline":
            self.fields["review"] = _codes(_("How can the person have this looked at again?"), grounds.REVIEW)
        label, help_text, required = WORDS.get(step, (_("Anything to add?"), "", False))
        self.fields["words"] = _words(label, help_text, required)


WHY: Mapping[str, str] = {
    "ask": _("What is needed?"),
    "decline": _("Why is it lacking?"),
    "revoke": _("On what ground?"),
    "mark_in_error": _("What was the mistake?"),
}
WORDS: Mapping[str, tuple[str, str, bool]] = {
    "submit": (
        _("Why do you suspect, or not suspect, that the person was trafficked?"),
        _("Your reasons for the senior officer. The person’s own statement is not needed. Sealed."), True),
    "ask": (_("What should the investigator do?"), "", True),
    "issue": (_("Your reasons"), "", False),
    "decline": (_("Your reasons"), _("The person is told which element is lacking and why. Sealed."), True),
    "question": (_("What has come up?"), "", True),
    "confirm": (_("Why it stands"), "", False),
    "revoke": (_("What proves it?"), _("What the further investigation found. Sealed."), True),
    "mark_in_error": (_("What happened?"), "", False),
}  # fmt: skip


class WithPersonForm(forms.Form):
    """What was done with the person: told, helped or heard, and when."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    at = MomentField(label=_("When?"), required=False, help_text=_("Leave empty for now."))

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{kind}_%s")
        super().__init__(*args, **kwargs)
        self.kind = kind
        if kind == "told":
            self.fields["language"] = forms.ChoiceField(label=_("In which language?"), choices=languages)
            self.fields["words"] = _words(_("What were they told?"))
        elif kind == "helped":
            self.fields["helper"] = _codes(_("Who offered to help them understand and answer?"), grounds.HELPERS)
            self.fields["accepted"] = _codes(_("Did they accept?"), {"yes": _("Yes"), "no": _("No")})
        else:
            self.fields["words"] = _words(_("What did they say?"), required=True)


class FilterForm(forms.Form):
    """The list's filter."""

    status = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=lambda: [
            ("", _("Any")),
            *((each, CERTIFICATION.label(each)) for each in CERTIFICATION.statuses),
        ],
    )
    reference = forms.CharField(label=_("Reference"), required=False, max_length=20)


class PrintForm(forms.Form):
    """What a printed certificate says: in which language, and whether it names the person."""

    language = _codes(
        _("In which language?"),
        {"both": _("Te reo Māori and English"), "mi": _("Te reo Māori"), "en": _("English")},
    )
    named = _codes(
        _("Should it carry the person’s name?"),
        {
            "no": _("No: it carries the number alone"),
            "yes": _("Yes: the name is opened, and that is entered under your name"),
        },
    )

    def without_name(self) -> None:
        """Leave only the print that carries the number alone: the officer does not know the name."""
        named = self.fields["named"]
        if isinstance(named, forms.ChoiceField):
            named.choices = [("no", _("No: it carries the number alone"))]


class NumberForm(forms.Form):
    """The number of a certificate, as printed."""

    number = forms.CharField(label=_("Number of the certificate"), max_length=24, help_text=_("As CN-7K3F9QXD."))


class CodeForm(forms.Form):
    """A neutral code, as shown at a clinic."""

    code = forms.CharField(label=_("Eligibility code"), max_length=24, help_text=_("As EC-7K3F9QXD."))
