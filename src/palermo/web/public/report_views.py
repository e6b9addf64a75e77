"""The report, page by page. Every page is the answer to a POST that carries all answers so far; nothing is kept here.

No CSRF token: there is no cookie and no sign-in to ride on, and who makes a visitor's browser hand in a
report has only handed one in, which anybody may. A token would need a cookie, and a cookie is a trace.
"""

from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from palermo.law import receipt
from palermo.prevention.reporting.codes import FIELDS
from palermo.prevention.reporting.public import receiving
from palermo.web.public import carried as carrying
from palermo.web.public import journey
from palermo.web.public.carried import Carried
from palermo.web.public.duty import somebody_on_duty
from palermo.web.public.summary import rows


def start(request: HttpRequest) -> HttpResponse:
    """The way in: the first question."""
    return HttpResponseRedirect(reverse("step", args=[journey.FIRST.name]))


def step(request: HttpRequest, name: str) -> HttpResponse:
    """One question: shown, or answered and the next one shown."""
    here = journey.find(name)
    if here is None:
        raise Http404
    if request.method != "POST":
        return _ask(request, here, Carried()) if here is journey.FIRST else start(request)
    carried = carrying.open_(request.POST.get("carried", ""))
    if carried is None:
        return _forgotten(request, here)
    form, go = here.form(request.POST), request.POST.get("go", "")
    if go == "stay":  # the language was changed: the same page, with what was typed
        return _ask(request, here, carried, _unchecked(here, request))
    if go == "skip":
        carried = journey.answered(carried, here, {})
    elif form.is_valid():
        carried = journey.answered(carried, here, form.cleaned_data)
    elif go != "back":
        return _ask(request, here, carried, form)
    onward = journey.before(carried, here) if go == "back" else journey.after(carried, here)
    return _ask(request, onward, carried) if onward else check_page(request, carried)


def check(request: HttpRequest) -> HttpResponse:
    """Check the answers, go back to one, or change the language."""
    carried = carrying.open_(request.POST.get("carried", ""))
    if carried is None:
        return start(request)
    go = request.POST.get("go", "")
    if go.startswith("to:") and (wanted := journey.find(go[3:])):
        return _ask(request, wanted, Carried(carried.answers, carried.seen, carried.receipt, changing=True))
    if go == "back" and (last := journey.before(carried, None)):
        return _ask(request, last, carried)
    return check_page(request, carried)


def hand_in(request: HttpRequest) -> HttpResponse:
    """Send the report and show its receipt. Sent twice, it is one report with one receipt."""
    carried = carrying.open_(request.POST.get("carried", ""))
    if carried is None or not carried.receipt:
        return HttpResponseRedirect(reverse("home"))
    told = journey.told(carried, get_language() or settings.LANGUAGE_CODE)
    if not told.said:
        return check_page(request, carried, problem="empty")
    try:
        receiving.hand_in(told, words=carried.receipt, at=timezone.now())
    except (DatabaseError, LookupError):
        return check_page(request, carried, problem="down")
    context = {
        "words": carried.receipt.split("-"),
        "urgent": bool(told.signs),
        "languages": [],
        "contact": told.contact,
    }
    return render(request, "public_site/receipt.html", context)


def check_page(request: HttpRequest, carried: Carried, problem: str = "") -> HttpResponse:
    """The answers in a list, each with a way to change it."""
    carried = Carried(carried.answers, carried.seen, carried.receipt or receipt.new())
    context = {
        "rows": rows(carried),
        "carried": carrying.close(carried),
        "problem": problem,
        "languages": [],
        "urgent": bool(carried.answers.get("signs")),
        **_other_languages("check"),
    }
    return render(request, "public_site/check.html", context)


def _ask(request: HttpRequest, here: journey.Step, carried: Carried, form: Any = None) -> HttpResponse:
    steps = journey.path(carried.answers)
    place = next((number for number, each in enumerate(steps, start=1) if each is here), len(steps))
    form = form or here.form(initial=carried.answers)
    first = here is journey.FIRST
    context: dict[str, Any] = {
        "form": form,
        "here": here,
        "carried": carrying.close(carried),
        "number": place,
        "of": len(steps),
        "one": len(here.fields) == 1,
        "first": first,
        "urgent": bool(carried.answers.get("signs")),
        "on_duty": somebody_on_duty() if first else None,
    }
    if request.method == "POST":  # a link to another language would lose the answers: the form has buttons instead
        context |= {"languages": [], **_other_languages("step", here.name)}
    return render(request, "public_site/step.html", context)


def _other_languages(name: str, *args: str) -> dict[str, list[dict[str, str]]]:
    """Where the same page is in each other language, for buttons that take the answers along."""
    plain = reverse(name, args=args)
    own = f"/{get_language()}" if get_language() != settings.LANGUAGE_CODE else ""
    bare = plain.removeprefix(own)
    return {
        "others": [
            {
                "code": code,
                "words": words,
                "action": bare if code == settings.LANGUAGE_CODE else f"/{code}{bare}",
            }
            for code, words in settings.LANGUAGES
            if code != get_language()
        ]
    }


def _unchecked(here: journey.Step, request: HttpRequest) -> Any:
    """A form that shows what was typed and finds no fault with it yet."""
    typed = {
        name: request.POST.getlist(name) if name == "signs" else request.POST.get(name, "") for name in here.fields
    }
    return here.form(initial=typed)


def _forgotten(request: HttpRequest, here: journey.Step) -> HttpResponse:
    """The answers in the page were too old. What was typed on this page is shown, to be copied."""
    typed = [request.POST.get(name, "").strip() for name in here.fields if name in FIELDS]
    return render(request, "public_site/forgotten.html", {"typed": [text for text in typed if text]})
