"""The page of one clock: what is waited for and until when, when it stood still and why, and letting it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking
from palermo.cases.forms import choices
from palermo.cases.operations import Conflict, Refused
from palermo.clocks.kinds import KINDS, PAUSES
from palermo.clocks.models import Deadline
from palermo.clocks.queries import running
from palermo.design.lazy import gettext_lazy
from palermo.work import operations
from palermo.work.operations.standing import refused


class Standing(forms.Form):
    """Why a clock is to stand still."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why should time not count now?"),
        widget=forms.RadioSelect,
        choices=choices(PAUSES),
    )


def seen(clock: UUID) -> Deadline:
    """A running clock that the session may see. Raises Http404 for a hidden one, one that stopped and an absent one."""
    found = running().filter(pk=clock).first()
    if found is None or found.kind not in KINDS:
        raise Http404
    return found


@require_safe
def page(request: Asking, clock: UUID) -> HttpResponse:
    """One clock."""
    return _page(request, seen(clock), Standing())


def _page(request: Asking, clock: Deadline, form: forms.Form, status: int = 200, **context: Any) -> HttpResponse:
    holder = officers.names([clock.holder]) if clock.holder else {}
    return render(
        request,
        "work/clock.html",
        {
            "clock": clock,
            "what": KINDS[clock.kind].label,
            "about_page": f"{reverse('jump')}?reference={clock.about}",
            "holder": holder.get(clock.holder, "") if clock.holder else "",
            "pauses": [(each, PAUSES.get(each.reason, each.reason)) for each in clock.pauses.order_by("from_at")],
            "refused": refused(clock),
            "form": form,
            **context,
        },
        status=status,
    )


@require_POST
def stand(request: Asking, clock: UUID) -> HttpResponse:
    """Let it stand still."""
    found, form = seen(clock), Standing(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=403 if refused(found) else 422)
    try:
        operations.let_stand(clock=found, reason=form.cleaned_data["reason"], officer=request.officer, at=request.now)
    except Refused as no:
        form.add_error(None, str(no))
        return _page(request, found, form, status=403)
    except Conflict as clash:
        return _page(request, found, Standing(), status=409, clash=str(clash))
    messages.success(request, _("It stands still. Why is in the ledger."))
    return HttpResponseRedirect(reverse("work_clock", args=[clock]))


@require_POST
def go_on(request: Asking, clock: UUID) -> HttpResponse:
    """Let it go on."""
    found = seen(clock)
    try:
        operations.let_go_on(clock=found, officer=request.officer, at=request.now)
    except Refused:
        return _page(request, found, Standing(), status=403)
    except Conflict as clash:
        return _page(request, found, Standing(), status=409, clash=str(clash))
    messages.success(request, _("It goes on."))
    return HttpResponseRedirect(reverse("work_clock", args=[clock]))
