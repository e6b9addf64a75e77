"""What the indicators come to, as a page shows it: `pattern_page(assess(…))` for `identification/pattern.html`.

    context["pattern"] = pattern_page(assess(profile, observed, act))
    {% include "identification/pattern.html" %}          below a heading of the second level

Worked out when the page is drawn, and stored nowhere.
"""

from dataclasses import dataclass

from django.utils.translation import gettext

from palermo.protection.identification.indicators.assessing import Assessment, DimensionResult
from palermo.protection.identification.indicators.changes import Change
from palermo.protection.identification.indicators.parts import Indicator
from palermo.protection.identification.indicators.words import AID, DIMENSIONS, PATTERNS, WEIGHTS

OF_DIMENSIONS = {"caution", "rule", "positive", "not_positive", "nothing_noted"}
"""Reasons that the table and the warning show; the others say why the pattern is what it is."""
HEIGHTS = {"S": 24, "M": 16, "W": 8}
"""How tall the mark of an indicator is drawn, in the picture's own units."""
STEP, WIDE = 14, 10


@dataclass(frozen=True)
class Mark:
    """One indicator in the picture of a dimension: where it stands, and how tall."""

    x: int
    y: int
    height: int
    weight: str


@dataclass(frozen=True)
class Row:
    """One dimension in the table."""

    title: str
    asks: str
    strong: int
    medium: int
    weak: int
    positive: bool
    noted: tuple[tuple[str, str], ...]
    marks: tuple[Mark, ...]
    width: int


@dataclass(frozen=True)
class Among:
    """The indicators of one weight that are still to be looked for."""

    weight: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Changed:
    """What would change one dimension, and what there is to look for."""

    sentence: str
    among: tuple[Among, ...]


@dataclass(frozen=True)
class PatternPage:
    """An assessment in the reader's language. `caution` is "" unless the profile is an unverified draft.

    `vulnerability` is to be shown in any case; `act` is None where the rule does not ask for it.
    """

    profile: str
    cites: str
    draft: bool
    caution: str
    aid: str
    pattern: str
    found: bool
    act: bool | None
    why: tuple[str, ...]
    vulnerability: tuple[str, ...]
    rows: tuple[Row, ...]
    pattern_changes: tuple[str, ...]
    changes: tuple[Changed, ...]
    lines: tuple[str, ...]


def pattern_page(assessment: Assessment) -> PatternPage:
    """The assessment as `identification/pattern.html` draws it, in the language of the moment."""
    profile, shown = assessment.profile, set(assessment.vulnerability)
    why = [line for line in assessment.because if line.code not in OF_DIMENSIONS and line not in shown]
    return PatternPage(
        profile=gettext(profile.title),
        cites=profile.cites,
        draft=assessment.draft,
        caution=gettext(profile.caution) if profile.caution else "",
        aid=gettext(AID),
        pattern=gettext(PATTERNS[assessment.pattern]),
        found=assessment.pattern != "none",
        act=assessment.act if profile.rule == "child" else None,
        why=tuple(line.in_words(gettext) for line in why),
        vulnerability=tuple(line.in_words(gettext) for line in assessment.vulnerability),
        rows=tuple(_row(each) for each in assessment.dimensions.values()),
        pattern_changes=tuple(each.sentence.in_words(gettext) for each in assessment.pattern_would_change),
        changes=tuple(_changed(each) for each in assessment.would_change),
        lines=tuple(line.in_words(gettext) for line in assessment.because),
    )


def _row(each: DimensionResult) -> Row:
    words = DIMENSIONS[each.dimension]
    ordered = sorted(each.observed, key=lambda one: "SMW".index(one.weight))
    marks = tuple(
        Mark(place * STEP, HEIGHTS["S"] - HEIGHTS[one.weight], HEIGHTS[one.weight], one.weight)
        for place, one in enumerate(ordered)
    )
    return Row(
        title=gettext(words.title),
        asks=gettext(words.asks),
        strong=each.strong,
        medium=each.medium,
        weak=each.weak,
        positive=each.positive,
        noted=tuple((gettext(one.name), _weight(one)) for one in ordered),
        marks=marks,
        width=max(len(marks) * STEP - (STEP - WIDE), 1),
    )


def _weight(indicator: Indicator) -> str:
    """The weight in words; that of an unverified draft says that it is a guess."""
    words = gettext(WEIGHTS[indicator.weight])
    return words if indicator.verified else gettext("%(weight)s, a guess") % {"weight": words}


def _changed(change: Change) -> Changed:
    found = {weight: rows for way in change.ways for weight, rows in way.among.items()}
    among = tuple(
        Among(gettext(WEIGHTS[weight]), tuple(gettext(each.name) for each in found[weight]))
        for weight in "SMW"
        if weight in found
    )
    return Changed(change.sentence.in_words(gettext), among)
