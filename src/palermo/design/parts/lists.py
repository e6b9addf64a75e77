"""Lists of facts and acts: summary lists, task lists, timelines, tables, single figures."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import zip_longest
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from palermo.design.parts.words import TONES

register = template.Library()

STATES = ("measured", "not_measured", "suppressed", "not_applicable")
"""Four things that are not one another; zero is a measured value."""


@register.simple_block_tag
def summary_list(content: str, lines: bool = True) -> SafeString:
    """`{% summary_list %}{% row … %}…{% endrow %}{% endsummary_list %}`: questions and answers."""
    return render_to_string("design/components/summary_list.html", {"content": content, "lines": lines})


@register.simple_block_tag
def row(content: str, key: str, href: str = "", action: str = "") -> SafeString:
    """`{% row _("Where") href=url action=_("Change") %}Port Nelson{% endrow %}`: one line of the list."""
    context = {"content": content, "key": key, "href": href, "action": action}
    return render_to_string("design/components/row.html", context)


@register.simple_block_tag
def task_list(content: str) -> SafeString:
    """`{% task_list %}{% task … %}{% endtask_list %}`: what there is to do, and how far it is."""
    return render_to_string("design/components/task_list.html", {"content": content})


@register.simple_tag
def task(words: str, state: str, tone: str = "quiet", href: str = "", hint: str = "") -> SafeString:
    """`{% task _("Record two findings") _("To do") "wait" href=url hint=… %}`: one task and its state."""
    context = {"words": words, "state": state, "tone": TONES[tone], "plain": tone == "good"}
    context |= {"href": href, "hint": hint}
    return render_to_string("design/components/task.html", context)


@register.simple_block_tag
def timeline(content: str, label: str = "") -> SafeString:
    """`{% timeline %}{% event … %}…{% endevent %}{% endtimeline %}`: what happened, in order."""
    return render_to_string("design/components/timeline.html", {"content": content, "label": label})


@register.simple_block_tag
def event(
    content: str,
    at: datetime,
    sentence: str,
    by: str = "",
    recorded_at: datetime | None = None,
    in_error: str = "",
    level: int = 3,
) -> SafeString:
    """`{% event act.at act.sentence by=act.by %}…{% endevent %}`: one act.

    `recorded_at` marks an act that was entered late; `in_error` is the reason it was struck out.
    """
    context = {
        "content": content if content.strip() else "",
        "at": at,
        "sentence": sentence,
        "by": by,
        "recorded_at": recorded_at,
        "in_error": in_error,
        "level": level,
    }
    return render_to_string("design/components/event.html", context)


@register.simple_block_tag
def table(content: str, caption: str, stack: bool = False, dense: bool = False, hide: bool = False) -> SafeString:
    """`{% table _("Reports") %}<thead>…</thead><tbody>…</tbody>{% endtable %}`: a table with its caption.

    Wider than the page, it scrolls inside its own labelled frame. `stack=True` turns rows into little
    lists on a telephone: give each `<td>` a `data-label`. `dense` is for long desk lists; `hide` keeps
    the caption for screen readers alone.
    """
    context = {"content": content, "caption": caption, "stack": stack, "dense": dense, "hide": hide}
    return render_to_string("design/components/table.html", context)


@register.simple_tag
def data_table(
    caption: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    numeric: str = "",
    dense: bool = False,
    stack: bool = True,
    hide: bool = False,
) -> SafeString:
    """`{% data_table _("Reports by month") head rows numeric="2,3" %}`: a table from lists of cells.

    The first cell of a row is its heading. `numeric` names columns, counted from 1, set to the right.
    """
    right = {int(column) for column in numeric.split(",") if column.strip()}
    drawn = [
        [
            {"value": cell, "head": name, "number": place in right, "first": place == 1}
            for place, (name, cell) in enumerate(zip_longest(head, cells, fillvalue=""), start=1)
        ]
        for cells in rows
    ]
    heads = [{"value": name, "number": place in right} for place, name in enumerate(head, start=1)]
    context: dict[str, object] = {"caption": caption, "heads": heads, "rows": drawn}
    context |= {"stack": stack, "dense": dense, "hide": hide}
    return render_to_string("design/components/data_table.html", context)


@register.simple_tag
def stat(
    value: Any, words: str, *, href: str = "", note: str = "", tone: str = "", state: str = "measured"
) -> SafeString:
    """`{% stat 12 _("reports waiting") href=url note=_("3 overdue") tone="stop" %}`: one figure, large.

    `state` is measured, not_measured, suppressed or not_applicable; the last three show words, not zero.
    """
    if state not in STATES:
        raise ValueError(f"There is no state “{state}” of a figure: use one of {', '.join(STATES)}.")
    context = {"value": value, "words": words, "href": href, "note": note, "tone": tone, "state": state}
    return render_to_string("design/components/stat.html", context)


@register.simple_block_tag
def stats(content: str) -> SafeString:
    """`{% stats %}{% stat … %}{% stat … %}{% endstats %}`: figures side by side."""
    return render_to_string("design/components/stats.html", {"content": content})
