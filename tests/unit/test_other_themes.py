"""What the press does for generators and themes that are not ours: names, the styles of a search, its index."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from hereabouts.guidance.library import NO_LIBRARY
from hereabouts.guidance.naming import Naming
from hereabouts.press.mend import mend_name
from hereabouts.press.policy import content_policy
from hereabouts.press.search import write_search
from hereabouts.press.shadow import shadow_styles
from hereabouts.shared import read_settings
from pressing import OURS, home_at


@given(st.text(alphabet="ab&<>\"' ;#39amp", min_size=1))
def test_a_name_that_a_theme_escaped_again_is_escaped_once(name: str) -> None:
    once = str(escape(name))
    assert mend_name(f'<a title="{escape(once)}" aria-label="{once}">', name).count(once) >= 2 or "&" not in once
    assert mend_name(f'<a title="{escape(once)}">', name) == f'<a title="{once}">'


@pytest.mark.parametrize(
    ("script", "styles"),
    [
        ("""var Tc='.u{top:0}';o.appendChild(C("style",{},Tc.toString()))""", {".u{top:0}"}),
        ("""var aTc='.x{}',Tc='.u{top:0}';o.appendChild(C("style",{},Tc.toString()))""", {".u{top:0}"}),
        ("""var Tc='.u{top:0}';o.appendChild(C("table"))""", set()),
        ("""o.appendChild(C("style",{},Tc.toString()))""", set()),
    ],
    ids=["a text with a name", "another name that ends the same", "no style written", "a text from elsewhere"],
)
def test_the_policy_names_the_styles_that_a_theme_writes(tmp_path, script: str, styles: set[str]) -> None:
    (tmp_path / "assets/javascripts").mkdir(parents=True)
    (tmp_path / "assets/javascripts/bundle.0a.min.js").write_text(script, encoding="utf-8")

    found = shadow_styles(tmp_path)

    assert found == styles
    assert ("style-src 'self' 'sha256-" in content_policy((), styles=found)) == bool(styles)
    assert "unsafe" not in content_policy((), styles=found)


@pytest.mark.parametrize(("file", "rows"), [("search/search_index.json", "docs"), ("search.json", "items")])
def test_the_index_of_either_search_gets_the_words_of_the_finished_page(tmp_path, file: str, rows: str) -> None:
    (tmp_path / file).parent.mkdir(exist_ok=True)
    row = {"location": "practice/x/", "title": "X", "text": "leamy2011"}
    (tmp_path / file).write_text(json.dumps({"config": {}, rows: [row]}), encoding="utf-8")
    html = '<!--guide--><h1 id="content">X</h1><p>Leamy and others, 2011</p><!--/guide-->'

    write_search(tmp_path, {"practice/x/index.html": html}, Naming(NO_LIBRARY, read_settings(home_at(OURS))))

    filled = json.loads((tmp_path / file).read_text(encoding="utf-8"))[rows]
    assert filled == [{**row, "text": "<p>Leamy and others, 2011</p>"}]
