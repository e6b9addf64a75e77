"""Dates typed as day, month and year: whole days, dates known in part, and moments."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palermo.law.partial_date import PartialDate, parse

Parts = tuple[tuple[str, Any, str], ...]
DAY: Parts = (
    ("day", gettext_lazy("Day"), "2"),
    ("month", gettext_lazy("Month"), "2"),
    ("year", gettext_lazy("Year"), "4"),
)
MOMENT: Parts = (*DAY, ("hour", gettext_lazy("Time"), "5"))


class PartsWidget(forms.MultiWidget):
    """Small boxes side by side, each with its own label."""

    def __init__(self, parts: Parts) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            name: forms.TextInput(
                {"label": label, "width": width, "inputmode": "numeric" if name != "hour" else "text"}
            )
            for name, label, width in parts
        }
        super().__init__(boxes)

    def decompress(self, value: Any) -> list[str]:
        """The boxes' words for a stored value: a date, a moment, or a date known in part."""
        if not value:
            return [""] * len(self.widgets)
        if isinstance(value, datetime):
            at = timezone.localtime(value) if timezone.is_aware(value) else value
            return [str(at.day), str(at.month), str(at.year), f"{at:%H:%M}"][: len(self.widgets)]
        known = parse(str(value))
        return [str(part or "") for part in (known.day, known.month, known.year)]


class _PartsField(forms.MultiValueField):
    """Reads the boxes leniently and says in one sentence what is wrong with them together."""

    parts: Parts = DAY

    def __init__(self, **kwargs: Any) -> None:
        boxes = [forms.CharField(required=False, max_length=20) for _part in self.parts]
        kwargs.setdefault("widget", PartsWidget(self.parts))
        super().__init__(boxes, require_all_fields=False, **kwargs)

    def compress(self, data_list: Sequence[str]) -> Any:
        """The value of the boxes; None when all of them are empty."""
        words = [str(word or "").strip() for word in (*data_list, *[""] * len(self.parts))][: len(self.parts)]
        return self.read(*words) if any(words) else None

    def read(self, *words: str) -> Any:
        """The value of boxes that are not all empty. Raises ValidationError with a sentence."""
        raise NotImplementedError

    def known(self, day: str, month: str, year: str) -> PartialDate:
        """The date in the three boxes, whole or in part."""
        if not all(not word or (word.isascii() and word.isdigit()) for word in (day, month, year)):
            raise ValidationError(_("Write the date in numbers, such as 3 11 2026."), code="date")
        if len(year) != 4:
            raise ValidationError(_("Write the year with four digits, such as 2026."), code="date")
        try:
            return PartialDate(int(year), int(month) if month else None, int(day) if day else None)
        except ValueError as wrong:
            raise ValidationError(
                _("There is no such date. Check the day, the month and the year."), code="date"
            ) from wrong


class DayField(_PartsField):
    """A whole day. Cleans to a `date`."""

    def read(self, *words: str) -> date:
        """The day in the boxes."""
        known = self.known(*words)
        if known.day is None:
            raise ValidationError(_("Write the day, the month and the year."), code="date")
        return known.first_day


class PartialDateField(_PartsField):
    """A date known perhaps only in part: day and month may stay empty. Cleans to a `PartialDate`."""

    def read(self, *words: str) -> PartialDate:
        """The date in the boxes."""
        return self.known(*words)


class MomentField(_PartsField):
    """A day and a time of day, Pacific/Auckland. Cleans to an aware `datetime`."""

    parts = MOMENT

    def read(self, *words: str) -> datetime:
        """The moment in the boxes; the time is on the 24-hour clock or with am and pm."""
        known = self.known(*words[:3])
        if known.day is None or not words[3]:
            raise ValidationError(_("Write the day, the month, the year and the time."), code="date")
        return timezone.make_aware(datetime.combine(known.first_day, read_hour(words[3])))


def read_hour(words: str) -> time:
    """`14:10`, `2:10 pm`, `2pm` or `1410` as a time. Raises ValidationError with a sentence."""
    plain = words.lower().replace(".", ":").replace(" ", "")
    for form in ("%H:%M", "%I:%M%p", "%I%p", "%H%M"):
        try:
            return datetime.strptime(plain, form).time()  # noqa: DTZ007 - a time of day has no zone
        except ValueError:
            continue
    raise ValidationError(_("Write the time as 14:10 or 2:10 pm."), code="date")
