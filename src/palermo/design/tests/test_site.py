"""What every page knows, the pages of refusal, and choosing a language."""

import pytest
from django.http import Http404
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.utils import translation
from django.utils.translation import gettext, ngettext

from palermo.design import context, django_words, views
from palermo.design.languages import html_code

PUBLIC = override_settings(ROOT_URLCONF="palermo.web.public.urls")
DESK = override_settings(ROOT_URLCONF="palermo.web.desk.urls")


def test_the_two_sites_are_told_apart_by_the_addresses_they_serve() -> None:
    assert context.site_name("palermo.web.public.urls") == "public"
    assert context.site_name("palermo.web.desk.urls") == "desk"


def test_a_page_knows_its_place_in_the_navigation() -> None:
    here = [way["label"] for way in context.ways("/cases/C-7K3F9Q/") if way["current"]]
    assert here == ["Cases"]
    assert [way["label"] for way in context.ways("/") if way["current"]] == ["Home"]
    assert not any(way["current"] for way in context.ways("/elsewhere/"))


def test_the_public_site_gets_no_navigation_and_no_officer() -> None:
    with PUBLIC:
        known = context.site(RequestFactory().get("/"))
    assert (known["site"], known["navigation"], known["officer"]) == ("public", [], None)


def test_roles_are_said_as_words_in_a_fixed_order() -> None:
    assert context.seat_words({"triage_officer", "inspector"}) == ["Inspector", "Triage officer"]


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
@pytest.mark.parametrize("site", [PUBLIC, DESK])
def test_a_refusal_is_drawn_without_any_context(name: str, site: override_settings) -> None:
    with site:
        page = render_to_string(name)
    assert page.count("<h1") == 1
    assert ("data-leave" in page) == (site is PUBLIC)


def test_hidden_and_absent_look_the_same() -> None:
    requests = [RequestFactory().get("/cases/C-7K3F9Q/"), RequestFactory().get("/cases/C-000000/")]
    pages = {render_to_string("404.html", {"exception": "Case", "request_path": r.path}, r) for r in requests}
    assert not any("7K3F9Q" in page.split("hreflang")[-1] for page in pages)


@pytest.mark.parametrize("back", ["//elsewhere.example/", "https://elsewhere.example/", "javascript:alert(1)", ""])
def test_choosing_a_language_never_leads_to_another_site(back: str) -> None:
    response = views.language(RequestFactory().get("/language/mi/", {"next": back}), "mi")
    assert response.headers["Location"] == "/"


def test_a_chosen_language_is_kept_until_the_browser_closes() -> None:
    response = views.language(RequestFactory().get("/language/mi/", {"next": "/report/2/"}), "mi")
    cookie = response.cookies["django_language"]
    assert (response.headers["Location"], cookie.value, cookie["max-age"]) == ("/report/2/", "mi", "")


def test_a_language_we_do_not_speak_is_not_found() -> None:
    with pytest.raises(Http404):
        views.language(RequestFactory().get("/"), "xx")


def test_a_page_in_te_reo_maori_says_that_it_is_a_draft(compiled: None) -> None:
    with translation.override("mi"), PUBLIC:
        page = render_to_string("404.html", {}, RequestFactory().get("/"))
    assert '<html lang="mi" dir="ltr"' in page
    assert "He tauira tēnei whakamāoritanga" in page


def test_english_is_marked_as_that_of_new_zealand() -> None:
    assert html_code("en-nz") == "en-NZ"


def test_django_still_says_the_sentences_we_translate() -> None:
    with translation.override("de"):
        assert [words for words in django_words.SENTENCES if gettext(words) == words] == []
        singular = "Ensure this value has at most %(limit_value)d character (it has %(show_value)d)."
        assert ngettext(singular, singular, 1) != singular
