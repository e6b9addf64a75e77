"""Reports on the desk, under `/reports/`."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from palermo.prevention.reporting import views
from palermo.prevention.reporting.models import REFERENCE


class ReportReference(StringConverter):
    """The form of a reference; anything else is no address here."""

    regex = REFERENCE


register_converter(ReportReference, "report_reference")

urlpatterns = [
    path("", views.queue, name="reports"),
    path("new/", views.take, name="report-new"),
    path("<report_reference:reference>/", views.report, name="report"),
    path("<report_reference:reference>/read/", views.read, name="report-read"),
    path("<report_reference:reference>/<slug:name>/", views.act, name="report-act"),
]
