"""What the press makes of guidance: tables that can stand as lists, whole manuals, an index that holds names."""

import json
from html import escape, unescape

from hypothesis import given
from hypothesis import strategies as st

from hereabouts.guidance.guide import Guide
from hereabouts.guidance.library import Library
from hereabouts.guidance.naming import Naming
from hereabouts.press.bind import bind_manual
from hereabouts.press.search import fill_search, read_sections
from hereabouts.press.sheet import label_table, set_out
from small_town import make_town

TABLE = (
    "<table>\n<thead>\n<tr>\n<th>Step</th>\n<th>By <em>when</em> &amp; where</th>\n</tr>\n</thead>\n"
    '<tbody>\n<tr>\n<td></td>\n<td align="right">3 <b>May</b></td>\n</tr>\n</tbody>\n</table>'
)


def guide(path: str, title: str, **meta: str) -> Guide:
    return Guide(path, f"guidance/{path}", {"title": title, **meta}, "", 1)


def page(body: str, wrapper: str = "") -> str:
    return f'<a href="#set-goals" class="md-skip">Skip</a>{wrapper}<!--guide-->{body}<!--/guide--><p>End</p>'


def test_a_cell_names_its_column() -> None:
    table = label_table(TABLE)
    assert '<th scope="col">Step</th>' in table
    assert '<td data-label="Step"></td>' in table
    assert '<td data-label="By when &amp; where" align="right">3 <b>May</b></td>' in table
    assert table.startswith('<table class="reflow">')


@given(st.lists(st.text(alphabet="ab<>&\"' ", min_size=1), min_size=1, max_size=4))
def test_no_name_of_a_column_becomes_markup(names: list[str]) -> None:
    heads = "".join(f"<th>{escape(name)}</th>" for name in names)
    table = label_table(f"<table><thead><tr>{heads}</tr></thead><tr>{'<td>x</td>' * len(names)}</tr></table>")
    labels = [unescape(part.split('"')[0]) for part in table.split('data-label="')[1:]]
    assert labels == [name.strip() for name in names if name.strip()]


def test_what_was_set_out_before_stays_as_it_is() -> None:
    scale = '<ul class="scale">\n<li>0</li>\n<li>1</li>\n<li>2</li>\n</ul>'
    body = f'<h1 id="set-goals">Set goals</h1>{TABLE}{scale}<figure><svg/></figure><p>You choose.</p><h2 id="b">B</h2>'
    once = set_out(page(body, '<div class="sheet easy-read large a5">'))
    assert set_out(once) == once
    assert "Ring a number from 0 to 2." in once
    assert '<div class="pair"><figure><svg/></figure><div><p>You choose.</p></div></div>' in once


def test_pictures_stand_beside_their_words_on_easy_read_pages_only() -> None:
    assert 'class="pair"' not in set_out(page("<figure><svg/></figure><p>You choose.</p>"))


def test_the_first_heading_is_where_the_skip_link_leads() -> None:
    html = set_out(page('<h1 id="set-goals">Set goals</h1><p><a href="#set-goals">Up</a></p>'))
    assert '<h1 id="content">Set goals</h1>' in html
    assert "#set-goals" not in html
    assert html.count('href="#content"') == 2


def test_a_page_without_guidance_stays_as_it_is() -> None:
    assert set_out(f"<main>{TABLE}</main>") == f"<main>{TABLE}</main>"


GOALS, START = guide("practice/set-goals.md", "Set goals"), guide("practice/index.md", "Start & begin")
PAGES = {
    "practice/index.html": page(
        '<h1 id="content">Start</h1><p><a href="set-goals/#who">Goals</a> <a href="../find/">Find</a></p>'
    ),
    "practice/set-goals/index.html": page(
        '<h1 id="content">Set goals</h1><h2 id="who">Who</h2><p><a href="../">Start</a> <a href="#who">Who</a> '
        '<a href="../../practice/set-goals/#who">Who</a> <a href="../../find/">Find</a> <a href="../lost/">Lost</a></p>'
    ),
    "practice/whole/index.html": '<h1>All</h1><div data-here="whole"><p>This list is made with the site.</p></div>',
}


def test_a_whole_manual_holds_its_pages_one_level_lower_with_ids_of_their_own() -> None:
    whole = bind_manual(PAGES, [START, GOALS, guide("practice/whole.md", "All")], "practice")
    assert '<section class="part" id="practice-set-goals"><h2 id="practice-set-goals-content">Set goals</h2>' in whole
    assert '<h3 id="practice-set-goals-who">Who</h3>' in whole
    assert whole.count('<section class="part"') == 2
    assert '<a href="#practice">Start &amp; begin</a>' in whole


def test_links_to_other_parts_stay_on_the_page_and_others_lead_where_they_led() -> None:
    whole = bind_manual(PAGES, [START, GOALS], "practice")
    assert whole.count('href="#practice-set-goals-who"') == 3
    assert '<a href="#practice">Start</a>' in whole
    assert whole.count('href="../../find/"') == 2
    assert '<a href="../lost/">' in whole


def test_a_manual_that_was_bound_is_bound_anew() -> None:
    whole = bind_manual(PAGES, [START, GOALS], "practice")
    assert bind_manual({**PAGES, "practice/whole/index.html": whole}, [START, GOALS], "practice") == whole


def test_the_index_gets_the_words_of_each_section_and_the_mark_of_each_sheet() -> None:
    html = page(
        '<h1 id="content">Goal plan</h1><p>One &lt;goal&gt; (<a href="x">Leamy and others, 2011</a>).</p>'
        '<h2 class="x" id="steps">Steps</h2><figure><svg><text>Box</text></svg></figure><p>Small.</p>'
        '<div data-here="listings"><ul class="results"><li>Garden</li></ul><!--/here--></div>'
    )
    sections = dict(read_sections("toolkit/goal-plan/index.html", html))
    assert sections == {
        "toolkit/goal-plan/": "<p>One &lt;goal&gt; (Leamy and others, 2011).</p>",
        "toolkit/goal-plan/#steps": "<p>Small.</p>",
    }
    rows = [{"location": place, "title": "Goal plan", "text": "(leamy2011)"} for place in [*sections, "teams/"]]
    plan = guide("toolkit/goal-plan.md", "Goal plan", tool="T4")
    naming = Naming(Library({plan.path: plan}, {}, {}, {}, {}), make_town().settings)
    filled = json.loads(fill_search(json.dumps({"docs": rows}), {"toolkit/goal-plan/index.html": html}, naming))["docs"]
    assert [row["text"] for row in filled] == [*sections.values(), "(leamy2011)"]
    assert [row["title"] for row in filled] == ["Goal plan (T4)", "Goal plan", "Goal plan"]
