"""The desk's addresses, one room after another. What concerns several rooms (home, a case's page) is in `pages`."""

from django.urls import include, path

from palermo.journeys import triage_queue
from palermo.web.desk import entrance

handler404 = "palermo.web.desk.middleware.nothing_here"

urlpatterns = [
    path("", include("palermo.web.desk.pages")),
    path("sign-in/", include("palermo.web.desk.sign_in_urls")),
    path("language/", include("palermo.design.urls")),
    path("sign-out/", entrance.sign_out, name="account_logout"),
    path("demo/", entrance.personas, name="personas"),
    path("demo/<slug:username>/", entrance.become, name="become"),
    path("reports/", triage_queue.page, name="reports"),
    path("reports/", include("palermo.prevention.reporting.urls")),
    path("work/", include("palermo.work.urls")),
    path("screening/", include("palermo.protection.identification.screening.urls")),
    path("findings/", include("palermo.protection.identification.urls")),
    path("certificates/", include("palermo.protection.certification.urls")),
    path("support/", include("palermo.protection.support.urls")),
    path("presume/", include("palermo.protection.certification.presumed.urls")),
    path("children/", include("palermo.protection.certification.child.urls")),
    path("journeys/", include("palermo.journeys.urls")),
    path("plan/", include("palermo.plan.urls")),
    path("duty/", include("palermo.agencies.urls")),
    path("access/", include("palermo.access.urls")),
    path("ledger/", include("palermo.access.ledger_urls")),
]
