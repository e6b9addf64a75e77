"""The public site's addresses. None of them says what it is about: it may be read over a shoulder."""

from django.urls import path

from palermo.web.public import report_views as report
from palermo.web.public import views

urlpatterns = [
    path("", views.page("home"), name="home"),
    path("now/", views.page("danger"), name="danger"),
    path("report/", report.start, name="report"),
    path("report/check/", report.check, name="check"),
    path("report/<slug:name>/", report.step, name="step"),
    path("receipt/", report.hand_in, name="receipt"),
    path("answer/", views.answer, name="answer"),
    path("check/", views.check, name="self-check"),
    path("after/", views.after, name="after"),
    path("privacy/", views.page("privacy"), name="privacy"),
    path("rights/", views.rights, name="rights"),
    path("help/", views.numbers, name="help"),
    path("accessibility/", views.page("accessibility"), name="accessibility"),
]
