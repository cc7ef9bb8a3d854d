"""The public side is looked at on shared phones: none of its own words says why anyone came."""

import re

import yaml

from building import PROJECT
from html_page import Page

HUSHED = re.compile(
    r"(?i)\b(mental|psych|depress|anxi|suicid|self.?harm|crisis|crises|lonel|isolat|well-?being|recover|illness|disorder|"
    r"therap|symptom|diagnos|distress|vulnerab|counsel|patients|service.user|trauma|stigma|addict|bipolar|schizo|"
    r"stress|low mood|panic|coping|struggl|social prescri|referral pathway|safeguarding concern)\w*"
)


def helpline_texts() -> list[str]:
    """Every text of the file of urgent help, the longest first."""

    def texts(value) -> list[str]:
        if isinstance(value, str):
            return [value]
        inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
        return [text for one in inside for text in texts(one)]

    data = yaml.load((PROJECT / "directory/help-now.yml").read_text(encoding="utf-8"), yaml.CBaseLoader)
    return sorted({" ".join(text.split()) for text in texts(data)}, key=len, reverse=True)


def said(page: Page, helplines: list[str]) -> str:
    """All that a page says to people, helplines' names and descriptions apart."""
    told = [one.get(name) or "" for one in page.elements for name in ("alt", "title", "aria-label", "placeholder")]
    described = [one.get("content") or "" for one in page.all("meta", name="description")]
    words = " ".join([page.title, page.root.words, *told, *described])
    for text in helplines:
        words = words.replace(text, "")
    return words


def test_no_word_of_the_public_side_is_about_mental_health(public):
    helplines = helpline_texts()
    found = {name: {one[0] for one in HUSHED.finditer(said(page, helplines))} for name, page in public.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_no_address_of_the_public_side_is(public):
    assert [name for name in public if HUSHED.search(name.replace("-", " "))] == []


def test_the_words_that_are_looked_for_would_be_found(pages):
    assert HUSHED.search(pages["teams/index.html"].root.words)


def test_no_word_of_the_modules_is(example_site):
    typed = re.compile(r"counsel\w+")  # spellings that people may type, never shown
    for file in sorted((example_site / "assets/javascripts").glob("*.mjs")):
        assert not HUSHED.search(typed.sub("", file.read_text(encoding="utf-8"))) or file.name == "minisearch.mjs", file
