"""The table of steps, and what travels in the page."""

from itertools import product

from palermo.prevention.reporting.codes import CONTACT, FIELDS, KINDS_OF_PLACE, ONGOING, SIGNS
from palermo.web.public import carried as carrying
from palermo.web.public import forms, journey
from palermo.web.public.carried import Carried
from palermo.web.public.places import PLACES


def test_every_field_is_asked_once_and_every_typed_one_is_sealed() -> None:
    names = [name for step in journey.STEPS for name in step.fields]
    assert len(names) == len(set(names))
    assert set(FIELDS) == {"what", "where", "when", "more", "reach"} <= set(names)


def test_no_question_asks_who_someone_is_and_none_must_be_answered() -> None:
    for step in journey.STEPS:
        for name, field in step.form.base_fields.items():
            assert not field.required, name
            assert name not in ("name", "email", "phone", "address", "age", "gender", "nationality", "visa")


def test_codes_on_the_site_are_the_codes_of_the_desk() -> None:
    assert dict(forms.Now.base_fields["signs"].choices).keys() == SIGNS.keys()
    assert dict(forms.When.base_fields["ongoing"].choices).keys() == ONGOING.keys()
    assert dict(forms.Answer.base_fields["contact"].choices).keys() == CONTACT.keys()


def test_the_places_are_those_of_the_data() -> None:
    assert {code: str(name) for code, name in PLACES.items()} == {code: name for code, name, _ in KINDS_OF_PLACE}


def test_every_way_ends_and_urgent_ways_have_at_most_seven_questions() -> None:
    for signs, contact in product(([], ["danger"], ["child", "moving"]), ("", "none", "receipt", "reach")):
        answers = {"signs": signs, "contact": contact}
        steps = journey.path(answers)
        assert len(steps) <= (7 if signs else 8)
        assert journey.after(Carried(answers), steps[-1]) is None
        for step, next_one in zip(steps, steps[1:], strict=False):
            assert journey.after(Carried(answers), step) is next_one
            assert journey.before(Carried(answers), next_one) is step


def test_what_is_carried_opens_again_and_nothing_else_does() -> None:
    given = Carried({"what": "Ā", "signs": ["child"]}, ("now",), "able-acid", True)
    sealed = carrying.close(given, now=1000)
    assert carrying.open_(sealed, now=1001) == given
    assert carrying.open_(sealed, now=1000 + carrying.LASTS + 1) is None
    for wrong in ("", "x", sealed[:-4] + "AAAA", sealed[8:], "é"):
        assert carrying.open_(wrong, now=1001) is None
    assert sealed != carrying.close(given, now=1000)
