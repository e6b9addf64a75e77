"""The room's addresses on the desk, under support/."""

from django.urls import path, register_converter

from palermo.law.references import PATTERN
from palermo.protection.support import views, views_of_file, views_of_work


class Reference:
    """A public reference in an address."""

    regex = PATTERN

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: object) -> str:
        return str(value)


register_converter(Reference, "support_reference")

ONE = "<support_reference:reference>/"
urlpatterns = [
    path("", views.listing, name="support-list"),
    path(f"refer/{ONE}", views.refer, name="support-refer"),
    path(ONE, views.page, name="support-page"),
    path(f"{ONE}note/", views.note, name="support-note"),
    path(f"{ONE}name/", views.name, name="support-name"),
    path(f"{ONE}accept/", views.accept, name="support-accept"),
    path(f"{ONE}decline/", views.decline, name="support-decline"),
    path(f"{ONE}withdraw/", views.withdraw, name="support-withdraw"),
    path(f"{ONE}pass-on/", views.pass_on, name="support-pass-on"),
    path(f"{ONE}move/", views.move, name="support-move"),
    path(f"{ONE}who/", views.who, name="support-who"),
    path(f"{ONE}who/end/", views.who_back, name="support-who-back"),
    path(f"{ONE}read/", views_of_file.read, name="support-read"),
    path(f"{ONE}work/", views_of_work.tab, name="support-work"),
    path(f"{ONE}work/words/", views_of_work.words, name="support-work-words"),
    path(f"{ONE}work/<slug:kind>/", views_of_work.add, name="support-work-add"),
    path(f"{ONE}needs/", views_of_file.needs, name="support-needs"),
    path(f"{ONE}review/", views_of_file.review, name="support-review"),
    path(f"{ONE}plan/", views_of_file.plan, name="support-plan"),
    path(f"{ONE}plan/print/", views_of_file.plan_print, name="support-plan-print"),
    path(f"{ONE}services/", views_of_file.service, name="support-service"),
    path(f"{ONE}services/<int:number>/<slug:name>/", views_of_file.service_step, name="support-service-step"),
    path(f"{ONE}step-down/", views_of_file.step_down, name="support-step-down"),
    path(f"{ONE}close/", views_of_file.close, name="support-close"),
    path(f"{ONE}reopen/", views_of_file.reopen, name="support-reopen"),
    path(f"{ONE}hand-over/", views_of_file.hand_over, name="support-hand-over"),
    path(f"{ONE}take-over/", views_of_file.take_over, name="support-take-over"),
]
