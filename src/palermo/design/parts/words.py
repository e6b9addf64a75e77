"""Filters and tags that turn values into words: days, moments, clocks, states."""

import re
from datetime import date, datetime
from typing import Literal

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from palermo.design import dates, spans
from palermo.law.partial_date import PartialDate

register = template.Library()

REFERENCE = re.compile(r"\b[A-Z]{1,3}-[0-9A-Z]{5,}\b")
Tone = Literal["quiet", "note", "good", "wait", "warn", "stop"]
TONES: dict[str, str] = {
    "quiet": "grey",
    "note": "teal",
    "good": "green",
    "wait": "blue",
    "warn": "orange",
    "stop": "red",
}


@register.filter
def moment(at: datetime | None) -> str:
    """`{{ at|moment }}` → 3 November 2026, 2:10 pm. Nothing for None."""
    if at is None or at == "":
        return ""
    return format_html('<time datetime="{}">{}</time>', dates.local(at).isoformat(), dates.moment_words(at))


@register.filter
def hour(at: datetime | None) -> str:
    """`{{ at|hour }}` → 2:10 pm."""
    return dates.hour_words(at) if at else ""


@register.filter
def day(on: date | datetime | PartialDate | str | None) -> str:
    """`{{ on|day }}` → 3 November 2026; a date known in part → November 2026, or 2026."""
    if on is None or on == "":
        return ""
    stamp = dates.local(on).date().isoformat() if isinstance(on, datetime) else str(on)
    return format_html('<time datetime="{}">{}</time>', stamp, dates.day_words(on))


@register.filter
def weekday(on: date | datetime | None) -> str:
    """`{{ on|weekday }}` → Tuesday 3 November 2026."""
    return dates.weekday_words(on) if on else ""


@register.filter
def clock(due: datetime | None, now: datetime) -> str:
    """`{{ due|clock:now }}` → due in 3 hours; overdue by 2 days. The words carry it, colour only helps."""
    if due is None:
        return ""
    return format_html(
        '<time class="pal-clock pal-clock--{}" datetime="{}" title="{}">{}</time>',
        spans.state_of(due, now),
        dates.local(due).isoformat(),
        dates.moment_words(due),
        spans.clock_words(due, now),
    )


@register.filter
def clock_words(due: datetime | None, now: datetime) -> str:
    """`{{ due|clock_words:now }}`: the same without markup, for letters and titles."""
    return spans.clock_words(due, now) if due else ""


@register.filter
def met(done: datetime, due: datetime) -> str:
    """`{{ met_at|met:due }}` → done in time; done 2 days late."""
    return spans.met_words(due, done)


@register.filter(needs_autoescape=True)
def refs(sentence: str, autoescape: bool = True) -> SafeString:
    """`{{ sentence|refs }}`: keeps references such as C-7K3F9Q in one piece when a line breaks."""
    words = conditional_escape(sentence) if autoescape else sentence
    return mark_safe(REFERENCE.sub(r'<span class="pal-ref">\g<0></span>', words))  # noqa: S308 - escaped above


@register.simple_tag
def tag(words: str, tone: str = "quiet") -> SafeString:
    """`{% tag "In force" "good" %}`: a state. Tones: quiet, note, good, wait, warn, stop."""
    colour = TONES.get(tone)
    if colour is None:
        raise ValueError(f"There is no tone “{tone}”: use one of {', '.join(TONES)}.")
    return format_html('<strong class="govuk-tag govuk-tag--{} pal-tag">{}</strong>', colour, words)
