"""What an auditor looks for in the ledger."""

from datetime import datetime, timedelta

from django import forms
from django.utils.translation import gettext

from palermo.design.fields import DayField
from palermo.design.lazy import gettext_lazy as _
from palermo.law.period import day_start
from palermo.law.references import check, normalise
from palermo.ledger.verbs import ROOMS, VERBS


def _verbs() -> list[tuple[str, object]]:
    """Every verb under its room, as a select's groups."""
    groups: list[tuple[str, object]] = [("", _("Everything"))]
    for room, label in ROOMS.items():
        inside = [(name, name.replace("_", " ")) for name, verb in VERBS.items() if verb.room == room]
        groups += [(str(label), sorted(inside))] if inside else []
    return groups


class LedgerForm(forms.Form):
    """Filters of the ledger. What is typed here is looked for and kept nowhere."""

    room = forms.ChoiceField(label=_("Part"), required=False)
    verb = forms.ChoiceField(label=_("What happened"), required=False)
    officer = forms.CharField(label=_("Officer"), max_length=80, required=False)
    about = forms.CharField(label=_("Reference"), max_length=24, required=False)
    from_on = DayField(label=_("From"), required=False)
    last_on = DayField(label=_("To, this day included"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["room"].choices = [("", _("Everything")), *ROOMS.items()]  # type: ignore[attr-defined]
        self.fields["verb"].choices = _verbs()  # type: ignore[attr-defined]

    def clean_about(self) -> str:
        """A reference as we write it, or the number of an action item."""
        typed = str(self.cleaned_data["about"]).strip()
        if not typed or (typed.isascii() and typed.isdigit()):
            return typed
        if wrong := check(normalise(typed)):
            raise forms.ValidationError(wrong)
        return normalise(typed)

    def clean(self) -> dict[str, object]:
        """The days in order."""
        given = super().clean() or {}
        first, last = given.get("from_on"), given.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", gettext("This is before the first day: change one of the two."))
        return given

    def moments(self) -> tuple[datetime | None, datetime | None]:
        """The first moment looked at and the first no longer, None where it is open."""
        first, last = self.cleaned_data["from_on"], self.cleaned_data["last_on"]
        return (day_start(first) if first else None, day_start(last + timedelta(days=1)) if last else None)
