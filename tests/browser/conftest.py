"""What the tests in a browser may ask for beside the rest: the example at an address, and a desk to look at it from."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from visiting import opened


@pytest.fixture(scope="module")
def site(example_site: Path, served: Callable) -> str:
    return served(example_site).address


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    with opened(browser) as page:
        yield page
