"""A caller's report is taken, and any report is read: each after its own ledger entry."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from palermo.access import operations as access
from palermo.agencies import operations as agencies
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.operations import Refused
from palermo.ledger.operations import append
from palermo.prevention.reporting import receipts, waiting
from palermo.prevention.reporting.codes import FIELDS, TAKEN_BY, industry_of
from palermo.prevention.reporting.lifecycle import REPORT
from palermo.prevention.reporting.models import Report
from palermo.prevention.reporting.told import Told
from palermo.vault import operations as vault
from palermo.vault import queries as sealed


@transaction.atomic
def take(*, told: Told, channel: str, words: str, heard_at: datetime, officer: Officer, at: datetime) -> Report:
    """Record what a caller told at `heard_at`, under the receipt `words`, which are read out to them.

    The same receipt twice is the same report: a second press of the button writes nothing. Raises Refused.
    """
    _may_be_taken(told, channel, heard_at, at)
    if here := Report.objects.filter(code=receipts.lookup(words)).first():
        return here
    subject = access.new_subject("report_taken", at=at)
    report = _write(subject, told, channel, words, heard_at, officer, at)
    for name, text in told.said.items():
        vault.seal(subject=subject, compartment="report", about=subject, field=name, text=text)
    waiting.arrived(report)
    append(
        "report_taken",
        at=heard_at,
        officer=officer,
        subject=subject,
        compartment="report",
        about=report.reference,
        authority=REPORT.step("take").authority,
        terms={"channel": channel},
    )
    template = "report_urgent" if report.urgent else "report_waits"
    agencies.tell(waiting.triage_seat().id, template, key=f"report:{subject}", at=at)
    return report


def _may_be_taken(told: Told, channel: str, heard_at: datetime, at: datetime) -> None:
    if refusal := REPORT.refusal("take", "", officers.roles_held(at)):
        raise Refused(refusal)
    if channel not in TAKEN_BY or not told.said:
        raise Refused("Choose how the report came, and write down what was told.")
    if heard_at > at:
        raise Refused("The call cannot be later than now: correct its time.")


def _write(
    subject: UUID, told: Told, channel: str, words: str, heard_at: datetime, officer: Officer, at: datetime
) -> Report:
    Report.objects.create(
        id=subject,
        channel=channel,
        urgent=bool(told.signs),
        **dict.fromkeys(told.signs, True),
        ongoing=told.ongoing,
        region=told.region,
        place=told.place,
        industry=industry_of(told.place),
        language=told.language,
        contact=told.contact,
        heard_at=heard_at,
        recorded_at=at,
        taken_by=officer.id,
        code=receipts.lookup(words),
        reply_key=bytes(receipts.reply_pair(words).public_key),
    )
    return Report.objects.get(pk=subject)


def read(*, report: Report, officer: Officer, at: datetime) -> dict[str, str]:
    """What was told, by the names of FIELDS, after a committed ledger entry."""
    purpose = "triage" if "triage_officer" in officers.roles_held(at) else "investigate"
    places = {id_: name for (_, name), id_ in sealed.latest([report.pk]).items() if name in FIELDS}
    opened = vault.reveal(
        places,
        purpose=purpose,
        officer=officer,
        at=at,
        subject=report.pk,
        compartment="report",
        about=report.reference,
    )
    return {name: opened[id_] for name in FIELDS for id_, there in places.items() if there == name and id_ in opened}
