"""The language is part of the address and nowhere else."""

import pytest

from palermo.web.public.tests.site import public_site, text


def test_english_has_no_prefix_and_te_reo_has_one(shared_house: str) -> None:
    with public_site() as client:
        assert client.get("/rights/").headers["Content-Language"] == "en-nz"
        page = client.get("/mi/rights/")
        assert page.headers["Content-Language"] == "mi"
        assert 'href="/mi/privacy/"' in text(page)
        assert client.get("/mi").status_code == 200


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/rights/?language=mi", "/mi/rights/"),
        ("/mi/rights/?language=en-nz", "/rights/"),
        ("/language/mi/?next=/rights/", "/mi/rights/"),
        ("/language/en-nz/?next=/mi/report/now/", "/report/now/"),
        ("/language/mi/?next=//evil.example/", "/mi/"),
        ("/language/mi/?next=https://evil.example/", "/mi/"),
        ("/language/mi/?next=/%5Cevil.example", "/mi/"),
        ("/language/mi/", "/mi/"),
    ],
)
def test_a_choice_leads_to_the_pages_own_address_on_this_site_without_a_cookie(
    shared_house: str, asked: str, leads: str
) -> None:
    with public_site() as client:
        page = client.get(asked)
    assert (page.status_code, page.headers["Location"]) == (302, leads)
    assert not page.cookies


def test_an_unknown_language_is_a_404(shared_house: str) -> None:
    with public_site() as client:
        assert client.get("/language/xx/?next=/").status_code == 404
        assert client.get("/xx/rights/").status_code == 404


def test_a_translated_page_says_that_no_speaker_has_checked_it(shared_house: str) -> None:
    with public_site() as client:
        assert "pal-draft" in text(client.get("/mi/"))
        assert "pal-draft" not in text(client.get("/"))
