"""A contributor's file is read as the text it is, or refused with a line and a way to mend it."""

import tracemalloc
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hereabouts.source import Source, line_of, read_source


def read(tmp_path: Path, content: str | bytes) -> tuple[Source | None, list]:
    file = tmp_path / "garden.yml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_source(file, "listings/riverside/garden.yml", "listing", "riverside")


@pytest.mark.parametrize(
    "written",
    [
        "18:30",
        "0113 496 0000",
        "no",
        "2026-02-30",
        "1e3",
        "~",
        "🌻",
        "مجموعة القراءة",
        "3.00",
        "0x1F",
        "null",
        "=",
        "<<",
    ],
)
def test_a_value_stays_as_it_was_written(tmp_path: Path, written: str) -> None:
    source, problems = read(tmp_path, f"name: {written}\n")
    assert problems == []
    assert source is not None
    assert source.data == {"name": written}


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfname: Garden\r\nkind: group\r\n", b"name: Garden\rkind: group\r"])
def test_a_byte_order_mark_and_foreign_line_ends_are_read(tmp_path: Path, content: bytes) -> None:
    source, _ = read(tmp_path, content)
    assert source is not None
    assert source.data == {"name": "Garden", "kind": "group"}


REFUSED = {
    "a tab": ("name: Garden\n\tkind: group\n", 2, "indent_with_spaces"),
    "an indentation that changes": ("name: Garden\n  kind: group\n", 2, "yaml_is_well_formed"),
    "a second colon": ("name: Tea: 50p\n", 1, "yaml_is_well_formed"),
    "half a file": ("name: Garden\ninterests: [walking,\n", 3, "yaml_is_well_formed"),
    "an open quotation mark": ('name: "Garden\nkind: group\n', 1, "yaml_is_well_formed"),
    "two files in one": ("name: a\n---\nname: b\n", 2, "yaml_is_well_formed"),
    "letters that are not UTF-8": (b"name: ok\nsummary: caf\xe9\n", 2, "text_is_utf8"),
    "a control character": ("name: a\nsummary: b\nkind: c\x07d\n", 3, "text_is_plain"),
    "a repeated field": ("name: a\nkind: b\nname: c\n", 3, "field_is_written_once"),
    "an alias": ("name: &n a\nsummary: *n\n", 2, "values_are_written_out"),
    "a merge": ("name: a\n<<: {kind: b}\n", 2, "values_are_written_out"),
    "a tag": ("name: !!python/object/apply:os.system [true]\n", 1, "values_have_no_tags"),
    "deep nesting": ("name: " + "[" * 30 + "]" * 30 + "\n", 1, "nesting_is_shallow"),
    "deep nesting by dashes": ("name:\n  " + "- " * 30 + "a\n", 2, "nesting_is_shallow"),
    "a field name that is a list": ("? [a, b]\n: c\n", 1, "field_names_are_words"),
    "nothing": ("", 1, "file_is_a_mapping"),
    "a list": ("- a\n- b\n", 1, "file_is_a_mapping"),
}


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_what_cannot_be_read_is_one_error_with_line_and_remedy(tmp_path: Path, case: str) -> None:
    content, line, rule = REFUSED[case]
    source, problems = read(tmp_path, content)
    assert source is None
    (problem,) = problems
    assert (rule, problem.severity) == (problem.rule, "error")
    assert abs(problem.line - line) <= 1
    assert problem.message.count(".") >= 1
    assert "yaml" not in problem.message.lower()


def test_an_alias_bomb_is_refused_in_little_memory(tmp_path: Path) -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    tracemalloc.start()
    _, problems = read(tmp_path, "\n".join(rows))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [problem.rule for problem in problems] == ["values_are_written_out"]
    assert peak < 5_000_000


def test_a_file_above_64_kb_is_not_read(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "name: " + "a" * 70_000)
    assert [problem.rule for problem in problems] == ["file_is_small"]


def test_twenty_five_thousand_brackets_do_not_end_the_process(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "[" * 25_000)
    assert [problem.rule for problem in problems] == ["nesting_is_shallow"]


def test_a_folder_in_the_place_of_a_file_is_a_problem(tmp_path: Path) -> None:
    _, problems = read_source(tmp_path, "listings/riverside", "listing")
    assert [problem.rule for problem in problems] == ["file_is_readable"]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    source, problems = read(tmp_path_factory.getbasetemp(), content)
    assert (source is None) == bool(problems)


PLAIN = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\x85\u2028\u2029"), max_size=80
)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,9}", fullmatch=True), PLAIN | st.lists(PLAIN, max_size=4), min_size=1))
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, data: dict) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    source, problems = read(tmp_path_factory.getbasetemp(), text)
    assert problems == []
    assert source is not None
    assert source.data == data


def test_the_line_of_any_field_is_found_again(tmp_path: Path) -> None:
    source, _ = read(tmp_path, "name: a\nwhen:\n  - day: monday\n    start: '10:00'\n  - {day: tuesday, end: x}\n")
    assert source is not None
    lines = {"name": 1, "when.0.start": 4, "when.1.end": 5, "when.1.missing": 5, "gone": 1, "": 1}
    assert {field: line_of(source, field) for field in lines} == lines


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('name: "Garden\nkind: group\n', "A quotation mark opens here and never closes."),
        ("name: a\n---\nname: b\n", "A line of three dashes starts a second file here."),
    ],
)
def test_what_is_behind_a_complaint_of_the_parser_is_named(tmp_path: Path, content: str, words: str) -> None:
    _, (problem,) = read(tmp_path, content)
    assert problem.message.startswith(words)
