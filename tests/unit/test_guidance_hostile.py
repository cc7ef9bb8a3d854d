"""Any text whatever may stand in a guidance page: nothing raises, nothing in it runs, nothing takes without end.

Guidance comes by pull request. The check reads it first; what the check would refuse is still harmless on the page,
for `mkdocs serve` goes past mistakes.
"""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from hereabouts.guidance.extension import GuideExtension
from hereabouts.guidance.guide import Guide
from hereabouts.guidance.library import NO_LIBRARY
from hereabouts.guidance.naming import Naming
from hereabouts.guidance.page import scan_page
from hereabouts.guidance.picture import fault_of
from hereabouts.guidance.rules import judge_page
from hereabouts.guidance.scan import scan_blocks, scan_marks
from hereabouts.guidance.tree import EXTENSIONS, TreeError, to_tree
from hereabouts.home import PROJECT
from hereabouts.press.wash import ATTRIBUTES, BEGIN, END, SCHEMES, TAGS, WASHED, wash, wash_guides, wash_page
from packing import example_shared

PIECES = (
    "<script>", "</script>", "<", ">", "</", "script", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
    "<!--", "-->", END, BEGIN, WASHED, "<?php", "<![CDATA[", "<div markdown=1>", "</div>", "<style>", "<iframe src=x>",
    "::: note x\n", "::: cut 20\n", "::: rows 20\n", "::: figure model\n", "::: listings\n", "::: scale 0 10\n",
    ":::\n", ":::", "alt: x\n", "cost: free\n", "show: 4\n", "| a | b |\n|---|---|\n", "# h\n",
    "## h {#x onclick=alert(1)}\n",
    "{: onclick=alert(1) style=x}", "{", "}", "[a](", "[a]", "]", ")", "javascript:alert(1)", "java\tscript:alert(1)",
    "here:find/x", "[@a1; @b2]", "[@", "[tool:T4]", "[term:x]", "[here:place]", "[x](tool:T4)", "[x]: javascript:y\n",
    "![x](data:text/html,x)", "<javascript:x>", "&lt;script&gt;", "&#60;", "\\", "`", "``", "```\n", "~~~\n", "*", "_",
    "- ", "1. ", "> ", ": ", "\n", "\n\n", "    ", "\t", "\r", "\x02", "\x03", "wzxhzdk:0", "klzzwxh:0000", "amp",
    "\u2028", "\x00", "é", "𝒳", '"', "'", " ", "a", "S1",
)  # fmt: skip
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.text(max_size=80))
SHARED = example_shared()


def to_guide(text: str) -> Guide:
    return Guide("practice/x.md", "guidance/practice/x.md", {"title": "X", "for": ["person"]}, text, 9)


def convert(text: str, *extensions: object) -> tuple[str, Markdown]:
    markdown = Markdown(extensions=[*EXTENSIONS, *extensions])
    return markdown.convert(text), markdown


class Elements(HTMLParser):
    """Every element of some HTML, with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def assert_harmless(html: str) -> None:
    for tag, attributes in Elements(html).found:
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES.get(tag, set()) | ATTRIBUTES["*"]
        for name in ("href", "src"):
            # A browser passes over blanks and control characters in an address.
            scheme, colon, _ = re.sub(r"[\x00-\x20]", "", attributes.get(name) or "").lower().partition(":")
            assert not colon or scheme in SCHEMES or re.search(r"[^a-z0-9+.-]", scheme), attributes


@given(TEXTS)
def test_no_text_stops_the_scan_and_every_line_is_one_of_the_file(text):
    last = 9 + text.count("\n")
    for mark in scan_marks(text, 9):
        assert 9 <= mark.line <= last
    for block in scan_blocks(text, 9):
        assert 9 <= block.line <= last


@given(TEXTS)
def test_no_text_stops_the_rules(text):
    page = scan_page(to_guide(text), NO_LIBRARY, SHARED.vocabularies, PROJECT / "guidance")
    for problem in judge_page(page):
        assert problem.message
        assert 1 <= problem.line <= 9 + text.count("\n")


@given(TEXTS)
def test_what_was_washed_can_do_no_harm(text):
    assert_harmless(wash(convert(text, GuideExtension())[0]))


@given(TEXTS)
@example(END + "<script>alert(1)</script>")
@example(WASHED + BEGIN + "<script>alert(1)</script>")
def test_no_text_gets_out_of_its_place_in_the_page(text):
    before, behind = "<head><script>ours</script></head><main>", "</main><footer>"
    page = wash_page(f"{before}{BEGIN}{convert(text, GuideExtension())[0]}{END}{behind}")
    assert page.startswith(f"{before}{WASHED}{BEGIN}")
    assert page.endswith(f"{END}{behind}")
    assert_harmless(page.removeprefix(before).removesuffix(behind))
    assert wash_page(page) == page


def test_only_pages_of_the_pack_are_washed():
    guide = to_guide("")
    own = f"{BEGIN}<i>x</i>{END}"
    pages = {"practice/x/index.html": own, "find/index.html": own}
    washed = wash_guides(pages, replace(NO_LIBRARY, guides={guide.path: guide}))
    assert washed == {"practice/x/index.html": f"{WASHED}{BEGIN}x{END}", "find/index.html": own}


@given(TEXTS)
def test_what_the_check_lets_pass_holds_no_html(text):
    text = text.replace("\r", "\n")  # as a file is read
    if any(mark.kind == "html" for mark in scan_marks(text, 1)):
        return
    _, markdown = convert(text, GuideExtension())
    raw = [str(one) for one in markdown.htmlStash.rawHtmlBlocks]
    assert [one for one in raw if "<" in one] == []


@given(TEXTS)
def test_a_page_has_a_form_on_paper_or_says_that_it_has_none(text):
    try:
        root = to_tree(to_guide(text), Naming(NO_LIBRARY, SHARED.settings))
    except TreeError:
        return
    assert "\x02" not in "".join(root.itertext())


def test_slips_within_slips_do_not_grow_without_end():
    text = "::: cut 20\n\n" * 30 + "Words.\n\n" + ":::\n\n" * 30
    html, _ = convert(text, GuideExtension())
    assert html.count("Words.") <= 20


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>", '<rect onclick="alert(1)"/>', '<use href="https://example.org/x.svg#a"/>',
        '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="javascript:alert(1)"/>', "<foreignObject/>",
        '<image href="data:image/png;base64,x"/>', '<a href="x"/>', '<style>@import "x"</style>', '<rect style="x"/>',
        '<rect fill="url(https://example.org/x)"/>', '<animate attributeName="href" to="javascript:x"/>',
        '<set attributeName="onclick" to="x"/>', '<x:script xmlns:x="http://www.w3.org/1999/xhtml">x</x:script>',
    ],
)  # fmt: skip
def test_a_picture_that_does_more_than_draw_is_refused(inside):
    assert fault_of(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>')


def test_a_picture_with_entities_is_refused():
    head = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    assert fault_of(f'{head}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>&b;</text></svg>')


def test_a_plain_picture_is_taken():
    inside = '<defs><marker id="tip"/></defs><path d="M0 0" marker-end="url(#tip)"/><use href="#tip"/>'
    assert fault_of(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>') == ""
