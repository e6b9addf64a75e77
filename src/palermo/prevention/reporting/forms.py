"""The desk's forms: taking a caller's report, and the steps of triage. Each carries the version it was
shown with.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext

from palermo.design.fields import MomentField
from palermo.design.lazy import gettext_lazy as _
from palermo.law import receipt
from palermo.prevention.reporting.codes import (
    CHANNELS,
    CONTACT,
    KINDS_OF_PLACE,
    ONGOING,
    REASONS,
    REGIONS,
    SIGNS,
    TAKEN_BY,
)
from palermo.prevention.reporting.criteria import KINDS, TABLE, Answers
from palermo.prevention.reporting.lifecycle import CLOSINGS, EMERGENCIES, REOPENINGS

LONG = 20_000
NOTE = _("Sealed with the report.")
YES_NO = (("yes", _("Yes")), ("no", _("No")), ("unknown", _("Not known")))


def choices(table: Mapping[str, str], codes: Iterable[str] = ()) -> list[tuple[str, str]]:
    """A table of codes as choices, all of it or some."""
    return [(code, capfirst(table[code])) for code in (codes or table)]


def text(label: str, hint: str = "", *, required: bool = False, rows: int = 3) -> forms.CharField:
    """Typed words, which will be sealed."""
    area = forms.Textarea({"rows": rows, "autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, required=required, max_length=LONG, widget=area)


def one_of(
    label: str, options: list[tuple[str, str]], initial: str = "", *, required: bool = True
) -> forms.ChoiceField:
    """One of a few, as radios."""
    return forms.ChoiceField(
        label=label, choices=options, initial=initial or None, required=required, widget=forms.RadioSelect
    )


class Take(forms.Form):
    """A caller's report: in their words, in the order a call goes."""

    signs = forms.MultipleChoiceField(
        label=_("Is any of this so?"),
        choices=choices(SIGNS),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Any one makes the report urgent: somebody must take it up within minutes."),
    )
    what = text(_("What happens, in the caller's own words"), required=True, rows=6)
    where = text(_("Where"), rows=2)
    region = forms.ChoiceField(label=_("Region"), choices=[("", _("Not said")), *REGIONS], required=False)
    ongoing = one_of(_("Is it still going on?"), choices(ONGOING), "unknown", required=False)
    place = forms.ChoiceField(
        label=_("Kind of work or place"),
        required=False,
        choices=[("", _("Not said")), *((code, name) for code, name, _section in KINDS_OF_PLACE)],
    )
    more = text(_("Anything else: people, vehicles, numbers, languages"), rows=2)
    contact = one_of(_("May we ask the caller something later?"), choices(CONTACT), "none", required=False)
    reach = text(_("How and when it is safe to reach them"), rows=2)
    channel = one_of(_("How it came"), choices(CHANNELS, TAKEN_BY))
    heard = MomentField(label=_("When it was told"), help_text=_("Change it when you write this down later."))
    receipt = forms.CharField(widget=forms.HiddenInput, max_length=200)

    def clean_receipt(self) -> str:
        """The words made when the form was opened."""
        words = receipt.normalise(self.cleaned_data["receipt"])
        if receipt.check(words):
            raise forms.ValidationError(gettext("Open this page again: its receipt is not whole."))
        return words


class Step(forms.Form):
    """A step of triage: the version of the report it was decided on."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def given(self) -> dict[str, Any]:
        """What the operation is given beside the report, who and when."""
        return dict(self.cleaned_data)


class Emergency(Step):
    """What was sent."""

    reason = one_of(_("What was sent?"), choices(REASONS, EMERGENCIES))


class Ask(Step):
    """A question to the reporter."""

    question = text(
        _("Your question"),
        required=True,
        hint=_("Only the words of the receipt open it. Write nothing that would harm someone who reads along."),
    )


class Apart(Step):
    """The six questions, a reason in words, and what they come to."""

    note = text(_("Why, in your words"), NOTE)
    kind = one_of(_("What do the answers come to?"), choices(KINDS), "unclear")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in reversed(TABLE):
            self.fields[row.name] = one_of(row.asks, list(YES_NO), "unknown", required=False)
        self.order_fields(["version", *(row.name for row in TABLE)])

    def answers(self) -> Answers:
        """The six answers; what was passed over is not known."""
        return Answers(**{row.name: self.cleaned_data.get(row.name) or "unknown" for row in TABLE})

    def given(self) -> dict[str, Any]:
        """The answers as one, and the rest by name."""
        rest = {name: value for name, value in self.cleaned_data.items() if name not in {row.name for row in TABLE}}
        return {**rest, "answers": self.answers()}


class Close(Apart):
    """Why it is closed; the six questions count where the reason says that it is not trafficking."""

    kind = None  # type: ignore[assignment]
    reason = one_of(_("Why do you close it?"), choices(REASONS, CLOSINGS))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["version", "reason", *(row.name for row in TABLE), "note"])


class Reopen(Step):
    """Why it is taken up again."""

    reason = one_of(_("Why do you reopen it?"), choices(REASONS, REOPENINGS))


class Refer(Step):
    """What the investigator should know first."""

    note = text(_("What should the investigator know first?"), NOTE)


class Search(forms.Form):
    """What to look for in the queue."""

    reference = forms.CharField(label=_("Reference"), required=False, max_length=20)
    status = forms.ChoiceField(label=_("State"), required=False)
    channel = forms.ChoiceField(label=_("How it came"), required=False, choices=[("", _("Any")), *choices(CHANNELS)])
    urgent = forms.BooleanField(label=_("Urgent only"), required=False)
