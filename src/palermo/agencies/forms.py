"""What is asked about duty and accounts. Officers are chosen by handle and seats by name: no key stands in a page."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms

from palermo.agencies.models import Officer, Seat
from palermo.agencies.queries import seat_words
from palermo.design.fields import MomentField
from palermo.design.lazy import gettext_lazy as _

LEVELS = [(str(level), str(level)) for level in range(1, 9)]
UNTIL = _("The time is on the 24-hour clock, as 14:30.")


class Span(forms.Form):
    """From a moment until a moment."""

    from_at = MomentField(label=_("From"), help_text=UNTIL)
    until_at = MomentField(label=_("Until"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        start, end = given.get("from_at"), given.get("until_at")
        if isinstance(start, datetime) and isinstance(end, datetime) and end <= start:
            self.add_error("until_at", _("Choose an end that comes after the beginning."))
        return given


def officer_choices(officers: Iterable[Officer]) -> list[tuple[str, str]]:
    """Officers to choose from, by handle."""
    return [("", ""), *((who.handle, str(who)) for who in officers)]


class PutOnDuty(Span):
    """A turn on the roster."""

    field_order = ("seat", "who", "level", "from_at", "until_at")

    def __init__(self, *args: Any, seats: Iterable[Seat], officers: Iterable[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"] = forms.ChoiceField(
            label=_("For which seat?"), choices=[("", ""), *((str(seat), seat_words(seat)) for seat in seats)]
        )
        self.fields["who"] = forms.ChoiceField(label=_("Who?"), choices=officer_choices(officers))
        self.fields["level"] = forms.ChoiceField(
            label=_("Level"),
            choices=LEVELS,
            help_text=_("1 is called first; the next when nobody acknowledges."),
        )
        self.order_fields(self.field_order)


class Away(Span):
    """Somebody is away."""

    field_order = ("who", "from_at", "until_at")

    def __init__(self, *args: Any, officers: Iterable[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"] = forms.ChoiceField(label=_("Who is away?"), choices=officer_choices(officers))
        self.order_fields(self.field_order)


class ActFor(Span):
    """Somebody acts for somebody else."""

    field_order = ("absent", "actor", "from_at", "until_at")

    def __init__(self, *args: Any, absent: Iterable[Officer], actors: Iterable[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["absent"] = forms.ChoiceField(label=_("Who will be away?"), choices=officer_choices(absent))
        self.fields["actor"] = forms.ChoiceField(
            label=_("Who acts for them?"),
            choices=officer_choices(actors),
            help_text=_("They see what the other sees, and may do what the other may, until the end."),
        )
        self.order_fields(self.field_order)


class Post(forms.Form):
    """A seat for an officer."""

    from_at = MomentField(label=_("From"), help_text=UNTIL)
    until_at = MomentField(label=_("Until"), required=False, help_text=_("Leave empty if no end is known."))

    def __init__(self, *args: Any, seats: Iterable[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"] = forms.ChoiceField(
            label=_("Seat"), choices=[("", ""), *((str(seat), seat_words(seat)) for seat in seats)]
        )
        self.order_fields(("seat", "from_at", "until_at"))


class Leave(forms.Form):
    """An officer has left: one deliberate tick."""

    sure = forms.BooleanField(label=_("Yes, this officer has left the agency"))
