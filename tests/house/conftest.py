"""Both sites in their own processes and a browser, for stories that are walked."""

from collections.abc import Iterator

import pytest

from tests.house.story import Story
from tests.support.browser import chromium
from tests.support.serving import serving


@pytest.fixture
def stage(house: str, request: pytest.FixtureRequest) -> Iterator[Story]:
    """A story to be walked in a house with nobody in it but the cast; its pictures are called by the test's module."""
    name = request.module.__name__.rsplit(".", 1)[-1].removeprefix("test_").replace("_", "-")
    with (
        serving("public", house, demo=True) as public,
        serving("desk", house, demo=True) as desk,
        chromium() as browser,
    ):
        yield Story(browser, public, desk, name)
