"""The same acts through the operations, for the many of whom one was walked in a browser."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connections
from django.utils import timezone

from palermo.cases.models import Case, Party
from palermo.demo.acting import acting
from palermo.demo.steps import ENTRY_BY_DECEPTION, PROTECTION_MET
from palermo.journeys import certification_issued
from palermo.protection.certification import operations as certifying
from palermo.protection.certification.models import Certification
from palermo.protection.identification import operations as identifying

Made = TypeVar("Made")


def beside(act: Callable[[], Made]) -> Made:
    """Do something in the database beside the browser, whose own thread may not wait for it."""

    def whole() -> Made:
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(whole).result()


def certify(case: str, people: Sequence[str], lead: str, seniors: Sequence[str]) -> list[str]:
    """The lead assesses and submits each of them; the senior officers take turns to issue. Returns the certifications."""
    return beside(lambda: [_one(case, each, lead, seniors[n % len(seniors)]) for n, each in enumerate(people)])


def _one(case: str, person: str, lead: str, senior: str) -> str:
    with acting(lead) as officer:
        at = timezone.now()
        where, party = Case.objects.get(reference=case), Party.objects.get(reference=person)
        drafted = certifying.begin(case=where, party=party, officer=officer, at=at)
        for kind, answers in (("protection", PROTECTION_MET), ("legal", ENTRY_BY_DECEPTION)):
            reasons = {name: "Invented reason." for name in answers if name != "child"}
            identifying.record_finding(
                case=where, party=party, kind=kind, answers=answers, reasons=reasons, officer=officer, at=at, version=0,
                offence_from="2026" if kind == "legal" else "", offence_until="",
            )  # fmt: skip
        drafted.refresh_from_db()
        certifying.submit(
            certification=drafted, reasons="Invented reasons.", officer=officer, at=at, version=drafted.version
        )
    with acting(senior) as officer:
        waiting = Certification.objects.get(pk=drafted.pk)
        certification_issued.issue(certification=waiting, officer=officer, at=timezone.now(), version=waiting.version)
        return str(waiting.reference)
