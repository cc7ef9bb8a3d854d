"""Every link of the built site leads somewhere: followed here without the press's own judge."""

import gzip
import re
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

from hereabouts.address import FAMILIES
from html_page import Page

ROOT = "https://site.invalid/"
LINKING = ("href", "src", "poster")


def addresses(page: Page) -> Iterator[str]:
    """Every address that a page names, of pages and of files; where it moves to as well."""
    for element in page.elements:
        yield from (element.attributes[name] for name in LINKING if name in element.attributes)
        if element.get("http-equiv") == "refresh":
            yield element.attributes["content"].partition("url=")[2]


def follow(name: str, link: str) -> tuple[str, str] | None:
    """File and anchor behind a link of a page; None where it leads to somebody else."""
    found = urlsplit(urljoin(ROOT + name.removesuffix("index.html"), link))
    if f"{found.scheme}://{found.netloc}/" != ROOT:
        return None
    path = unquote(found.path).lstrip("/")
    return path + "index.html" if path.endswith("/") or not path else path, unquote(found.fragment)


def test_every_link_leads_to_a_file(pages, example_site):
    files = {file.relative_to(example_site).as_posix() for file in example_site.rglob("*") if file.is_file()}
    lost = {
        (link, name)
        for name, page in pages.items()
        for link in addresses(page)
        if (found := follow(name, link)) and found[0] not in files
    }
    assert lost == set()


def test_every_anchor_is_there(pages):
    ids = {name: {one.get("id") for one in page.elements} | {""} for name, page in pages.items()}
    lost = {
        (link, name)
        for name, page in pages.items()
        for link in addresses(page)
        if (found := follow(name, link)) and "=" not in found[1] and found[0] in ids and found[1] not in ids[found[0]]
    }
    assert lost == set()


def test_links_to_pages_are_relative_so_that_a_copy_works_anywhere(pages):
    own = "https://pellbridge.example.org"
    assert [
        (name, link)
        for name, page in pages.items()
        for one in page.elements
        for link in [one.get("href") or one.get("src") or ""]
        if one.get("rel") != "canonical" and (link.startswith(own) or (link.startswith("/") and name != "404.html"))
    ] == []


def test_every_page_but_the_start_can_be_reached_from_another(pages):
    reached = {found[0] for name, page in pages.items() for link in addresses(page) if (found := follow(name, link))}
    neutral = {name for name, page in pages.items() if page.title.startswith(("This page",))}
    ended = {name for name, page in pages.items() if "This has ended" in page.root.words}
    assert set(pages) - reached - neutral - ended - {"404.html", "index.html"} == set()


def test_modules_import_files_that_are_there(example_site):
    folder = example_site / "assets/javascripts"
    imported = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.[^"']+)["']""")
    for file in folder.glob("*.mjs"):
        for other in imported.findall(file.read_text(encoding="utf-8")):
            assert (folder / other).is_file(), (file.name, other)


def test_the_sitemap_names_exactly_the_pages_to_be_found(pages, example_site):
    text = (example_site / "sitemap.xml").read_text(encoding="utf-8")
    named = re.findall(r"<loc>https://pellbridge\.example\.org/([^<]*)</loc>", text)
    assert len(named) == text.count("<url>") == len(set(named))
    passed_by = {name for name, page in pages.items() if page.title.startswith("This page") or name == "404.html"}
    passed_by |= {name for name, page in pages.items() if "This has ended." in page.root.words}
    expected = {name.removesuffix("index.html") for name in set(pages) - passed_by}
    assert set(named) == expected
    assert gzip.decompress((example_site / "sitemap.xml.gz").read_bytes()).decode() == text


def test_each_page_names_its_own_address(pages):
    for name, page in pages.items():
        if name != "404.html":
            address = name.removesuffix("index.html")
            assert page.one("link", rel="canonical").get("href") == f"https://pellbridge.example.org/{address}", name


def test_no_family_holds_anything_else(example_site):
    for family in FAMILIES:
        odd = [file.name for file in (example_site / family).iterdir() if not (file / "index.html").is_file()]
        assert set(odd) <= {".pressed", ".shell.gz"}
