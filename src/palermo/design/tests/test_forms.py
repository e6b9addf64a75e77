"""Fields, errors and dates typed in boxes."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import translation

from palermo.design.fields import DayField, MomentField, PartialDateField, read_hour
from palermo.design.parts.forms import button, error_summary, field, fields
from palermo.design.tests.gallery import Report
from palermo.law.partial_date import PartialDate


class Dates(forms.Form):
    day = DayField(label="Day it began", required=False)
    partial = PartialDateField(label="When", required=False)
    moment = MomentField(label="Seen", required=False)


def typed(name: str, *parts: str) -> Dates:
    boxes = zip(("day", "month", "year", "hour"), parts, strict=False)
    return Dates({f"{name}_{box}": words for box, words in boxes})


def test_a_field_joins_its_label_hint_and_error_for_screen_readers() -> None:
    drawn = field(Report({})["where"])
    assert '<label class="govuk-label" for="id_where">Where is it happening?' in drawn
    assert 'aria-describedby="id_where_hint id_where_error"' in drawn
    assert 'id="id_where_hint"' in drawn
    assert 'id="id_where_error"' in drawn
    assert 'aria-invalid="true"' in drawn


def test_a_browser_is_never_asked_to_refuse_for_us() -> None:
    assert " required" not in fields(Report())


def test_a_question_alone_on_its_page_is_the_heading() -> None:
    assert '<h1 class="govuk-label-wrapper">' in field(Report()["where"], heading=True)
    assert '<h1 class="govuk-fieldset__heading">' in field(Report()["sector"], heading=True)


def test_what_may_be_left_empty_says_so_unless_it_is_the_heading() -> None:
    assert "(optional)" in field(Report()["what"])
    assert "(optional)" not in field(Report()["what"], heading=True)
    assert "(optional)" not in field(Report()["what"], optional=False)
    assert "(optional)" not in field(Report()["where"])


def test_what_was_typed_is_escaped_and_comes_back() -> None:
    form = Report(QueryDict("where=%3Cb%3E&what=%3C/textarea%3E&signs=paid&sector=other"))
    drawn = fields(form)
    assert 'value="&lt;b&gt;"' in drawn
    assert "&lt;/textarea&gt;" in drawn
    assert 'value="paid" id="id_signs_1" class="govuk-checkboxes__input" checked' in drawn
    assert 'value="other" id="id_sector_2" class="govuk-radios__input" checked' in drawn


def test_a_control_takes_a_width_and_its_own_attributes() -> None:
    drawn = field(Report()["where"], width=10, inputmode="tel")
    assert "govuk-input--width-10" in drawn
    assert 'inputmode="tel"' in drawn
    assert 'width="' not in drawn


def test_the_summary_names_each_field_says_what_to_do_and_leads_to_it() -> None:
    drawn = error_summary(Report({}))
    assert '<a href="#id_where">Fill in “Where is it happening?”</a>' in drawn
    assert '<a href="#id_sector_0">Choose an answer to “What kind of work is it?”</a>' in drawn
    assert '<a href="#id_began_0">Fill in “When did it begin?”</a>' in drawn
    assert '<a href="#id_agree">Tick “I want an answer” to go on</a>' in drawn


def test_there_is_no_summary_when_nothing_is_wrong() -> None:
    assert error_summary(Report(), None) == ""


def test_a_refusal_is_said_in_te_reo_maori(compiled: None) -> None:
    with translation.override("mi"):
        assert "Whakakīa “Where is it happening?”" in error_summary(Report({}))


def test_something_that_is_no_field_is_refused_with_how_to_write_it() -> None:
    with pytest.raises(ValueError, match="form.name_of_the_field"):
        field("")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "parts", "value"),
    [
        ("day", ("3", "11", "2026"), date(2026, 11, 3)),
        ("partial", ("", "7", "2009"), PartialDate(2009, 7)),
        ("partial", ("", "", "2009"), PartialDate(2009)),
        ("moment", ("3", "11", "2026", "2:10 pm"), datetime(2026, 11, 3, 1, 10, tzinfo=UTC)),
        ("moment", ("3", "11", "2026", "14:10"), datetime(2026, 11, 3, 1, 10, tzinfo=UTC)),
        ("day", ("", "", ""), None),
    ],
)
def test_boxes_are_read_as_a_date(name: str, parts: tuple[str, ...], value: object) -> None:
    form = typed(name, *parts)
    assert form.is_valid(), form.errors
    assert form.cleaned_data[name] == value


@pytest.mark.parametrize(
    ("name", "parts", "said"),
    [
        ("day", ("", "11", "2026"), "Write the day, the month and the year."),
        ("day", ("3", "11", "26"), "Write the year with four digits, such as 2026."),
        ("day", ("31", "2", "2026"), "There is no such date."),
        ("day", ("٣", "11", "2026"), "Write the date in numbers"),
        ("partial", ("14", "", "2026"), "There is no such date."),
        ("moment", ("3", "11", "2026", ""), "and the time."),
        ("moment", ("3", "11", "2026", "25:00"), "Write the time as 14:10 or 2:10 pm."),
    ],
)
def test_boxes_that_make_no_date_are_refused_in_one_sentence(name: str, parts: tuple[str, ...], said: str) -> None:
    errors = typed(name, *parts).errors[name]
    assert len(errors) == 1
    assert said in errors[0]


def test_a_known_date_stands_in_its_boxes_again() -> None:
    form = Dates(initial={"partial": PartialDate(2009, 7), "moment": datetime(2026, 11, 3, 1, 10, tzinfo=UTC)})
    assert form["partial"].field.widget.decompress(form["partial"].value()) == ["", "7", "2009"]
    assert 'value="14:10"' in field(form["moment"])


def test_times_are_read_as_people_write_them() -> None:
    assert read_hour("2.10 PM") == read_hour("1410") == read_hour("14:10")
    with pytest.raises(ValidationError):
        read_hour("noonish")


def test_a_button_that_leads_elsewhere_is_a_link() -> None:
    assert button("Cancel", "secondary", href="/x/?a=1&b=2").startswith('<a href="/x/?a=1&amp;b=2"')
    assert 'name="step" value="decline"' in button("Decline", "warning", name="step", value="decline")
