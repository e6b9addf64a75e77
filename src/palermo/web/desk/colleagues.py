"""Who works on a case with its lead: letting a colleague in, and no longer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking, posted
from palermo.agencies.models import Officer
from palermo.cases import operations, queries
from palermo.cases.acts import ask
from palermo.cases.forms import Colleague
from palermo.web.desk.case import seen


@require_http_methods(["GET", "HEAD", "POST"])
def let_in(request: Asking, reference: str) -> HttpResponse:
    """The lead lets another investigator know of the case."""
    case = seen(reference)
    there = {case.lead, *(who.id for who in queries.colleagues(case, request.now))}
    seat = officers.seat("Police", "investigator")
    others = [who for who in officers.holding(seat, request.now) if who.id not in there]
    form = Colleague(posted(request), officers=others)

    def act(given: dict[str, object]) -> object:
        who = get_object_or_404(Officer, handle=given["who"])
        return operations.let_in(case=case, who=who, officer=request.officer, at=request.now)

    return ask(
        request,
        form,
        act,
        title=_("Work on %(case)s with a colleague") % {"case": reference},
        button=_("Let them in"),
        back=reverse("case_who", args=[reference]),
        done=_("They know of the case now, and were told."),
        not_yours="" if case.lead == request.officer.id else _("Only its lead says who works on a case."),
        lead_in=_("They come to know that the case is there and how it stands, and of nobody in it."),
    )


@require_POST
def let_out(request: Asking, reference: str) -> HttpResponse:
    """…and no longer."""
    case = seen(reference)
    who = get_object_or_404(Officer, handle=request.POST.get("who", ""))
    try:
        operations.let_out(case=case, who=who, officer=request.officer, at=request.now)
        messages.success(request, _("%(who)s no longer works on it.") % {"who": who})
    except operations.Refused as no:
        messages.error(request, str(no))
    return redirect("case_who", reference)
