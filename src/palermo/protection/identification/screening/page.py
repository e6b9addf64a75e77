"""What every page of a screening begins with: who asks, about which visit and person, and what they may do there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from palermo.access.operations import NotYours, must
from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking
from palermo.agencies.models import Officer
from palermo.cases.operations import Conflict, Refused
from palermo.protection.identification.screening import queries
from palermo.protection.identification.screening.forms import People
from palermo.protection.identification.screening.lifecycle import SCREENERS
from palermo.protection.identification.screening.models import Visit
from palermo.protection.identification.screening.operations.referring import POLICE
from palermo.protection.identification.screening.queries import Person


@dataclass(frozen=True)
class On:
    """A visit as one officer stands to it. `mine`: they, or whom they act for, lead it; the others only read."""

    officer: Officer
    at: datetime
    visit: Visit
    mine: bool

    @property
    def police(self) -> bool:
        """Whether the screener is Police, who know whom they met."""
        return self.officer.agency_id == POLICE


def screener(request: Asking) -> None:
    """Raises Http404 for whoever may not screen."""
    if not set(SCREENERS) & request.roles:
        raise Http404


def on(request: Asking, reference: str) -> On:
    """The visit; Http404 when hidden and when absent alike."""
    visit = queries.visit(reference)
    if visit is None:
        raise Http404
    return On(request.officer, request.now, visit, visit.lead in officers.held())


def mine(request: Asking, reference: str) -> On:
    """The visit of one's own. Raises NotYours for whoever only reads it, and Http404 as `on`."""
    here = on(request, reference)
    must("" if here.mine else _("Whoever made this visit goes on with it: you read it."))
    return here


def person(here: On, reference: str) -> Person:
    """A person of the visit; Http404 when hidden and when absent alike."""
    return queries.person(here.visit, reference) or _nobody()


def _nobody() -> Person:
    raise Http404


Does = Callable[[], object]


def asked(
    request: Asking,
    form: forms.Form,
    does: Does,
    *,
    back: str,
    done: str,
    template: str,
    context: Mapping[str, Any],
    again: Callable[[], Mapping[str, str]] | None = None,
) -> HttpResponse:
    """Show the form, or do its act and go `back`.

    A refusal stands above the form, which keeps what was typed. After a conflict, `again` gives the versions as they
    are now, by reference or for the field `version`, so that sending it again is a choice.
    """
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                does()
            except Conflict as conflict:
                status = 409
                form.add_error(None, str(conflict))
                form.data = _renewed(request.POST, again() if again else {})
                if isinstance(form, People):
                    form.offer()
            except (Refused, NotYours) as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, done)
                return HttpResponseRedirect(back)
    return render(request, template, {"form": form, "back": back, **context}, status=status)


def _renewed(typed: QueryDict, now: Mapping[str, str]) -> QueryDict:
    data = typed.copy()
    if "version" in now:
        data["version"] = now["version"]
    people = [ticket.rpartition(":")[0] for ticket in data.getlist("people")]
    data.setlist("people", [now.get(each, f"{each}:0") for each in people])
    return data
