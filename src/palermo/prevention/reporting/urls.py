"""Reports on the desk, under `/reports/`."""

from django.urls import path

from palermo.prevention.reporting import views

urlpatterns = [
    path("", views.queue, name="reports"),
    path("new/", views.take, name="report-new"),
    path("<slug:reference>/", views.report, name="report"),
    path("<slug:reference>/read/", views.read, name="report-read"),
    path("<slug:reference>/<slug:name>/", views.act, name="report-act"),
]
