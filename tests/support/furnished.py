"""A house in the middle of its work: a report at every stage, cases of two investigators, certifications at every stage.

Made through operations by the officers themselves. `places` fills the addresses of the matrix and of the sweep.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from palermo.agencies import operations as agencies
from palermo.agencies.models import Seat
from palermo.cases import operations as cases
from palermo.cases.models import Case, Party
from palermo.clocks.queries import running
from palermo.demo import steps
from palermo.demo.steps import Told111
from palermo.law import receipt, references
from palermo.prevention.reporting.criteria import Answers
from palermo.prevention.reporting.models import Report
from palermo.prevention.reporting.public import receiving
from palermo.prevention.reporting.told import Told
from palermo.protection.certification import operations as certifying
from palermo.protection.certification.child import operations as protecting
from palermo.protection.certification.models import Certificate
from palermo.protection.identification import operations as identifying
from palermo.protection.identification.models import Evidence
from palermo.protection.identification.screening import operations as screening
from palermo.protection.support import operations as supporting
from palermo.protection.support.codes import DOMAINS
from palermo.protection.support.models import Referral
from palermo.vault.files import Given
from palermo.work import operations as work
from palermo.work.operations.step import Place
from tests.support.people import acting, officer

DAY = timedelta(days=1)
NOW = timezone.now()
"""What the public hands in bears the moment it is handed in, so this house stands in the present."""
BEGAN = NOW - 20 * DAY
WORDS, ASKED_WORDS = receipt.new(), receipt.new()
"""The words on the receipts of the two reports that the public handed in: one waits, the other has a question."""
SMUGGLED = Answers(entry="no", payment="yes", consent="yes", ended="yes", exploitation="no", benefit="no")


@dataclass(frozen=True)
class Furnished:
    """The database's name, and what stands in it by the name the matrix gives it."""

    database: str
    places: dict[str, str]


def furnish(database: str) -> Furnished:
    """Reports waiting, acknowledged, asked and closed; ari's case and jun's; a certification of each kind."""
    _roster()
    turn = {"seat": "Police/triage_officer", "who": "hana", "from": BEGAN.isoformat(), "version": 999}
    fixed = {
        "turn": urlencode(turn),
        "words": WORDS,
        "asked_words": ASKED_WORDS,
        "other_words": receipt.new(),
        "absent_case": "C-2222222D",
        "absent_code": references.make("EC"),
    }
    return Furnished(database, {**_reports(), **_first_case(), **_second_case(), **_visit(), **_presumed(), **fixed})


def _reports() -> dict[str, str]:
    """Each by the state it is in. The one from the web was handed in with a receipt and waits."""
    told = Told(
        words={"what": "Invented: she cries at the window."}, signs=("danger",), region="AUK", contact="receipt"
    )
    receiving.hand_in(told, words=ASKED_WORDS, at=timezone.now())
    with acting("hana"):
        asked = Report.objects.get()
    steps.ask(steps.acknowledge(asked, timezone.now()), "Invented: which window?", timezone.now())
    receiving.hand_in(told, words=WORDS, at=timezone.now())
    with acting("hana"):
        web = Report.objects.get(status="received")
    called = Told111("Invented: a van before dawn.", "HKB", "orchard", "sm", contact="receipt")
    known = steps.acknowledge(steps.call(called, BEGAN), BEGAN + steps.HOUR)
    closed = steps.acknowledge(steps.call(called, BEGAN), BEGAN + steps.HOUR)
    steps.close(closed, "smuggling", BEGAN + DAY, SMUGGLED)
    return {"report": web.reference, "known": known.reference, "asked": asked.reference, "closed": closed.reference}


def _opened(lead: str) -> tuple[Report, Case]:
    called = Told111("Invented: six men sleep in the packing shed.", "NSN", "orchard", "sm")
    report = steps.acknowledge(steps.call(called, BEGAN), BEGAN + steps.HOUR)
    return report, steps.take_on(steps.refer(report, BEGAN + 2 * steps.HOUR), lead, BEGAN + 3 * steps.HOUR)


def _first_case() -> dict[str, str]:
    """Ari's: five people met together, each at another place on the road; an employer; a number of another system."""
    report, case = _opened("ari")
    names = ("Sione Invented", "Losa Invented", "Tavita Invented", "Fetu Invented", "Pele Invented")
    new, waiting, certified, refused, questioned = steps.crew(case, names, "ari", BEGAN + DAY, "sm")
    steps.suspect(case, "company", "employer", "Invented Orchards Limited", "ari", BEGAN + DAY)
    begun = steps.assess(case, waiting, BEGAN + DAY, lead="ari", submit=False)
    with acting("ari") as ari:  # before it is submitted: what changes after that is not decided on
        line = Evidence.objects.get(subject=waiting)
        payslip = Given("invented payslip.txt", b"An invented payslip.")
        identifying.add_file(evidence=line, file=payslip, officer=ari, at=NOW)
        submitted = certifying.submit(
            certification=begun, reasons="Invented reasons.", officer=ari, at=BEGAN + 2 * DAY, version=begun.version
        )
    issued = steps.issue(steps.assess(case, certified, BEGAN + DAY, lead="ari"), "ngaire", BEGAN + 4 * DAY)
    declined = steps.decline(
        steps.assess(case, refused, BEGAN + DAY, lead="ari", legal=steps.NOT_SHOWN), "ngaire", "moved", BEGAN + 4 * DAY
    )
    doubted = steps.issue(steps.assess(case, questioned, BEGAN + DAY, lead="ari"), "ngaire", BEGAN + 4 * DAY)
    asked, file = _support(certified, refused)
    with acting("ngaire") as ngaire:
        certifying.question(
            certification=doubted, reason="information_from_abroad", words="Invented.", officer=ngaire,
            at=BEGAN + 6 * DAY, version=doubted.version,
        )  # fmt: skip
    with acting("ari") as ari:
        cases.record_number(
            of=new, system="MSD", number="INVENTED-1", officer=ari, at=NOW,
        )  # fmt: skip
        cases.declare_same(party=new, other=waiting, reason="said_so", officer=ari, at=NOW)
        cases.record_tie(party=new, other=waiting, kind="family", officer=ari, at=NOW)
        certificate = Certificate.objects.get(certification=issued)
    return {
        **_everyday(case, new),
        "referred": report.reference,
        "case": case.reference,
        "new": new.reference,
        "line": line.reference,
        "person": waiting.reference,
        "submitted": submitted.reference,
        "issued": issued.reference,
        "declined": declined.reference,
        "review": doubted.reference,
        "number": certificate.number,
        "code": certificate.code,
        "asked_support": asked.reference,
        "support": file,
        "unreferred": questioned.reference,
    }


def _everyday(case: Case, person: Party) -> dict[str, str]:
    """A task and a question to hana on the case, a note and an appointment on her assessment; a merged case."""
    on_case, on_person = Place(case.pk, "casefile", case.reference), Place(person.pk, "assessment", person.reference)
    with acting("ari") as ari:
        mine: dict[str, Any] = {"officer": ari, "at": NOW}
        task = work.give(place=on_case, what="find_interpreter", words="Invented.", to=officer("hana").id, **mine)
        asked = work.ask(place=on_case, topic="what_next", words="Invented?", to=officer("hana").id, **mine)
        noted = work.note(place=on_person, way="telephone", whom="the_person", words="Invented.", **mine)
        visit = work.arrange(
            place=on_person, what="interview", begins_at=NOW + 3 * DAY, words="Invented hall.", to=ari.id, **mine
        )
        merged, into = (cases.open_case(region="NSN", **mine) for _ in range(2))
        for each in (merged, into):
            cases.assign(case=each, to=ari, version=1, **mine)
        cases.merge(case=merged, into=into, reason="entered_twice", version=2, **mine)
        clocks = {each.about: str(each.pk) for each in running(case.pk)}
    return {
        "clock": clocks[task.reference],
        "task": task.reference,
        "question": asked.reference,
        "note": noted.reference,
        "appointment": visit.reference,
        "merged": merged.reference,
    }


def _support(helped: Party, waiting: Party) -> tuple[Referral, str]:
    """Ari asked Harakeke Trust to help two people: for one, Mila manages a file with a plan; the other waits."""
    file = steps.support(
        helped, "NGO-harakeke", "mila", BEGAN + 2 * DAY, by="ari", language="sm", needed=("accommodation",)
    )
    goals = {"accommodation": "Invented: a room of my own."}
    steps.plan_for(file, "mila", dict.fromkeys(DOMAINS, 2), goals, BEGAN + 3 * DAY)
    steps.serve(file, "mila", "doctor", (("ask", BEGAN + 3 * DAY, ""), ("offer", BEGAN + 4 * DAY, "")))
    with acting("ari") as ari:
        asked = supporting.Asked(
            seat=Seat.objects.get(agency="NGO-harakeke", role="case_manager"), consent="given", how="phone", child="no",
            note="Invented: ring after six.",
        )  # fmt: skip
        referral = supporting.refer(party=waiting.pk, asked=asked, identified_at=BEGAN, officer=ari, at=NOW)
    with acting("mila"):
        return referral, Referral.objects.get(pk=file.pk).reference


def _second_case() -> dict[str, str]:
    """Jun's, handed over to him with a note; a person who is being assessed; and a case that nobody leads."""
    _report, case = _opened("ari")
    with acting("ari") as ari:
        case = cases.handover(
            case=case, to=officer("jun"), note="Invented: call her sister first.", officer=ari, at=BEGAN + DAY,
            version=case.version,
        )  # fmt: skip
    (party,) = steps.crew(case, ("Mali Invented",), "jun", BEGAN + 2 * DAY, "th")
    begun = steps.assess(case, party, BEGAN + 2 * DAY, lead="jun", submit=False)
    with acting("hana") as hana:
        free = cases.open_case(officer=hana, at=NOW - timedelta(hours=2), region="BOP")
        witness = cases.add_party(
            case=free, kind="person", role="witness", officer=hana, at=NOW, name="Wiremu Invented"
        )
    return {
        "theirs": case.reference,
        "their_person": party.reference,
        "assessing": begun.reference,
        "unled": free.reference,
        "witness": witness.reference,
    }


def _visit() -> dict[str, str]:
    """Lani's, of Harakeke Trust: one person waits with Police, who were not told who it is; one is not decided on."""
    with acting("lani") as lani:
        visit = screening.begin_visit(
            of=screening.Circumstances(occasion="outreach", place="massage", region="AUK", met=2),
            when=NOW - 5 * steps.HOUR, words="Invented: above the shop.", officer=lani, at=NOW - 5 * steps.HOUR,
        )  # fmt: skip
        spoken = screening.Spoken(language="th", interpreter="telephone", alone="yes", child="no")
        (met,) = screening.meet(visit=visit, spoken=spoken, name="Dao Invented", officer=lani, at=NOW - 5 * steps.HOUR)
        (undecided,) = screening.meet(visit=visit, spoken=spoken, officer=lani, at=NOW - 5 * steps.HOUR)
        seen = screening.Seen(
            profile="adult_labour", codes=("cd_documents", "cd_debt", "ex_hours", "dr_job"), observer="person",
            seen_at=NOW - 4 * steps.HOUR, language="th", words="Invented: the drawer is locked.",
        )  # fmt: skip
        signs = screening.record_signs(seen=seen, people=[met, undecided], officer=lani, at=NOW - 4 * steps.HOUR)
        screening.conclude(
            people=[(met, met.version)], outcome="refer", reason="person_asked", words="Invented reasons.",
            officer=lani, at=NOW - 3 * steps.HOUR,
        )  # fmt: skip
        screening.refer(people=[met], agrees="yes", words="Invented.", officer=lani, at=NOW - 2 * steps.HOUR)
    return {
        "visit": visit.reference,
        "met": met.subject.reference,
        "undecided": undecided.subject.reference,
        "sign": str(signs[0].pk),
    }


def _presumed() -> dict[str, str]:
    """Lani's, of whom Police know nothing; wei's, of whom they were told; and tess's child, with somebody proposed."""
    quiet = steps.presume("lani", "Losa Invented", "sm", BEGAN)
    told = steps.presume("wei", "Binh Invented", "vi", BEGAN)
    steps.tell_police(told, "wei", NOW - DAY)
    notice = steps.presume_child("tess", "Ana Invented", "to", BEGAN)
    with acting("tess") as tess:
        row = protecting.propose(
            notice=notice, relation="known_adult", name="Teuila Invented", officer=tess, at=NOW - DAY
        )
        child = notice.child.reference
    return {
        "quiet": quiet.subject.reference,
        "told": told.subject.reference,
        "child": child,
        "notice": notice.reference,
        "guardian": row.reference,
    }


def _roster() -> None:
    """Three on duty for triage until long after any test, one away, one acting for her."""
    until = NOW + 4000 * DAY
    with acting("dora") as dora:
        seat = Seat.objects.get(agency="Police", role="triage_officer")
        for level, name in enumerate(("hana", "tom", "lusi"), start=1):
            agencies.put_on_duty(
                seat=seat, who=officer(name), level=level, from_at=BEGAN, until_at=until, officer=dora, at=BEGAN
            )
        agencies.record_absence(who=officer("viv"), from_at=NOW, until_at=until, officer=dora, at=NOW)
        agencies.arrange_acting(
            absent=officer("viv"), actor=officer("paul"), from_at=NOW, until_at=until, officer=dora, at=NOW
        )


@pytest.fixture(scope="module")
def furnished(shared_house: str) -> Iterator[Furnished]:
    """A furnished house for a whole module of tests that change nothing that another test reads."""
    yield furnish(shared_house)


def fill(address: str, places: dict[str, str]) -> str:
    """An address of the matrix with the references of this house in it."""
    return address.format(**places)
