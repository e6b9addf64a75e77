"""Entries of the ledger as sentences, with the page of what each is about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from palermo.agencies.queries import names
from palermo.design.parts.words import REFERENCE
from palermo.ledger.models import Entry
from palermo.ledger.queries import Line, read, who_is_named
from palermo.ledger.words import spoken
from palermo.web.desk.links import link


@dataclass(frozen=True)
class Linked:
    """A sentence, the reference it is about, and that reference's page."""

    line: Line
    about: str
    href: str
    more: int = 0
    """How many entries like it stand right before it, where a list shows only the newest of a run."""

    @property
    def html(self) -> SafeString:
        """The sentence, escaped, with each reference leading to its page."""
        return mark_safe(REFERENCE.sub(_linked, conditional_escape(self.line.sentence)))  # noqa: S308 - escaped first


def _linked(found: re.Match[str]) -> str:
    reference, page = found[0], link(found[0])
    words = format_html('<span class="pal-ref">{}</span>', reference)
    return format_html('<a class="govuk-link" href="{}">{}</a>', page, words) if page else words


def gathered(entries: Iterable[Entry], most: int) -> list[Linked]:
    """Entries with runs told once: twelve people added to a case are one line and “11 more like it”."""
    runs: list[list[Entry]] = []
    for entry in entries:
        if runs and _alike(runs[-1][0], entry):
            runs[-1].append(entry)
        else:
            runs.append([entry])
    shown = sentences(run[0] for run in runs[:most])
    return [replace(each, more=len(run) - 1) for each, run in zip(shown, runs, strict=False)]


def _alike(one: Entry, other: Entry) -> bool:
    same = (one.verb, one.officer, one.about) == (other.verb, other.officer, other.about)
    return same and bool(one.about)


def sentences(entries: Iterable[Entry]) -> list[Linked]:
    """Entries in their order, read with the names of officers and the words of codes."""
    rows = list(entries)
    said = read(rows, names(who_is_named(rows)), spoken())
    return [Linked(line, row.about, link(row.about)) for row, line in zip(rows, said, strict=True)]
