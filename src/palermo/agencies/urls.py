"""The room's addresses on the desk, below /duty/."""

from django.urls import path

from palermo.agencies import accounts, views

urlpatterns = [
    path("", views.duty, name="duty"),
    path("put/", views.put_on_duty, name="put_on_duty"),
    path("end/", views.end_duty, name="end_duty"),
    path("away/", views.away, name="away"),
    path("acting/", views.act_for, name="act_for"),
    path("officers/", accounts.officers, name="officers"),
    path("officers/<slug:handle>/", accounts.officer, name="officer"),
    path("officers/<slug:handle>/left/", accounts.leave, name="leave"),
]
