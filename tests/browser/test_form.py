"""The form on the page "Add or correct something": every field of the schema comes out as it was filled in."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from form_answers import ADVICE, GROUP, MONEY, leaves, schema_fields
from form_hands import check, fill, finish, open_form, saved
from hereabouts.source import parse_mapping
from visiting import opened

VOCABULARIES = {"work-help": "work-help", "advice-help": "advice-help", "groups": "who-for"}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser, width=390, accept_downloads=True) as ours:
        yield ours


def with_words(listing: dict[str, Any], example_site: Path) -> dict[str, Any]:
    """The answers, with the first word of a vocabulary where any word will do."""
    terms = json.loads((example_site / "data/form/form.json").read_text(encoding="utf-8"))["terms"]
    text = copy.deepcopy(listing)
    for key, name in VOCABULARIES.items():
        for holder in (text, text.get("who-for", {})):
            if holder.get(key) == ["__first__"]:
                holder[key] = [terms[name][0][0]]
    return text


def test_the_answers_below_hold_every_field_of_the_schema() -> None:
    answered = {path for listing in (GROUP, ADVICE, MONEY) for path in leaves(listing)}
    every = set(schema_fields())
    whole = {path for path in every if not any(other[: len(path)] == path for other in every - {path})}
    facts = {path for path in whole if path[-1:] in (("is",), ("note",)) and path[:-1] in answered}
    # Access facts are named by a vocabulary, and some facts stand without a note.
    missing = {path for path in whole - facts if path not in answered and "access" not in path}

    assert missing == set()


@pytest.mark.parametrize("listing", [GROUP, ADVICE, MONEY], ids=lambda one: one["kind"])
def test_what_is_filled_in_comes_out_as_a_file_that_passes_the_check(
    page: Page, site: str, example_site: Path, tmp_path: Path, listing: dict[str, Any]
) -> None:
    wanted = with_words(listing, example_site)
    open_form(page, site)
    fill(page, wanted)
    finish(page)

    file = saved(page, tmp_path)

    assert parse_mapping(file.read_bytes()) == wanted
    assert check(file, tmp_path) == ""
