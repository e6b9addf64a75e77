"""A party's ties to others: recorded on their page in a case, and marked when they were recorded in error."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from palermo.agencies.asking import Asking, posted
from palermo.cases import english, operations, queries
from palermo.cases.acts import ask
from palermo.cases.forms import Because
from palermo.cases.forms_of_people import TieTo
from palermo.cases.models import Party, Tie
from palermo.web.desk.case import seen
from palermo.web.desk.people import BOTH, person_of


@require_http_methods(BOTH)
def tie(request: Asking, reference: str, party: str) -> HttpResponse:
    """Two parties belong together."""
    who = _who(reference, party)

    def act(given: dict[str, Any]) -> object:
        other = Party.objects.filter(reference=given["other"]).first()
        if other is None:
            raise operations.Refused(
                _("There is no such reference that you may see: check it, or ask who gave it to you.")
            )
        return operations.record_tie(
            party=who, other=other, kind=given["kind"], officer=request.officer, at=request.now
        )

    return ask(
        request,
        TieTo(posted(request)),
        act,
        title=_("A tie to somebody else"),
        button=_("Record the tie"),
        back=reverse("person", args=[reference, party]),
        caption=party,
        done=_("The tie is recorded."),
        lead_in=_(
            "Read it from the person of this page: they are family of, work for, own. It proves nothing and lets nobody "
            "see more. Whoever is tied to a suspect is never a child’s guardian."
        ),
    )


@require_http_methods(BOTH)
def untie(request: Asking, reference: str, party: str, other: str, kind: str) -> HttpResponse:
    """A tie was recorded in error."""
    who = _who(reference, party)
    row = next(
        (each for each in queries.ties_of(who) if each.kind == kind and _far(each, who).reference == other), None
    )
    if row is None:
        raise Http404
    form = Because(posted(request), reasons=english.TIE_IN_ERROR, initial={"version": row.version})

    def act(given: dict[str, Any]) -> object:
        return operations.mark_tie_in_error(
            tie=row, reason=given["reason"], officer=request.officer, at=request.now, version=given["version"]
        )

    return ask(
        request,
        form,
        act,
        title=_("Was the tie of %(one)s and %(two)s recorded in error?") % {"one": party, "two": other},
        button=_("Mark it as recorded in error"),
        back=reverse("person", args=[reference, party]),
        caption=party,
        done=_("It is marked. It stays to be seen, and stands for nothing."),
        now=lambda: {"version": Tie.objects.get(pk=row.pk).version, "words": _("It was marked already.")},
    )


def _far(tie_: Tie, who: Party) -> Party:
    return tie_.other if tie_.party_id == who.pk else tie_.party


def _who(reference: str, party: str) -> Party:
    found = person_of(seen(reference), party).party
    if found is None:
        raise Http404
    return found
