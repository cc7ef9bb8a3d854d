"""Words of danger bring help, phrase by phrase and misspelt; harmless neighbours stay quiet."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest
import yaml

from building import PROJECT
from hereabouts.directory import Directory
from hereabouts.schema import check_schema, read_schema
from hereabouts.source import read_source
from hereabouts.urgent import terms_with_help, to_urgent
from hereabouts.vocabulary import to_vocabulary
from made_listings import make_directory

PHRASES = PROJECT / "tests/unit/phrases"
RUNNER = PROJECT / "tests/unit/urgent_answers.mjs"
SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an the to of and be been am is are was were i im ive id it its so just really very at in on "
        "for that this all with",
    )
)
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
PER_LINE, PER_WORD = 6, 3


@cache
def ours() -> Directory:
    """A directory of no listings with our words of danger and our urgent help."""
    source, problems = read_source(PROJECT / "directory/terms/urgent.yml", "urgent.yml", "term", "")
    assert source
    assert problems + check_schema(source, read_schema(PROJECT / "schemas", "term")) == []
    help_now = yaml.load((PROJECT / "directory/help-now.yml").read_text("utf-8"), yaml.BaseLoader)
    return replace(make_directory(0), vocabularies={"urgent": to_vocabulary(source)}, help_now=help_now)


def ask(texts: Sequence[str], folder: Path) -> list[list[str]]:
    """The short names of the terms that the browser's own module finds in each text."""
    terms = to_urgent(ours())
    file = folder / "asked.json"
    file.write_text(json.dumps({"terms": terms, "texts": texts}), encoding="utf-8")
    own = PROJECT / ".venv/bin/node"
    node = str(own) if own.is_file() else shutil.which("node")
    assert node, "Node 18 or newer is needed"
    ended = subprocess.run([node, str(RUNNER), str(file)], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    return [[terms[number][0] for number in numbers] for numbers in json.loads(ended.stdout)]


def lines(name: str) -> list[str]:
    return (PHRASES / name).read_text("utf-8").splitlines()


def urgent_lines() -> list[tuple[str, str]]:
    return [(slug, text) for slug, _, text in (line.partition("\t") for line in lines("urgent.txt"))]


def silent(texts: Sequence[str], folder: Path) -> None:
    assert {text: found for text, found in zip(texts, ask(texts, folder), strict=True) if found} == {}


def loud(rows: Sequence[tuple[str, str]], folder: Path) -> None:
    found = ask([text for _, text in rows], folder)
    assert [(*row, names) for row, names in zip(rows, found, strict=True) if row[0] not in names] == []


def telling(text: str) -> list[str]:
    kept = "".join(letter for letter in text.lower() if letter not in "'’")
    words = "".join(letter if letter.isalnum() else " " for letter in kept).split()
    return [word for word in words if word not in SMALL]


def misspell(word: str, rng: Random, errors: int = 1) -> str:
    """The word with so many slips of a hand after its first letter: a letter too few, too many, another or swapped."""
    first = rng.randrange(1, len(word) - 3 * (errors - 1))
    for at in sorted({first, rng.randrange(first + 3, len(word)) if errors > 1 else first}, reverse=True):
        letter = word[at]
        row = next((row for row in KEYS if letter in row), letter)
        beside = row[max(row.find(letter) - 1, 0)]
        word = rng.choice(
            [
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + beside + word[at + 1 :],
                word[:at] + word[at + 1 : at + 2] + letter + word[at + 2 :],
            ]
        )
    return word


def places(phrase: Sequence[str], words: Sequence[str], start: int = 0, reach: int = 99) -> list[int] | None:
    """Where a phrase stands in some words, in order, with at most two others between neighbours."""
    if not phrase:
        return []
    for at in range(start, min(start + reach, len(words))):
        if words[at] == phrase[0] and (rest := places(phrase[1:], words, at + 1, 3)) is not None:
            return [at, *rest]
    return None


def misspelt_lines() -> Iterator[tuple[str, str]]:
    """Lines of danger with errors in the words that tell it: one in a short word, two in a long one."""
    never = SMALL | {word for term in ours().vocabularies["urgent"] for word in term.extra.get("calm", ())}
    phrases = {term.slug: [telling(text) for text in term.also] for term in ours().vocabularies["urgent"]}
    for slug, text in urgent_lines():
        rng, words = Random(text), telling(text)
        here = [found for phrase in phrases[slug] if (found := places(phrase, words))]
        long_enough = [at for at in (here[0] if here else ()) if len(words[at]) >= 4]
        for _ in range(PER_LINE if long_enough else 0):
            at = rng.choice(long_enough)
            wrong = misspell(words[at], rng, 1 if len(words[at]) <= 7 else 2)
            if wrong not in never:
                yield slug, " ".join([*words[:at], wrong, *words[at + 1 :]])


def test_there_are_many_phrases_of_each_side() -> None:
    assert len(set(urgent_lines())) == len(lines("urgent.txt")) >= 150
    assert len(set(lines("calm.txt"))) == len(lines("calm.txt")) >= 150


def test_every_phrase_of_danger_brings_its_help(tmp_path: Path) -> None:
    loud(urgent_lines(), tmp_path)


def test_every_phrase_of_danger_brings_its_help_in_spite_of_errors(tmp_path: Path) -> None:
    rows = list(misspelt_lines())
    assert len(rows) > 2000
    loud(rows, tmp_path)


def test_no_harmless_neighbour_hides_a_phrase_of_the_file(tmp_path: Path) -> None:
    loud([(term.slug, text) for term in ours().vocabularies["urgent"] for text in term.also], tmp_path)


@pytest.mark.parametrize("file", ["calm.txt", "calm-as-spelt.txt"])
def test_harmless_phrases_stay_quiet(file: str, tmp_path: Path) -> None:
    silent(lines(file), tmp_path)


def test_harmless_phrases_stay_quiet_in_spite_of_an_error(tmp_path: Path) -> None:
    texts = []
    for line in lines("calm.txt"):
        rng, words = Random(line), line.lower().split()
        for at, word in enumerate(words):
            wrong = {misspell(word, rng) for _ in range(PER_WORD if len(word) > 3 else 0)} - {word}
            texts += [" ".join([*words[:at], each, *words[at + 1 :]]) for each in sorted(wrong)]
    assert len(texts) > 2000
    silent(texts, tmp_path)


@pytest.mark.parametrize("text", ["hanging baskets", "cutting garden", "killer sudoku"])
def test_gardeners_and_puzzlers_are_left_alone(text: str, tmp_path: Path) -> None:
    silent([text, text.upper(), f"a {text} club", f"{text}, please!"], tmp_path)


@pytest.mark.parametrize("nation", ["england", "wales", "scotland", "northern-ireland"])
def test_every_term_has_help_in_every_nation(nation: str) -> None:
    settings = replace(ours().settings, nation=nation)
    here = terms_with_help(replace(ours(), settings=settings))
    assert [term.slug for term, slugs in here if slugs] == list(ours().vocabularies["urgent"].terms)


def test_help_that_a_town_does_not_list_is_passed_over() -> None:
    entries = [entry for entry in ours().help_now["entries"] if entry["slug"] == "samaritans"]
    town = replace(ours(), help_now={"entries": entries})
    assert {tuple(slugs) for _, slugs in terms_with_help(town)} == {("samaritans",)}
    assert to_urgent(replace(town, help_now={})) == []
