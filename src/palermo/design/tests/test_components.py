"""Boxes, lists, ways about and pictures."""

from datetime import UTC, datetime

import pytest
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory

from palermo.design.parts import charts, lists
from palermo.design.tests import gallery


def drawn(source: str, **context: object) -> str:
    return engines["django"].from_string(source).render(context, RequestFactory().get("/list/?state=open&page=3"))


def test_words_given_to_a_component_are_escaped_and_its_inside_is_markup() -> None:
    page = drawn("{% card title %}<p>{{ title }}</p>{% endcard %}", title="<b>")
    assert "<b>" not in page
    assert page.count("&lt;b&gt;") == 2
    assert "<p>" in page


def test_an_act_recorded_late_and_one_in_error_say_so_in_words() -> None:
    event = '{% event at "It was said" recorded_at=at in_error="Another person" %}{% endevent %}'
    page = drawn(f"{{% timeline %}}{event}{{% endtimeline %}}", at=datetime(2026, 11, 3, tzinfo=UTC))
    assert "recorded later:" in page
    assert "<s>It was said</s>" in page
    assert "Recorded in error:" in page
    assert "pal-timeline__description" not in page


def test_zero_not_measured_suppressed_and_not_applicable_are_four_different_things() -> None:
    figures = [lists.stat(0, "x"), *(lists.stat(None, "x", state=state) for state in lists.STATES[1:])]
    words = [part.split("pal-stat__value")[1].split("<")[0].strip('">\n ') for part in figures]
    assert words == ["0", "not measured", "too few to show", "does not apply"]


def test_a_table_has_its_caption_its_frame_and_its_labels() -> None:
    page = drawn('{% data_table "By month" head rows numeric="2" %}', head=["Month", "Reports"], rows=[["May", 3]])
    assert '<div class="pal-frame" role="region" aria-label="By month" tabindex="0">' in page
    assert '<th scope="row">May</th><td data-label="Reports" class="pal-number">3</td>' in page


def test_pages_keep_the_rest_of_the_query() -> None:
    page = drawn("{% page_numbers page %}", page=Paginator(range(100), 10).page(3))
    assert 'href="?state=open&amp;page=4"' in page
    assert 'aria-current="page"' in page


def test_a_list_of_one_page_has_no_pages() -> None:
    assert drawn("{% pages %}{% page_numbers page %}", page=Paginator([1], 10).page(1)) == ""


def test_the_present_tab_is_marked_for_screen_readers() -> None:
    page = drawn('{% tabs "Parts" %}{% tab "One" "/1/" current=True %}{% tab "Two" "/2/" count=0 %}{% endtabs %}')
    assert 'aria-current="page" href="/1/"' in page
    assert '<span class="pal-count">0</span>' in page


def test_a_bar_is_as_long_as_its_number_and_absence_is_hatched_and_said() -> None:
    page = charts.bar_list("Regions", [("A", 40), ("B", 10), ("C", 0), ("D", None)])
    assert 'width="25.00"' in page
    assert page.count("pal-bars__bar--absent") == 1
    assert "not measured" in page


def test_bars_of_nothing_are_drawn_without_dividing_by_it() -> None:
    assert 'width="0.00"' in charts.bar_list("Regions", [("A", 0)])
    assert "<tbody></tbody>" in charts.bar_list("Regions", [])


def test_a_tile_without_a_value_was_not_measured() -> None:
    assert "pal-tile--not_measured" in charts.tile(9, "Certify")
    assert "pal-tile--measured" in charts.tile(9, "Certify", value=0)


def test_a_state_of_a_figure_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="use one of measured"):
        charts.tile(9, "Certify", state="unknown")


def test_no_component_carries_a_style_or_a_script_inline() -> None:
    for view in (gallery.components, gallery.question, gallery.doors, gallery.home, gallery.sheet):
        page = view(RequestFactory().get("/")).content.decode()
        assert " style=" not in page
        assert "<style" not in page
        assert " onclick=" not in page
        assert page.count("<script") == page.count("<script src=")
