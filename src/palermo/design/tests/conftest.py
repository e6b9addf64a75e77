"""The gallery as a site, without a database."""

from collections.abc import Iterator

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application
from django.test import override_settings
from django.utils.translation import trans_real

from palermo.design import translations
from palermo.design.tests.browser import serving

MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "csp.middleware.CSPMiddleware"]


@pytest.fixture(scope="module")
def gallery() -> Iterator[str]:
    """The gallery's address, served under the product's own content security policy."""
    ours = override_settings(ROOT_URLCONF="palermo.design.tests.gallery", MIDDLEWARE=MIDDLEWARE)
    with ours, serving(StaticFilesHandler(get_wsgi_application())) as address:
        yield address


@pytest.fixture(scope="session")
def compiled() -> None:
    """The translations, compiled."""
    for po in translations.catalogues():
        translations.compile_po(po)
    trans_real._translations.clear()
