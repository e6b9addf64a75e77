"""The indicators' fixed words: dimensions, patterns, and the sentences of an explanation, marked for translation.

English here, translated when a page is drawn: this package imports no Django. What an indicator is called and
how it is asked stands with it in `data/indicators/`, and is marked there.
"""

from collections.abc import Mapping
from dataclasses import dataclass


def gettext_noop(message: str) -> str:
    """Marks a word for translation and leaves it as it is."""
    return message


_ = gettext_noop


@dataclass(frozen=True)
class DimensionWords:
    """What a dimension is called, and what it asks, in one question."""

    title: str
    asks: str


DIMENSIONS: Mapping[str, DimensionWords] = {
    "deceptive_recruitment": DimensionWords(
        _("Deceptive recruitment"),
        _("Was the person told something untrue to make them come?"),
    ),
    "coercive_recruitment": DimensionWords(
        _("Coercive recruitment"),
        _("Was the person forced or threatened to make them come?"),
    ),
    "recruitment_abuse_of_vulnerability": DimensionWords(
        _("Recruitment by abuse of vulnerability"),
        _("Was the person’s situation used to make them come?"),
    ),
    "exploitation": DimensionWords(
        _("Exploitation"),
        _("What is the work like, and what does the person get for it?"),
    ),
    "coercion_at_destination": DimensionWords(
        _("Coercion at destination"),
        _("Is the person kept there by force, threats, debt or control?"),
    ),
    "abuse_of_vulnerability_at_destination": DimensionWords(
        _("Abuse of vulnerability at destination"),
        _("Is the person’s situation used to keep them there?"),
    ),
}
"""The six dimensions, in the ILO’s order."""

VULNERABILITY = ("recruitment_abuse_of_vulnerability", "abuse_of_vulnerability_at_destination")
RECRUITMENT = ("deceptive_recruitment", "coercive_recruitment", "recruitment_abuse_of_vulnerability")

PATTERNS: Mapping[str, str] = {
    "trafficking": _("trafficking"),
    "deception_and_exploitation": _("deception and exploitation"),
    "exploitation": _("exploitation"),
    "none": _("none"),
}
"""From the most to the least; a pattern suggests, and finds nothing."""

WEIGHTS: Mapping[str, str] = {"S": _("strong"), "M": _("medium"), "W": _("weak")}

NEEDS: Mapping[tuple[int, int, int], str] = {
    (2, 0, 0): _("two strong indicators"),
    (1, 1, 0): _("one strong and one medium indicator"),
    (1, 0, 1): _("one strong and one weak indicator"),
    (0, 3, 0): _("three medium indicators"),
    (0, 2, 1): _("two medium indicators and one weak one"),
    (1, 0, 0): _("one strong indicator"),
    (0, 2, 0): _("two medium indicators"),
    (0, 1, 1): _("one medium and one weak indicator"),
    (0, 1, 0): _("one medium indicator"),
    (0, 0, 1): _("one weak indicator"),
}
"""So many strong, medium and weak, in words: all that the rule can ask for, or can lack."""

FACTS: Mapping[str, str] = {
    **{name: words.title for name, words in DIMENSIONS.items()},
    "recruited": _("a sign of recruitment, or the child recruited, transported, transferred, harboured or received"),
}
"""What the rule for the pattern looks at."""

SENTENCES: Mapping[str, str] = {
    "caution": "%(caution)s",
    "rule": _(
        "A dimension is positive with at least two strong indicators, or one strong and one medium or weak, "
        "or three medium, or two medium and one weak."
    ),
    "positive": _(
        "%(dimension)s: positive. Noted: %(strong)d strong, %(medium)d medium, %(weak)d weak (%(names)s). "
        "The rule asks for no more than %(need)s."
    ),
    "not_positive": _(
        "%(dimension)s: not positive. Noted: %(strong)d strong, %(medium)d medium, %(weak)d weak (%(names)s). "
        "That is less than the rule asks for."
    ),
    "nothing_noted": _("%(dimension)s: not positive. Nothing was noted."),
    "trafficking": _(
        "Pattern: trafficking. Exploitation and coercion at destination are positive, and so is the recruitment: "
        "%(dimensions)s."
    ),
    "deception_and_exploitation": _(
        "Pattern: deception and exploitation. Exploitation and deceptive recruitment are positive; "
        "coercion at destination is not."
    ),
    "exploitation": _("Pattern: exploitation. Exploitation is positive; the rule makes no more of the others."),
    "coercive_recruitment_too": _(
        "Coercive recruitment is positive too. Without coercion at destination the rule makes no pattern of it: "
        "weigh it yourself."
    ),
    "coercion_too": _(
        "Coercion at destination is positive too. Without deceptive or coercive recruitment the rule makes no "
        "pattern of it: weigh it yourself."
    ),
    "none": _("Pattern: none. Exploitation is not positive."),
    "no_finding": _(
        "That there is no pattern does not mean that there was no trafficking: what was not asked was not noted."
    ),
    "child_act": _(
        "Pattern: trafficking, by the rule for a child. Exploitation is positive, and the child was recruited, "
        "transported, transferred, harboured or received."
    ),
    "child_recruitment": _(
        "Pattern: trafficking, by the rule for a child. Exploitation is positive, and a sign of recruitment was "
        "noted: %(dimensions)s."
    ),
    "child_exploitation": _(
        "Pattern: exploitation. Exploitation is positive; no sign of recruitment was noted, and nothing says that "
        "the child was recruited, transported, transferred, harboured or received."
    ),
    "means_not_needed": _("For a child no means is needed."),
    "vulnerability_positive": _(
        "%(dimension)s is positive. It does not change the pattern. It is a means under the Protocol: consider it."
    ),
    "vulnerability_noted": _(
        "%(dimension)s was noted (%(names)s), and is not positive. It is a means under the Protocol: consider it."
    ),
    "vulnerability_none": _(
        "Abuse of vulnerability was not noted. It is a means under the Protocol: consider it, and ask if nobody has."
    ),
    "would_be_positive": _("%(dimension)s would be positive if there were also %(needs)s."),
    "rests_on_each": _("%(dimension)s rests on each of these, and would not be positive if one fell away: %(names)s."),
    "rests_on_some": _("%(dimension)s rests on: %(names)s. It would not be positive if this fell away: %(hinges)s."),
    "rests_on_none": _("%(dimension)s rests on: %(names)s. It would stay positive if one of them fell away."),
    "pattern_gains": _("The pattern would be “%(pattern)s” if there were also: %(facts)s."),
    "pattern_loses": _("The pattern would be “%(pattern)s” without: %(facts)s."),
}

OR = _("; or ")
"""Between the ways of which one is enough (`needs` in a sentence)."""

AID = _("This is an aid to two findings by a human. The ILO’s rule is narrower than the law. Nothing moves by it.")
"""What stands beside every result."""
