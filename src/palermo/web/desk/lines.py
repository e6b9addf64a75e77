"""Entries of the ledger as sentences, with the page of what each is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from palermo.access.compartments import PURPOSES
from palermo.agencies.queries import names
from palermo.cases.english import WORDS as CASE_WORDS
from palermo.ledger.models import Entry
from palermo.ledger.queries import Line, read, who_is_named
from palermo.plan.lifecycle import REASONS as PLAN_WORDS
from palermo.prevention.reporting.codes import words as report_words
from palermo.protection.certification.grounds import WORDS as CERTIFICATION_WORDS
from palermo.web.desk.links import link


@dataclass(frozen=True)
class Linked:
    """A sentence, the reference it is about, and that reference's page."""

    line: Line
    about: str
    href: str


def words() -> dict[str, str]:
    """What the codes in entries mean, from every room that enters any."""
    return {**PURPOSES, **PLAN_WORDS, **CERTIFICATION_WORDS, **report_words(), **CASE_WORDS}


def sentences(entries: Iterable[Entry]) -> list[Linked]:
    """Entries in their order, read with the names of officers and the words of codes."""
    rows = list(entries)
    said = read(rows, names(who_is_named(rows)), words())
    return [Linked(line, row.about, link(row.about)) for row, line in zip(rows, said, strict=True)]
