"""Pictures drawn on the server, as SVG without styles: bars, a wall of tiles, a small line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from palermo.design.parts.lists import STATES
from palermo.design.parts.words import TONES

register = template.Library()

WIDTH = 100.0
"""The width of a bar chart in its own units; the page stretches it."""


@dataclass(frozen=True)
class Bar:
    """One bar: what it is of, how many, and, when it is not a number, which kind of absence."""

    label: str
    value: float | None
    href: str = ""
    state: str = "measured"


def _bar(given: Bar | Sequence[Any]) -> Bar:
    """A bar from itself or from a pair of label and value; a value of None was not measured."""
    bar = given if isinstance(given, Bar) else Bar(*given)
    absent = bar.value is None and bar.state == "measured"
    return replace(bar, state="not_measured") if absent else bar


@register.simple_tag
def bar_list(
    caption: str, bars: Iterable[Bar | Sequence[Any]], *, of: str = "", count: str = "", hide: bool = False
) -> SafeString:
    """`{% bar_list _("Reports by region") bars of=_("Region") count=_("Reports") %}`: bars in a table.

    The table is the chart: each row has its words, its number and its bar, so nothing is told by the
    picture alone. `bars` are `Bar`s or pairs of label and value.
    """
    rows = [_bar(given) for given in bars]
    most = max((row.value for row in rows if row.value is not None), default=0) or 1
    drawn = [{"bar": row, "width": round(WIDTH * (row.value or 0) / most, 2)} for row in rows]
    context = {"caption": caption, "rows": drawn, "of": of, "count": count, "hide": hide}
    return render_to_string("design/components/bar_list.html", context)


@register.simple_block_tag
def wall(content: str, label: str) -> SafeString:
    """`{% wall _("The 28 action items") %}{% tile … %}{% endwall %}`: many tiles at a glance."""
    return render_to_string("design/components/wall.html", {"content": content, "label": label})


@register.simple_tag
def tile(
    number: int | str,
    title: str,
    *,
    status: str = "",
    tone: str = "quiet",
    value: Any = None,
    unit: str = "",
    href: str = "",
    values: Sequence[float] = (),
    state: str = "measured",
) -> SafeString:
    """`{% tile 9 _("Certify") status=_("On time") tone="good" value=12 unit=_("certificates") href=url %}`.

    `state` as for `stat`: what was not measured is hatched and says so. `values` draws a small line.
    """
    if state not in STATES:
        raise ValueError(f"There is no state “{state}” of a figure: use one of {', '.join(STATES)}.")
    if value is None and state == "measured":
        state = "not_measured"
    context = {
        "number": number,
        "title": title,
        "status": status,
        "tone": tone,
        "colour": TONES[tone],
        "value": value,
        "unit": unit,
        "href": href,
        "state": state,
        "line": points(values),
    }
    return render_to_string("design/components/tile.html", context)


def points(values: Sequence[float], width: int = 96, height: int = 24) -> str:
    """The points of a small line through the values, left to right, for an SVG polyline."""
    if len(values) < 2:
        return ""
    low, high = min(values), max(values)
    spread = (high - low) or 1
    return " ".join(
        f"{place * width / (len(values) - 1):.1f},{height - 2 - (value - low) / spread * (height - 4):.1f}"
        for place, value in enumerate(values)
    )


@register.simple_tag
def spark(values: Sequence[float], words: str) -> SafeString:
    """`{% spark values _("Reports a month, rising from 3 to 12") %}`: a small line; the words say it."""
    return render_to_string("design/components/spark.html", {"line": points(values), "words": words})
