"""Pages for a folder that opens from a disk: links end in files, one classic script stands in for modules."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hereabouts.address import Addresses, as_file
from hereabouts.disk.folder import NotADisk, write_disk
from hereabouts.disk.page import to_disk


@pytest.mark.parametrize(
    ("link", "on_a_disk"),
    [
        ("./", "./index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("../../find/#near=QX2+4&q=a/", "../../find/index.html#near=QX2+4&q=a/"),
        ("../help/?x=1#talk", "../help/index.html?x=1#talk"),
        ("../print/t4.pdf", "../print/t4.pdf"),
        ("assets/pictures/leaf.svg", "assets/pictures/leaf.svg"),
    ],
)
def test_a_link_ends_in_a_file(link: str, on_a_disk: str) -> None:
    assert as_file(link) == on_a_disk
    assert to_disk(f'<a class="x" href="{link}">')[0] == f'<a class="x" href="{on_a_disk}">'


@given(st.sampled_from(["", "../", "../../"]), st.from_regex(r"[a-z]{1,8}(-[a-z]{1,8})?", fullmatch=True))
def test_both_forms_of_an_address_lead_to_one_page(root: str, slug: str) -> None:
    served, on_a_disk = Addresses(root), Addresses(root, as_files=True)
    for write in ("listing", "venue", "area", "interest", "organisation", "listing_beside"):
        assert as_file(getattr(served, write)(slug)) == getattr(on_a_disk, write)(slug)
    assert as_file(served.page()) == on_a_disk.page()
    assert as_file(served.find(near=slug)) == on_a_disk.find(near=slug)


@pytest.mark.parametrize("link", ["https://example.org/", "tel:999", "mailto:a@example.org", "#talk", "//example.org/"])
def test_what_leads_away_or_stays_on_the_page_is_left_alone(link: str) -> None:
    assert to_disk(f'<a href="{link}">')[0] == f'<a href="{link}">'


def test_text_that_looks_like_a_link_is_left_alone() -> None:
    html = '<p>Write href="find/" or src="x/".</p><pre>&lt;a href="find/"&gt;</pre>'
    assert to_disk(html)[0] == html


def test_modules_become_one_script_in_their_order() -> None:
    module = '<script type="module" src="../assets/javascripts/{}.mjs"></script>\n'
    html, modules = to_disk("<head>" + module.format("page") + module.format("find") + '<link rel="preload" href="x">')
    assert modules == ["page.mjs", "find.mjs"]
    assert html == '<head><script defer src="../assets/javascripts/all.js" data-modules="page.mjs find.mjs"></script>'


def test_only_a_finished_site_is_taken_and_nothing_else_is_overwritten(tmp_path: Path) -> None:
    with pytest.raises(NotADisk, match="is not a finished site"):
        write_disk(tmp_path, tmp_path / "out")
    site, out = tmp_path / "site", tmp_path / "letters"
    for file in (site / "find/index.html", site / "sw.js", out / "to my sister.txt"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")
    with pytest.raises(NotADisk, match="holds something else"):
        write_disk(site, out)
    assert [file.name for file in out.iterdir()] == ["to my sister.txt"]
