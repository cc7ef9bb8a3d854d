"""Listings as people write them: in every layout that YAML allows them, with comments in between."""

from hypothesis import strategies as st

from hereabouts.keeping.edit import to_scalar

WORDS = st.text("abc dé'\"#:,-{}[]&*!?|>%@`", min_size=1, max_size=20).filter(lambda text: text.strip() == text)
COMMENTS = st.sampled_from(["", "  # why", "   # date: 2020-01-01", " # {by: us}"])
LINES = st.sampled_from(["", "\n", "# checked: long ago\n", "\n# how: by phone\n\n"])
QUOTES = st.sampled_from(["{}", "'{}'", '"{}"'])


@st.composite
def checks(draw: st.DrawFn) -> str:
    """A `checked` in any order of its lines, on one line or over several."""
    day, how, by = (draw(QUOTES).format(value) for value in ("2026-10-01", "phone", "Riverside team"))
    parts = draw(st.permutations([f"date: {day}", f"how: {how}", f"by: {by}", "what: [{fact: price, answer: asked}]"]))
    if draw(st.booleans()):
        return "checked: {" + ", ".join(parts) + "}" + draw(COMMENTS) + "\n"
    indent = " " * draw(st.integers(1, 6))
    return f"checked:{draw(COMMENTS)}\n" + "".join(f"{indent}{part}{draw(COMMENTS)}\n" for part in parts)


@st.composite
def _written(draw: st.DrawFn) -> str:
    fields = [
        f"name: {to_scalar(draw(WORDS))}{draw(COMMENTS)}\n",
        f"summary: |\n  {draw(WORDS)}\n\n  checked:\n    date: 2020-01-01\n",
        f"joining:\n  how: book{draw(COMMENTS)}\n",
        f"added: {{date: 2026-01-01, by: {to_scalar(draw(WORDS))}}}\n",
        draw(checks()),
    ]
    return "".join(draw(LINES) + field for field in draw(st.permutations(fields)))


LISTINGS_AS_WRITTEN = _written()
"""Texts of files with a `checked` somewhere in them, and its words in other places too."""
