"""The desk's addresses, one room after another. What concerns several rooms (home, a case's page) is in `pages`."""

from django.urls import include, path

urlpatterns = [
    path("", include("palermo.web.desk.pages")),
    path("reports/", include("palermo.prevention.reporting.urls")),
    path("findings/", include("palermo.protection.identification.urls")),
    path("certificates/", include("palermo.protection.certification.urls")),
    path("journeys/", include("palermo.journeys.urls")),
    path("plan/", include("palermo.plan.urls")),
    path("duty/", include("palermo.agencies.urls")),
    path("access/", include("palermo.access.urls")),
    path("ledger/", include("palermo.access.ledger_urls")),
]
