"""The two tests a person is identified by, over the answers that a human gave. Plain Python.

Nothing here looks at a case, and nothing here decides: each function combines the officer's own answers, element by
element, as the paragraph of the law combines them. Not known is not no. The protection test is article 3 of the
Protocol; the legal test is section 98D of the Crimes Act 1961 in the version of the time of the offence.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from palermo.law.criteria import Answer, Finding, all_of, any_of, criterion, met, not_met, unknown

PROTOCOL = "protocol/3"
SECTION = "crimes-act-1961/98D"
OF_2002 = f"{SECTION}@2002"
OF_2015 = f"{SECTION}@2015"

ANSWERS = ("met", "not_met", "unknown")
NOT_NEEDED = "not_needed"
"""What the means is for a child: article 3(c) asks for none."""
CHILD = ("yes", "no", "unknown")

Answers = Mapping[str, str]


@dataclass(frozen=True)
class Element:
    """One question of a test: its code and the paragraph that asks it."""

    code: str
    paragraph: str


ELEMENTS: Mapping[str, tuple[Element, ...]] = {
    PROTOCOL: (
        Element("act", "3(a) act"),
        Element("means", "3(a) means"),
        Element("purpose", "3(a) purpose"),
    ),
    OF_2002: (
        Element("entry_arranged", "98D(1)(a)"),
        Element("entry_coerced", "98D(1)(a)"),
        Element("received", "98D(1)(b)"),
        Element("knew_of_entry", "98D(1)(b)"),
    ),
    OF_2015: (
        Element("moved", "98D(1)(a)"),
        Element("handled", "98D(1)(b)"),
        Element("to_exploit", "98D(4)"),
        Element("knew_of_coercion", "98D(1)"),
    ),
}
"""The questions of each test, in the order they are asked."""


def check(authority: str, answers: Answers) -> str:
    """What is wrong with answers to a test, in one sentence; "" when each element has one of the answers.

    Raises LookupError for a test that is not coded here.
    """
    if authority not in ELEMENTS:
        raise LookupError(f"There is no test of {authority} in identification/criteria.py: code its paragraphs first.")
    expected = {element.code for element in ELEMENTS[authority]}
    if authority == PROTOCOL:
        expected.add("child")
        if answers.get("child") not in CHILD:
            return "Answer whether the person was a child at the time: yes, no or not known."
        if (answers.get("means") == NOT_NEEDED) != (answers["child"] == "yes"):
            return "The means is “not needed” for a child, and only for a child."
    if set(answers) != expected:
        return f"Answer each element once: {', '.join(sorted(expected))}."
    allowed = {*ANSWERS, *CHILD} | ({NOT_NEEDED} if authority == PROTOCOL else set())
    for element in ELEMENTS[authority]:
        if answers[element.code] not in allowed or answers[element.code] in ("yes", "no"):
            return f"“{element.code}” is met, not met or not known."
    return ""


@criterion(
    authority=PROTOCOL,
    paragraphs=("3(a)", "3(a) act", "3(a) means", "3(a) purpose", "3(c)", "3(d)"),
    uncoded={"3(b)": "Consent is never asked: where a means was used, it makes no difference."},
)
def trafficked(answers: Answers) -> Finding:
    """Article 3: an act, by a means, for the purpose of exploitation; for a child under 18, no means is needed."""
    child = {"yes": met, "no": not_met}.get(answers.get("child", ""), unknown)
    return all_of(
        "3(a)",
        _answer(answers, "act", "3(a) act"),
        any_of(
            "3(c)",
            child("3(d)", f"A child at the time: {answers.get('child', 'unknown')}."),
            _answer(answers, "means", "3(a) means"),
        ),
        _answer(answers, "purpose", "3(a) purpose"),
    )


@criterion(
    authority=OF_2002,
    paragraphs=("98D(1)", "98D(1)(a)", "98D(1)(b)"),
    uncoded={
        "98D(2)": "The penalty: for a court.",
        "98D(3)": "Widens (1): the questions ask what was arranged, not whether it came about.",
        "98D(4)": "Widens (1): one act of coercion or deception is enough for the question.",
    },
)
def section_98d_of_2002(answers: Answers) -> Finding:
    """98D as inserted in 2002: entry arranged by coercion or deception, or reception knowing of that.

    Asks for an entry, asks for no exploitation, makes no exception for a child.
    """
    return any_of(
        "98D(1)",
        all_of(
            "98D(1)(a)",
            _answer(answers, "entry_arranged", "98D(1)(a)"),
            _answer(answers, "entry_coerced", "98D(1)(a)"),
        ),
        all_of(
            "98D(1)(b)",
            _answer(answers, "received", "98D(1)(b)"),
            _answer(answers, "knew_of_entry", "98D(1)(b)"),
        ),
    )


@criterion(
    authority=OF_2015,
    paragraphs=(
        *("98D(1)", "98D(1)(a)", "98D(1)(a)(i)", "98D(1)(a)(ii)"),
        *("98D(1)(b)", "98D(1)(b)(i)", "98D(1)(b)(ii)", "98D(4)"),
    ),
    uncoded={
        "98D(2)": "The penalty: for a court.",
        "98D(3)": "Widens (1): the questions ask what was arranged, not whether it came about.",
    },
)
def section_98d_of_2015(answers: Answers) -> Finding:
    """98D as replaced in 2015: one of the acts, for exploitation or knowing that coercion or deception is involved."""
    moved, handled = _answer(answers, "moved", "98D(1)(a)"), _answer(answers, "handled", "98D(1)(b)")
    to_exploit = _answer(answers, "to_exploit", "98D(4)")
    knew = _answer(answers, "knew_of_coercion", "98D(1)")
    return any_of(
        "98D(1)",
        all_of("98D(1)(a)(i)", moved, to_exploit),
        all_of("98D(1)(a)(ii)", moved, knew),
        all_of("98D(1)(b)(i)", handled, to_exploit),
        all_of("98D(1)(b)(ii)", handled, knew),
    )


TESTS: Mapping[str, Callable[[Answers], Finding]] = {
    PROTOCOL: trafficked,
    OF_2002: section_98d_of_2002,
    OF_2015: section_98d_of_2015,
}


def combine(authority: str, answers: Answers) -> Finding:
    """What a human's answers to one test come to. Raises ValueError with a sentence when an answer is missing."""
    if wrong := check(authority, answers):
        raise ValueError(wrong)
    return TESTS[authority](answers)


def _answer(answers: Answers, code: str, paragraph: str) -> Finding:
    given = answers.get(code, "unknown")
    answer = Answer(given) if given in ANSWERS else Answer.UNKNOWN
    return Finding(answer, paragraph, f"{code.replace('_', ' ').capitalize()}: {given.replace('_', ' ')}.")
