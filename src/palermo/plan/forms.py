"""What an officer may choose and fill in on the Plan's pages."""

from collections.abc import Mapping
from datetime import date, datetime

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext

from palermo.design.fields import DayField
from palermo.design.lazy import gettext_lazy as _
from palermo.law.lifecycle import Step
from palermo.law.period import Period, day_of, day_start, quarter, year
from palermo.plan.data import plan
from palermo.plan.lifecycle import REASONS

QUARTERS = (
    ("", _("The whole year")),
    ("1", _("January to March")),
    ("2", _("April to June")),
    ("3", _("July to September")),
    ("4", _("October to December")),
)


class PeriodForm(forms.Form):
    """Which period to count: a calendar year or a quarter of it, and whether as it may be published."""

    year = forms.ChoiceField(label=_("Year"))
    quarter = forms.ChoiceField(label=_("Part of it"), choices=QUARTERS, required=False)
    publish = forms.BooleanField(label=_("As it may be published"), required=False)

    def __init__(self, given: Mapping[str, str], today: date) -> None:
        super().__init__({"year": str(today.year), **given})
        self.today = today
        years = range(today.year, plan().adopted.year - 1, -1)
        self.fields["year"].choices = [(str(each), str(each)) for each in years]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        """A quarter that has not begun has nothing to count."""
        given = super().clean() or {}
        if given.get("quarter") and given.get("year"):
            chosen = quarter(int(given["year"]), int(given["quarter"]))
            if chosen.from_ > self.today:
                self.add_error("quarter", gettext("This part of the year has not begun: choose an earlier one."))
        return given

    @property
    def period(self) -> Period:
        """The period chosen; this year when the choice cannot be counted."""
        if not self.is_valid():
            return year(self.today.year)
        chosen, part = int(self.cleaned_data["year"]), self.cleaned_data["quarter"]
        return quarter(chosen, int(part)) if part else year(chosen)

    @property
    def publishing(self) -> bool:
        """Whether small figures are to be suppressed."""
        return self.is_valid() and bool(self.cleaned_data["publish"])


class StepForm(forms.Form):
    """When a milestone came to be so, and why, where the step asks for a reason."""

    on = DayField(label=_("When did it come to be so?"), help_text=_("Leave as it is for today."))
    reason = forms.ChoiceField(label=_("Why?"), widget=forms.RadioSelect)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, step: Step, now: datetime, version: int = 0) -> None:
        super().__init__(data, initial={"on": day_of(now), "version": version})
        self.now = now
        if step.reasons:
            self.fields["reason"].choices = [(code, REASONS[code]) for code in step.reasons]  # type: ignore[attr-defined]
        else:
            del self.fields["reason"]

    def clean_on(self) -> date:
        """A day that has come."""
        on: date = self.cleaned_data["on"]
        if on > day_of(self.now):
            raise forms.ValidationError(gettext("This day has not come yet: write today or an earlier day."))
        return on

    @property
    def at(self) -> datetime:
        """The moment to enter: now for today, the start of the day for an earlier one."""
        on: date = self.cleaned_data["on"]
        return self.now if on == day_of(self.now) else day_start(on)
