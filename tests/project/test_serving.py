"""The tests' own web server: a folder below a prefix, modules that browsers run, the 404 page."""

from urllib.error import HTTPError
from urllib.request import urlopen

import pytest


@pytest.fixture
def folder(tmp_path):
    for name in ("index.html", "404.html", "find.mjs"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def test_files_are_found_below_the_prefix_and_remembered(folder, served):
    below = served(folder, "/town/site/")
    with urlopen(below.address) as answer:
        assert answer.read() == b"index.html"
        assert "Content-Encoding" not in answer.headers
    assert below.requests == ["/town/site/"]


def test_a_module_has_the_type_that_browsers_run(folder, served):
    with urlopen(served(folder).address + "find.mjs") as answer:
        assert answer.headers.get_content_type() == "text/javascript"


@pytest.mark.parametrize("path", ["/town/site/nowhere/", "/", "/index.html"])
def test_the_rest_gets_the_404_page(folder, served, path):
    root = served(folder, "/town/site/").address.removesuffix("/town/site/")
    with pytest.raises(HTTPError) as missing:
        urlopen(root + path)
    assert missing.value.code == 404
    assert missing.value.read() == b"404.html"
    missing.value.close()
