"""A page that asks for what one act needs, does it, and goes on.

A refusal or a change by somebody else stands above the form, and everything that was typed stays in it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from palermo.access.operations import NotYours
from palermo.agencies.asking import Asking
from palermo.cases.operations import Conflict, Refused

Act = Callable[[dict[str, Any]], object]


def ask(
    request: Asking,
    form: forms.Form,
    act: Act,
    *,
    title: str,
    button: str,
    back: str,
    done: str,
    then: str = "",
    template: str = "cases/act.html",
    now: Callable[[], Mapping[str, object]] | None = None,
    not_yours: str = "",
    **context: Any,
) -> HttpResponse:
    """Show the form, or do its act and go `back`, or `then` where the officer no longer sees what it was about.

    `not_yours` says why the act is not this officer's: instead of the form, before anything is typed; above it, with what
    was typed, where it stopped being theirs meanwhile. `now` says how things stand after somebody else changed them: a
    `version`, and `words` to show beside what was typed. The form comes back with that version, so that sending it again
    is a choice made with both in view.
    """
    status = 200
    if not_yours:
        status = _not_yours(request, form, not_yours)
    elif request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                act(form.cleaned_data)
            except Conflict as conflict:
                status, stands = 409, now() if now else {}
                data = request.POST.copy()
                data["version"] = str(stands.get("version", ""))
                form.data = data
                context |= {
                    "conflict": str(conflict),
                    "theirs": stands.get("words", ""),
                    "mine": _typed(form),
                }
            except (Refused, NotYours, ValueError) as no:
                form.add_error(None, str(no))
            else:
                messages.success(request, done)
                return HttpResponseRedirect(then or back)
    return render(
        request,
        template,
        context | {"form": form, "title": title, "button": button, "back": back},
        status=status,
    )


def _not_yours(request: Asking, form: forms.Form, why: str) -> int:
    if request.method != "POST":
        raise NotYours(why)
    form.add_error(None, why)
    return 403


def _typed(form: forms.Form) -> list[tuple[str, str]]:
    """What this officer chose, in words, to stand beside what somebody else did."""
    said = []
    for bound in form.visible_fields():
        value = form.cleaned_data.get(bound.name)
        words = dict(getattr(bound.field, "choices", ())).get(value, value)
        if words not in (None, ""):
            said.append((str(bound.label), str(words)))
    return said
