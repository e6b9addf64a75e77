"""Who sees what, and why: the rules, printed for every officer from the rows the database runs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from palermo.access import retention, rules
from palermo.access.compartments import COMPARTMENTS
from palermo.access.needs import collect
from palermo.law.period import day_of


@require_safe
def matrix(request: HttpRequest) -> HttpResponse:
    """The whole matrix: standing duties, then act by act, then role by kind of knowledge."""
    needs = tuple(collect())
    given, nobodys = rules.kinds(needs)
    context = {
        "rules": rules.rules(needs),
        "duties": rules.duties(needs),
        "rows": rules.matrix(needs),
        "columns": [(kind, COMPARTMENTS[kind]) for kind in given],
        "nobodys": nobodys,
        "compartments": COMPARTMENTS,
        "kept": retention.sentences(day_of(timezone.now())),
    }
    return render(request, "access/matrix.html", context)
