"""What several phones hand in becomes one basket, and nothing that somebody wrote is lost."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hereabouts.imports.store import to_yaml
from hereabouts.practice.join import Joined, Row, join_files, to_basket
from hereabouts.source import parse_mapping
from town import run_command, write

ONE = """\
# For directory/listings/riverside/tea-at-ten.yml
name: Tea at ten
summary: Tea and talk.
"""
SEVERAL = """\
listings:
  - {area: riverside, slug: tea-at-ten, listing: {name: Tea at ten, summary: Tea and talk.}}
  - {area: millgate, slug: chess, listing: {name: Chess, summary: A board and a clock., cost: {price: "3.00"}}}
"""
OTHER = SEVERAL.replace("A board and a clock.", "Bring a board.")


def join(folder: Path, **texts: str) -> Joined:
    return join_files([write(folder / f"{name}.yml", text) for name, text in texts.items()])


def names(joined: Joined) -> list[tuple[str, str]]:
    return [(row.area, row.slug) for row in joined.rows]


def test_a_listing_and_a_basket_become_one_and_what_came_twice_is_kept_once(tmp_path):
    joined = join(tmp_path, one=ONE, several=SEVERAL)
    assert names(joined) == [("riverside", "tea-at-ten"), ("millgate", "chess")]
    assert joined.said == [f"{tmp_path}/several.yml: Tea at ten came twice and is kept once."]
    assert joined.refused == []


def test_two_tellings_of_one_thing_are_both_kept_and_named(tmp_path):
    joined = join(tmp_path, one=SEVERAL, other=OTHER)
    assert names(joined) == [("riverside", "tea-at-ten"), ("millgate", "chess"), ("millgate", "chess-2")]
    assert any("Chess is written about twice, in other words" in line for line in joined.said)


def test_a_file_that_cannot_be_used_is_named_and_the_others_are_joined(tmp_path):
    joined = join(tmp_path, one=ONE, broken="name: [\n", letter="dear: team\n")
    assert names(joined) == [("riverside", "tea-at-ten")]
    assert [line.split(":")[0] for line in joined.refused] == [f"{tmp_path}/broken.yml", f"{tmp_path}/letter.yml"]


def test_no_row_leads_out_of_the_folder_of_its_area(tmp_path):
    rows = ["{area: ../../x, slug: tea, listing: {name: Tea}}", "{area: a, slug: /tea, listing: {name: Tea}}"]
    bad = "listings:\n" + "".join(f"  - {row}\n" for row in rows)
    assert join(tmp_path, bad=bad).rows == []


def test_the_command_writes_one_file_and_overwrites_none(tmp_path):
    files = [write(tmp_path / "one.yml", ONE), write(tmp_path / "several.yml", SEVERAL)]
    out = tmp_path / "hand-in.yml"
    ended = run_command("practice", "join", *files, "--out", out)
    assert (ended.returncode, ended.stdout) == (0, f"2 listings in {out}.\n")
    assert [row["slug"] for row in parse_mapping(out.read_bytes())["listings"]] == ["tea-at-ten", "chess"]
    again = run_command("practice", "join", *files, "--out", out)
    assert again.returncode == 2
    assert "is there already" in again.stderr
    bad = run_command("practice", "join", write(tmp_path / "bad.yml", "x: y\n"), "--out", tmp_path / "none.yml")
    assert bad.returncode == 1
    assert not (tmp_path / "none.yml").exists()


SLUGS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20)
ROWS = st.lists(
    st.builds(lambda area, slug, name: {"area": area, "slug": slug, "listing": {"name": name}}, SLUGS, SLUGS, TEXTS),
    max_size=4,
)


@given(st.lists(ROWS, min_size=1, max_size=4))
def test_nothing_is_lost_and_no_file_name_stands_twice(tmp_path_factory, baskets):
    folder = tmp_path_factory.mktemp("baskets")
    texts = {f"phone-{number}": to_yaml({"listings": rows}) for number, rows in enumerate(baskets)}
    joined = join(folder, **texts)
    written = {(row["area"], row["listing"]["name"]) for rows in baskets for row in rows}
    assert {(row.area, row.listing["name"]) for row in joined.rows} == written
    slugs = [row.slug for row in joined.rows]
    assert len(set(slugs)) == len(slugs)
    if joined.rows:
        back = parse_mapping(to_basket(joined.rows).encode())["listings"]
        assert [Row(**row) for row in back] == joined.rows
