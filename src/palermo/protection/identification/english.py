"""A finding as it is read on a page: its law with any caution, each element with its answer and, if opened, its reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.urls import reverse

from palermo.law.authorities import Authority, authority
from palermo.law.partial_date import parse
from palermo.protection.identification.criteria import ELEMENTS, PROTOCOL
from palermo.protection.identification.models import Evidence, Finding
from palermo.protection.identification.questions import (
    ANSWER_WORDS,
    EVIDENCE_KINDS,
    KINDS,
    LACKING_WORDS,
    QUESTIONS,
    TONES,
)
from palermo.vault.kinds import KINDS as FILE_KINDS
from palermo.vault.models import File


@dataclass(frozen=True)
class ElementRead:
    """One element: its name, the paragraph, the answer in words with its tone, and the reasons if they were opened."""

    name: str
    paragraph: str
    answer: str
    tone: str
    reasons: str = ""


@dataclass(frozen=True)
class FindingRead:
    """One finding, ready to be drawn."""

    kind: str
    title: str
    answer: str
    tone: str
    finding: Finding
    law: Authority | None
    why_no_law: str
    when: str
    child: str = ""
    elements: list[ElementRead] = field(default_factory=list)


@dataclass(frozen=True)
class Line:
    """One line of the evidence index; `what` is what it shows, if that was opened."""

    line: Evidence
    kind: str
    by: str
    what: str
    files: list["FileRead"]
    add: str


@dataclass(frozen=True)
class FileRead:
    """A sealed file beside a line: its kind and size in words, and where it is opened."""

    words: str
    size: int
    href: str


def line(each: Evidence, by: str, what: str, files: Sequence[File] = ()) -> Line:
    """A line of the evidence index in words, with the files that stand beside it."""
    place = [each.case.reference, each.subject.reference, each.reference]
    read = [
        FileRead(str(FILE_KINDS[file.kind].words), file.size, reverse("finding-file", args=[*place, number]))
        for number, file in enumerate(files, start=1)
    ]
    return Line(each, str(EVIDENCE_KINDS[each.kind]), by, what, read, reverse("finding-add-file", args=place))


def read(finding: Finding, sealed: Mapping[str, UUID], opened: Mapping[UUID, str]) -> FindingRead:
    """The finding in words. `sealed` are its reasons' ids by element; `opened` the text of those that were revealed."""
    answers = dict(finding.answers)
    why = ""
    if finding.no_version:
        why = str(LACKING_WORDS["time_not_known" if finding.no_version == "unknown" else finding.no_version])
    elements = [
        ElementRead(
            str(QUESTIONS[each.code][0]),
            each.paragraph,
            str(ANSWER_WORDS[answers[each.code]]),
            TONES[answers[each.code]],
            opened.get(sealed[each.code], "") if each.code in sealed else "",
        )
        for each in ELEMENTS.get(finding.law, ())
    ]
    if "time" in sealed:
        elements.append(ElementRead(why, "98D", str(ANSWER_WORDS["unknown"]), "wait", opened.get(sealed["time"], "")))
    return FindingRead(
        kind=finding.kind,
        title=str(KINDS[finding.kind]),
        answer=str(ANSWER_WORDS[finding.answer]),
        tone=TONES[finding.answer],
        finding=finding,
        law=authority(finding.law) if finding.law else None,
        why_no_law=why,
        when=period(finding),
        elements=elements,
        child=str(ANSWER_WORDS[answers["child"]]) if finding.law == PROTOCOL else "",
    )


def period(finding: Finding) -> str:
    """When the offence happened, as people say it; "" for a protection finding."""
    if not finding.offence_from:
        return ""
    began = parse(finding.offence_from).in_english()
    return f"{began} – {parse(finding.offence_until).in_english()}" if finding.offence_until else began
