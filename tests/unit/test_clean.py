"""Contributors' Markdown: what it may do, and that nothing else comes through."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hereabouts import clean
from hereabouts.clean import clean_markdown, is_safe_link
from outline import read_outline

ALLOWED = {
    "p": set(), "br": set(), "hr": set(), "em": set(), "strong": set(), "ul": set(), "ol": set(), "li": set(),
    "blockquote": set(), "code": set(), "pre": set(), "h3": set(), "h4": set(), "a": {"href", "title", "rel"},
}  # fmt: skip


def test_simple_marks_come_out_as_elements() -> None:
    assert clean_markdown("One *two* **three**.\n\n- a\n- b") == (
        "<p>One <em>two</em> <strong>three</strong>.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"
    )


def test_links_lead_out_without_telling_where_from() -> None:
    assert clean_markdown("[us](https://example.org/a?b=c&d=e)") == (
        '<p><a href="https://example.org/a?b=c&amp;d=e" rel="noreferrer noopener nofollow">us</a></p>'
    )


def test_headings_stand_below_those_of_the_page() -> None:
    html = clean_markdown("# One\n\n### Three\n\n###### Six\n\nTwo\n===")
    assert [tag for tag, _ in read_outline(html).elements] == ["h3", "h3", "h4", "h3"]


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](data:text/html,x)", "[a](../../find/)",
        "[a](//e.org)", "[a](vbscript:x)", "[a](&#106;avascript:x)", "<javascript:alert(1)>",
        "[a][1]\n\n[1]: javascript:alert(1)",
    ],
)  # fmt: skip
def test_a_link_to_anything_but_web_or_mail_leads_nowhere(text: str) -> None:
    assert read_outline(clean_markdown(text)).links == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<div>\nraw\n</div>", "![x](https://example.org/a.png)",
        "![x][1]\n\n[1]: https://example.org/a.png", "<!-- note -->", "<svg/onload=alert(1)>", "<a href=x>y</a>",
        "<style>p{}</style>", "<iframe src='//e.org'></iframe>", "&lt;script&gt;",
    ],
)  # fmt: skip
def test_raw_html_and_pictures_are_shown_as_text(text: str) -> None:
    outline = read_outline(clean_markdown(text))
    assert {tag for tag, _ in outline.elements} <= {"p", "a"}
    assert "onerror" not in {name for _, names in outline.elements for name in names}


@pytest.mark.parametrize(
    "text", ["{{ config }}", "{% include 'x' %}", "--8<-- 'README.md'", "SLOTBODY", "here:tool/T4"]
)
def test_what_other_tools_would_act_on_stays_as_written(text: str) -> None:
    assert read_outline(clean_markdown(text)).text == text


@settings(deadline=None)
@given(st.text())
def test_whatever_is_written_only_plain_elements_come_out(text: str) -> None:
    outline = read_outline(clean_markdown(text))
    for tag, names in outline.elements:
        assert set(names) <= ALLOWED[tag]
    assert all(is_safe_link(link) for link in outline.links)


WORDS = st.lists(
    st.sampled_from(["a", "(b)", "c.", "£3", "d-e", "f:", '"g"', "h'", "i!", "j/k", "2", "\n", "\n\n"])
).map(" ".join)


@settings(deadline=None)
@given(WORDS)
def test_the_short_way_for_plain_text_gives_what_markdown_gives(text: str) -> None:
    def squeeze(html: str) -> str:
        return " ".join(html.replace("&quot;", '"').split())

    assert squeeze(clean_markdown(text)) == squeeze(clean._clean_marked(text.strip()))
