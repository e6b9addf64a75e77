"""Pages of the desk that belong to no single room: home, the box for a reference, cases and the people in them."""

from django.urls import URLPattern, path, register_converter

from palermo.cases.models import REFERENCE
from palermo.web.desk import (
    by_number,
    case,
    case_acts,
    case_corrections,
    case_list,
    case_print,
    case_work,
    colleagues,
    home,
    leavers,
    people,
    person,
    ties,
)


class Reference:
    """A public reference in an address."""

    regex = REFERENCE

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Reference, "reference")

CASE = "cases/<reference:reference>/"
PERSON = f"{CASE}people/<reference:party>/"

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("find/", home.jump, name="jump"),
    path("find/number/", by_number.by_number, name="by_number"),
    path("find/<reference:reference>/", home.find, name="find"),
    path("cases/", case_list.cases, name="cases"),
    path("cases/kept/", case_list.keep, name="keep_filter"),
    path("cases/kept/forget/", case_list.forget, name="forget_filter"),
    path("cases/leavers/", leavers.leavers, name="leavers"),
    path("cases/leavers/<slug:handle>/", leavers.reassign, name="reassign"),
    path("cases/open/", case_list.open_case, name="open_case"),
    path(CASE, case.timeline, name="case"),
    path(f"{CASE}certification/", case.certification, name="case_certification"),
    path(f"{CASE}work/", case_work.tab, name="case_work"),
    path(f"{CASE}work/words/", case_work.words, name="case_work_words"),
    path(f"{CASE}work/<slug:kind>/", case_work.add, name="case_work_add"),
    path(f"{CASE}who/", case.who, name="case_who"),
    path(f"{CASE}colleagues/", colleagues.let_in, name="let_in"),
    path(f"{CASE}colleagues/out/", colleagues.let_out, name="let_out"),
    path(f"{CASE}take/", case_acts.take, name="take"),
    path(f"{CASE}give/", case_acts.assign, name="assign"),
    path(f"{CASE}hand-over/", case_acts.hand_over, name="hand_over"),
    path(f"{CASE}what/", case_acts.classify, name="classify"),
    path(f"{CASE}note/", case_acts.read_note, name="read_note"),
    path(f"{CASE}step/<slug:name>/", case_acts.step, name="step"),
    path(f"{CASE}correct/", case_corrections.correct, name="correct"),
    path(f"{CASE}merge/", case_corrections.merge, name="merge"),
    path(f"{CASE}unmerge/", case_corrections.unmerge, name="unmerge"),
    path(f"{CASE}print/", case_print.sheet, name="print_case"),
    path(f"{CASE}people/", people.people, name="people"),
    path(f"{CASE}people/names/", people.names, name="names"),
    path(f"{CASE}people/add/", people.add, name="add_party"),
    path(f"{CASE}people/crew/", people.crew, name="add_crew"),
    path(f"{CASE}people/tell-lead/", case_acts.share, name="tell_lead"),
    path(PERSON, person.person, name="person"),
    path(f"{PERSON}name/", person.name, name="person_name"),
    path(f"{PERSON}role/", person.add_role, name="add_role"),
    path(f"{PERSON}role/<slug:role>/ended/", person.end_role, name="end_role"),
    path(f"{PERSON}role/<slug:role>/error/", person.role_in_error, name="role_in_error"),
    path(f"{PERSON}correct/", case_corrections.details, name="correct_details"),
    path(f"{PERSON}number/", person.number, name="number"),
    path(f"{PERSON}number/opened/", person.number_opened, name="number_opened"),
    path(f"{PERSON}same/", person.same, name="same"),
    path(f"{PERSON}same/<reference:other>/undo/", person.apart, name="apart"),
    path(f"{PERSON}tie/", ties.tie, name="tie"),
    path(f"{PERSON}tie/<reference:other>/<slug:kind>/error/", ties.untie, name="untie"),
]
