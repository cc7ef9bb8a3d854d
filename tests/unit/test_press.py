"""The press fills slots, joins pages with the shell, keeps what is unchanged, and judges the finished folder."""

import gzip
import hashlib
from base64 import b64encode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hereabouts.pages.page import Draft, Page
from hereabouts.press import press_families
from hereabouts.press.aside import aside_of, bring_back, set_aside
from hereabouts.press.keys import KEYS
from hereabouts.press.link import find_anchors, find_links, find_links_up, judge_links, resolve_link
from hereabouts.press.policy import content_policy, inline_scripts
from hereabouts.press.shell import ShellError, split_shell, take_shell
from hereabouts.press.sitemap import write_sitemap
from hereabouts.press.slot import BUILT, fill_slots, head_elements, insert_head, slot_names
from hereabouts.press.write import Form

SHELL = """<!doctype html><html><head><meta charset="utf-8">SLOTHEAD<title>SLOTTITLE – Town</title>
<meta name="description" content="SLOTDESCRIPTION"></head><body><main>SLOTBODY</main></body></html>"""


def test_a_slot_is_filled_and_one_without_content_keeps_its_fallback() -> None:
    html = '<div data-slot="soon">\n<p>See what is on.</p>\n</div><div data-slot="talk-to">Ask.</div>'
    filled = fill_slots(html, {"soon": "<p>Tuesday</p>"})
    assert filled == '<div data-slot="soon"><p>Tuesday</p><!--/soon--></div><div data-slot="talk-to">Ask.</div>'
    assert slot_names(html) == {"soon", "talk-to"}


def test_a_filled_slot_is_filled_anew_whatever_it_holds() -> None:
    html = '<div data-slot="soon">Later.</div><p>'
    filled = fill_slots(html, {"soon": "<div><div>Tuesday</div></div>"})
    assert fill_slots(filled, {"soon": "<p>Friday</p>"}) == fill_slots(html, {"soon": "<p>Friday</p>"})


def test_what_fills_a_slot_is_not_searched_for_slots() -> None:
    once = fill_slots('<div data-slot="a">x</div>', {"a": '<div data-slot="b">y</div>', "b": "z"})
    assert "z" not in once


def test_the_head_is_completed_right_after_the_charset() -> None:
    assert (
        insert_head('<head><meta charset="utf-8"><title>', "<meta x>") == '<head><meta charset="utf-8"><meta x><title>'
    )


def test_a_head_that_was_completed_is_completed_anew() -> None:
    page = '<head><meta charset="utf-8"><meta name="viewport" content="x"><title>'
    first = insert_head(page, head_elements({"referrer": "no-referrer", BUILT: "2026-11-22"}, "default-src 'self'"))
    today = head_elements({BUILT: "2026-11-23"})
    assert insert_head(first, today) == insert_head(page, today)


@given(st.text(), st.text())
def test_no_title_or_description_becomes_markup(title: str, description: str) -> None:
    page = split_shell(SHELL).join(title, description, "", "")
    assert page.count("<") == split_shell(SHELL).join("", "", "", "").count("<")
    assert page.count('"') == SHELL.count('"')


def test_text_that_looks_like_a_slot_stays_text() -> None:
    page = split_shell(SHELL).join("SLOTBODY", "SLOTHEAD", "<link>", "<p>SLOTTITLE</p>")
    assert "<title>SLOTBODY – Town</title>" in page
    assert "<p>SLOTTITLE</p>" in page


def test_a_shell_without_its_body_is_named() -> None:
    with pytest.raises(ShellError, match="SLOTBODY"):
        split_shell("<title>SLOTTITLE</title>SLOTHEAD")


def test_the_policy_allows_the_pages_own_scripts_and_nothing_else() -> None:
    scripts = inline_scripts(
        '<script>a()</script><script src="b.js"></script><script type="application/json">{}</script>'
    )
    digest = b64encode(hashlib.sha256(b"a()").digest()).decode()
    policy = content_policy(scripts)
    assert scripts == {"a()"}
    assert f"script-src 'self' 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_sitemap_loses_the_shell_and_gains_the_pressed_pages(tmp_path: Path) -> None:
    base = "https://town.example.org/hub/"
    (tmp_path / "sitemap.xml").write_text(
        f"<urlset><url><loc>{base}</loc></url><url><loc>{base}activity/shell/</loc></url></urlset>"
    )
    write_sitemap(tmp_path, base, ["activity/tea/"])
    text = (tmp_path / "sitemap.xml").read_text()
    assert text.count("<loc>") == 2
    assert f"<loc>{base}activity/tea/</loc>" in text
    assert gzip.decompress((tmp_path / "sitemap.xml.gz").read_bytes()).decode() == text
    before = (tmp_path / "sitemap.xml.gz").read_bytes()
    write_sitemap(tmp_path, base, ["activity/tea/"])
    assert (tmp_path / "sitemap.xml.gz").read_bytes() == before


@pytest.mark.parametrize(
    ("link", "page", "found"),
    [
        ("../../find/", "activity/tea/index.html", ("find/", "")),
        ("#content", "find/index.html", ("find/index.html", "content")),
        ("/hub/find/", "404.html", ("find/", "")),
        ("find/#near=QX2", "index.html", ("find/", "near=QX2")),
        ("./", "index.html", ("", "")),
    ],
)
def test_a_link_is_followed_from_its_page(link: str, page: str, found: tuple[str, str]) -> None:
    assert resolve_link(link, page, "/hub/") == found


def test_links_that_lead_nowhere_are_named_and_others_are_not() -> None:
    links = {"index.html": ["find/", "find/#content", "find/#q=tea", "find/#gone", "lost/", "../out/"]}
    problems = judge_links(links, {"index.html", "find/index.html"}, {"find/index.html": {"content"}}, "/")
    assert [(problem.rule, problem.severity) for problem in problems] == [
        ("anchor_is_there", "error"),
        ("link_leads_somewhere", "error"),
        ("link_leads_somewhere", "error"),
    ]


def test_links_and_anchors_are_read_from_a_page() -> None:
    html = (
        '<a href="find/?x=1&amp;y=2">a</a><a href=https://example.org>b</a><a href="tel:999">c</a>'
        '<p id=one><i id="two">'
    )
    assert find_links(html) == {"find/?x=1&y=2"}
    assert find_anchors(html) == {"one", "two"}


def test_a_text_that_looks_like_a_link_is_none() -> None:
    assert find_links("<p>Write href=lost or src=x &lt;a href=no></p><a title='x' href=yes>") == {"yes"}
    assert find_links_up('<p>a="../lost/"</p><a rel="up" href="../../find/">') == {"../../find/"}
    assert find_links_up('<p>a="../both/"</p><a href="../both/">') == {"../both/"}
    assert find_links_up('<a href="../one/"><a href="../two/">', {"../one/"}) == {"../two/"}


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def test_pressed_families_are_set_aside_and_come_back_as_the_same_files(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site / "activity/tea/index.html", "tea")
    number = (site / "activity/tea/index.html").stat().st_ino
    set_aside(site)
    assert not (site / "activity").exists()
    write(site / "activity/shell/index.html", "new shell")
    bring_back(site)
    assert (site / "activity/tea/index.html").stat().st_ino == number
    assert (site / "activity/shell/index.html").read_text() == "new shell"
    assert not aside_of(site).exists()


def draft(address: str, text: str, written: list[str], files: tuple[str, ...] = ()) -> Draft:
    def render() -> Page:
        written.append(address)
        return Page(address, text, "", f"<p>{text}</p>")

    return Draft(address, files, "", render)


def test_only_pages_whose_inputs_changed_are_written_again(tmp_path: Path) -> None:
    form = Form(tmp_path, split_shell(SHELL), "https://town.example.org/")
    written: list[str] = []
    drafts = [draft(f"activity/{name}/", name, written, (f"listing/{name}",)) for name in ("tea", "walk", "choir")]
    press_families(drafts, form, {"listing/tea": b"1", "listing/walk": b"1"})
    press_families(drafts, form, {"listing/tea": b"1", "listing/walk": b"2"})
    assert written == ["activity/tea/", "activity/walk/", "activity/choir/", "activity/walk/"]
    press_families(drafts[:1], form, {"listing/tea": b"1"})
    assert not (tmp_path / "activity/choir").exists()
    press_families(drafts[:1], Form(tmp_path, split_shell(SHELL + " "), form.base), {"listing/tea": b"1"})
    assert written.count("activity/tea/") == 2


def test_a_page_whose_file_is_gone_is_written_again(tmp_path: Path) -> None:
    form = Form(tmp_path, split_shell(SHELL), "https://town.example.org/")
    written: list[str] = []
    drafts = [draft("activity/tea/", "tea", written), draft("with/growers/", "growers", written)]
    press_families(drafts, form, {})
    (tmp_path / "with/growers/index.html").unlink()
    press_families(drafts, form, {})
    assert written == ["activity/tea/", "with/growers/", "with/growers/"]


def test_the_note_about_pressed_pages_names_none(tmp_path: Path) -> None:
    form = Form(tmp_path, split_shell(SHELL), "https://town.example.org/")
    press_families([draft("activity/hidden-house/", "withheld", [])], form, {})
    assert b"hidden-house" not in (tmp_path / KEYS).read_bytes()


def test_a_shell_is_taken_out_of_the_site_and_found_again(tmp_path: Path) -> None:
    write(tmp_path / "activity/shell/index.html", SHELL)
    assert take_shell(tmp_path) == SHELL
    assert not (tmp_path / "activity/shell").exists()
    assert take_shell(tmp_path) == SHELL


def test_a_folder_without_a_shell_is_named(tmp_path: Path) -> None:
    with pytest.raises(ShellError, match="render guidance/ into it first"):
        take_shell(tmp_path)
