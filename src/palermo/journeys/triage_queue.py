"""The queue of Police's triage: reports, and beside them the people whom screeners referred."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from palermo.agencies import queries as agencies
from palermo.prevention.reporting import views as reports
from palermo.prevention.reporting.views import DeskRequest
from palermo.protection.identification.screening import codes, queries
from palermo.protection.identification.screening.lifecycle import TRIAGE


def page(request: DeskRequest) -> HttpResponse:
    """Reports as they wait, after the referrals that wait, each a line with its clock."""
    return reports.queue(request, beside=beside(request) if set(TRIAGE) & request.roles else ())


def beside(request: DeskRequest) -> list[reports.Beside]:
    """What waits with triage from screenings, a line for each visit, urgent ones first."""
    called = agencies.agency_names(request.now)
    return [
        reports.Beside(
            reference=each.visit.reference,
            href=f"/screening/{each.visit.reference}/",
            urgent=str(codes.URGENT.get(each.urgent, "")),
            what=_("%(count)s referred by %(agency)s")
            % {
                "count": each.count,
                "agency": called.get(each.visit.agency, each.visit.agency),
            },
            since=each.since,
            where=str(codes.places().get(each.visit.place, "")),
            clock=each.clock,
        )
        for each in queries.waiting_for_police()
    ]
