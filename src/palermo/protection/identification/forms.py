"""The questions of a finding as a form: for each element an answer and, always kept apart, the reason in words."""

from collections.abc import Mapping
from typing import Any

from django import forms

from palermo.design.fields import PartialDateField
from palermo.design.lazy import gettext_lazy as _
from palermo.protection.identification.criteria import ANSWERS, CHILD, ELEMENTS, NOT_NEEDED, PROTOCOL
from palermo.protection.identification.lifecycle import FINDING
from palermo.protection.identification.questions import (
    ANSWER_WORDS,
    EVIDENCE_KINDS,
    IN_ERROR_WORDS,
    QUESTIONS,
)
from palermo.vault.uploads import SealedFileField

TAKEN = _(
    "A PDF, photograph, recording, document or plain text of at most 20 MB. It is sealed with its name; each opening is "
    "entered."
)


class PeriodForm(forms.Form):
    """When the offence happened: this chooses the law."""

    offence_from = PartialDateField(
        label=_("When did it begin?"),
        help_text=_("When the acts you are assessing began. A year, or a month and a year, is enough."),
    )
    offence_until = PartialDateField(
        label=_("When did it end?"),
        required=False,
        help_text=_("Leave empty if it was the same day, month or year."),
    )

    def stored(self) -> tuple[str, str]:
        """Both dates as they are stored; the second may be empty."""
        until = self.cleaned_data["offence_until"]
        return str(self.cleaned_data["offence_from"]), str(until) if until else ""


class FindingForm(forms.Form):
    """One test's elements. `test` is the authority whose elements are asked; empty when no test can apply."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, test: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.test = test
        if test == PROTOCOL:
            self.fields["child"] = _choice(
                _("Was the person under 18 at the time?"),
                CHILD,
                _("If yes, the means is not needed: article 3(c)."),
            )
        for element in ELEMENTS.get(test, ()):
            name, question = QUESTIONS[element.code]
            self.fields[element.code] = _choice(name, ANSWERS, question)
            self.fields[f"reason_{element.code}"] = forms.CharField(
                label=_("Your reasons"),
                required=False,
                max_length=8000,
                widget=forms.Textarea({"rows": 3}),
                help_text=_("What you rely on. This is sealed."),
            )
        if not test:
            self.fields["reason_time"] = forms.CharField(
                label=_("Your reasons"),
                max_length=8000,
                widget=forms.Textarea({"rows": 3}),
                help_text=_("What is known of when it happened. This is sealed."),
            )
        if self.data.get("child") == "yes" and "means" in self.fields:
            self.fields["means"].required = False

    def answers(self) -> dict[str, str]:
        """The codes the officer chose; for a child the means is not needed, whatever was chosen before."""
        codes = [element.code for element in ELEMENTS.get(self.test, ())]
        chosen = {code: self.cleaned_data[code] for code in codes}
        if self.test == PROTOCOL:
            chosen["child"] = self.cleaned_data["child"]
            if chosen["child"] == "yes":
                chosen["means"] = NOT_NEEDED
        return chosen

    def reasons(self) -> Mapping[str, str]:
        """What the officer typed, by element."""
        return {
            name.removeprefix("reason_"): words
            for name, words in self.cleaned_data.items()
            if name.startswith("reason_") and words.strip()
        }

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField | None]]:
        """Each question with its box for reasons, as the page draws them."""
        names = [name for name in self.fields if not name.startswith("reason_") and name != "version"]
        drawn = [(self[name], self[f"reason_{name}"] if f"reason_{name}" in self.fields else None) for name in names]
        return drawn or [(self["reason_time"], None)]


class EvidenceForm(forms.Form):
    """A line of the evidence index."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=list(EVIDENCE_KINDS.items()), widget=forms.RadioSelect)
    dated = PartialDateField(label=_("What day is it from?"), required=False)
    what = forms.CharField(
        label=_("What does it show, and where is it kept?"),
        max_length=4000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_(
            "This is sealed. Nothing here is required for a certificate, and least of all the person’s own statement."
        ),
    )
    file = SealedFileField(label=_("File"), required=False, help_text=TAKEN)


class FileForm(forms.Form):
    """Another file beside a line of the index."""

    file = SealedFileField(label=_("File"), help_text=TAKEN)


class InErrorForm(forms.Form):
    """Why a finding was recorded in error."""

    reason = forms.ChoiceField(
        label=_("Why was it recorded in error?"),
        choices=[(code, IN_ERROR_WORDS[code]) for code in FINDING.step("mark_in_error").reasons],
        widget=forms.RadioSelect,
    )


def _choice(label: str, codes: tuple[str, ...], question: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=question,
        choices=[(code, ANSWER_WORDS[code]) for code in codes],
        widget=forms.RadioSelect,
    )
