"""The whole matrix of needs, arranged for reading: act by act, and role by kind of knowledge."""

from collections.abc import Iterable
from dataclasses import dataclass

from palermo.access.compartments import COMPARTMENTS
from palermo.access.english import act_words, of_need, role_words, seat_words
from palermo.access.needs import Need
from palermo.design.lazy import gettext_lazy as _

HOW = {
    "standing": _("always"),
    "seat": _("by act"),
    "officer": _("if named"),
    "named": _("if named"),
    "actor": _("if acting"),
}
"""How a holder comes by knowledge, the widest way first."""


@dataclass(frozen=True)
class Rule:
    """One act: what it is called, who may do it, whether it begins a record, and what it lets whom see."""

    act: str
    words: str
    by: tuple[str, ...]
    creates: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One holder across the kinds of knowledge: “” where they get none of it, else how they come by it."""

    holder: str
    cells: tuple[str, ...]


def rules(needs: Iterable[Need]) -> tuple[Rule, ...]:
    """The acts in the order of the rooms, each with its sentences; standing duties are left to `duties`."""
    acts: dict[str, list[Need]] = {}
    for need in needs:
        if need.to != "standing":
            acts.setdefault(need.act, []).append(need)
    return tuple(_rule(act, rows) for act, rows in acts.items())


def duties(needs: Iterable[Need]) -> tuple[str, ...]:
    """The standing duties as sentences."""
    return tuple(of_need(need) for need in needs if need.to == "standing")


def matrix(needs: Iterable[Need]) -> tuple[Row, ...]:
    """Who comes by which kind of knowledge and how, in alphabetical order of holders; columns as `kinds`."""
    needs = tuple(needs)
    given, _nobodys = kinds(needs)
    ways: dict[str, dict[str, set[str]]] = {}
    for need in needs:
        for holder in _holders(need):
            ways.setdefault(holder, {}).setdefault(need.compartment, set()).add(need.to)
    return tuple(Row(holder, tuple(_cell(ways[holder].get(kind, set())) for kind in given)) for holder in sorted(ways))


def kinds(needs: Iterable[Need]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The kinds of knowledge that some need gives, and those that none does yet."""
    given = {need.compartment for need in needs}
    return tuple(kind for kind in COMPARTMENTS if kind in given), tuple(
        kind for kind in COMPARTMENTS if kind not in given
    )


def _rule(act: str, rows: list[Need]) -> Rule:
    by = dict.fromkeys(role for need in rows for role in need.by)
    creates = next((need.creates for need in rows if need.creates), "")
    return Rule(act, act_words(act), tuple(role_words(role) for role in by), creates, tuple(map(of_need, rows)))


def _holders(need: Need) -> tuple[str, ...]:
    if need.to == "actor":
        return tuple(role_words(role) for role in need.by)
    return (seat_words(need.seat),)


def _cell(ways: set[str]) -> str:
    return next((str(words) for way, words in HOW.items() if way in ways), "")
