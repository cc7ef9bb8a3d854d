"""A group that asked to be removed is told of by its name, and what is served holds neither name nor mark."""

import json
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from building import PROJECT
from hereabouts.do_not_list import DoNotList, KeptOut, mark_of
from hereabouts.form.kept_out import ROUNDS, to_kept_out
from hereabouts.home import Home
from hereabouts.shared import read_settings
from node import node

HOME = Home(PROJECT, PROJECT / "directory", date(2026, 11, 23))
OUR_NAME = "Café  Weir-Toddlers"
LETTERS = st.characters(max_codepoint=0x24F, exclude_categories=["Cs", "Cc"])


def kept_out(tmp_path: Path, *, mark: str = mark_of(OUR_NAME), slug: str = "weir-toddlers") -> dict[str, object]:
    entry = KeptOut(frozenset({slug}), "riverside", date(2026, 11, 1), mark, frozenset({"a list: 7"}))
    return to_kept_out(DoNotList((entry,)), read_settings(HOME), Home(PROJECT, tmp_path, HOME.today))


def ask(tmp_path: Path, names: list[str], told: dict[str, object]) -> list[dict[str, object]]:
    asked = tmp_path / "asked.json"
    asked.write_text(json.dumps({"names": names, "keptOut": told}), encoding="utf-8")
    command = [node(), "tests/unit/kept_out_answers.mjs", "overrides/assets/javascripts", str(asked)]
    ended = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    return json.loads(ended.stdout)


def test_it_is_told_again_however_it_is_written_and_no_other_is(tmp_path: Path) -> None:
    names = ["CAFE\u0301 weir toddlers", "Weir Toddlers", "weir toddlers!", "Weir Todlers", "", "  ", "Café"]

    answers = ask(tmp_path, names, kept_out(tmp_path))

    assert [answer["told"] for answer in answers] == [True, True, True, False, False, False, False]


def test_without_a_mark_its_short_name_tells_it(tmp_path: Path) -> None:
    (answer,) = ask(tmp_path, ["Weir Toddlers"], kept_out(tmp_path, mark=""))

    assert answer["told"]


def test_what_is_served_holds_nothing_of_the_list(tmp_path: Path) -> None:
    served = json.dumps(kept_out(tmp_path))

    for secret in (mark_of(OUR_NAME), "weir", "toddlers", "riverside", "2026-11-01", "a list"):
        assert secret not in served
    assert ROUNDS >= 100_000


def test_another_site_has_other_digests(tmp_path: Path) -> None:
    entries = DoNotList((KeptOut(frozenset({"a"}), "riverside", date(2026, 11, 1), "", frozenset()),))
    ours, room = read_settings(HOME), Home(PROJECT, tmp_path, HOME.today)
    theirs = replace(ours, address="https://elsewhere.example/")

    one, other = (to_kept_out(entries, settings_of, room)["digests"] for settings_of in (ours, theirs))

    assert not {*one} & {*other}


@given(names=st.lists(st.text(LETTERS, max_size=30), min_size=1, max_size=60))
@settings(max_examples=12, deadline=None)
def test_browser_and_command_give_a_name_the_same_mark(tmp_path_factory, names: list[str]) -> None:
    answers = ask(tmp_path_factory.mktemp("marks"), names, {"digests": []})

    assert [answer["mark"] for answer in answers] == [mark_of(name) for name in names]
