"""Station 3 for guidance: the words of the house. All of it is advice: a build goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hereabouts.guidance.page import Found, Page
from hereabouts.guidance.reading import LONGEST, PUBLIC_AGE, TEAM_AGE, words_of

OUR_WORDS = {
    r"suffer(?:s|ed|ing)? from": "has, or lives with",
    r"sufferers?": "person",
    r"victims?": "person",
    r"(?:the )?mentally ill": "people who use services",
    r"committed suicide": "died by suicide",
}
"""What people do not like to be called, and what we write instead."""
PUBLIC_WORDS = {r"service[ -]users?": "people who use services, or: you"}
"""What no page for everybody needs, though it is precise elsewhere."""
AMERICAN = {
    r"(col|fav|hon|hum|lab|neighb|rum|harb|behavi)or(s|ed|ing|al|hood|ite|able|ful)?": r"\1our\2",
    r"(cent|theat|met)er(s|ed)?": r"\1re\2",
    r"(organ|recogn|real|apolog|priorit|emphas|summar|minim|maxim|social|normal|final|special|memor|util)iz(e|es|ed|ing|er|ers|ation|ations)":
        r"\1is\2",
    r"(anal|paral)yz(e|es|ed|ing)": r"\1ys\2",
    r"(travel|cancel|label|model|counsel|signal)(ed|ing|er|ers|or|ors)": r"\1l\2",
    r"(enrol|fulfil|instal)lment(s)?": r"\1ment\2", r"skillful": "skilful",
    r"(training|course|support|research|health|recovery) program(s)?": r"\1 programme\2",
    r"(def|off|pret)ense": r"\1ence",
    r"gray": "grey", r"mom(s)?": r"mum\1", r"gotten": "got", r"catalog(s)?": r"catalogue\1",
    r"jewelry": "jewellery", r"pediatric(s)?": r"paediatric\1", r"aging": "ageing", r"mustache": "moustache",
}  # fmt: skip
"""American spellings, and ours."""
_MEASURES = re.compile(r"parking meters?|gas meters?|meter reading|computer programs?", re.IGNORECASE)
_ADDRESS = re.compile(r"\]\([^)]*\)|\[@[^\]]*\]|\[(?:tool|term|here):[^\]]*\]|https?://\S+|\{#[^}]*\}")


def words_are_kind(page: Page) -> Found:
    """People are called what they want to be called."""
    wanted = {**OUR_WORDS, **(PUBLIC_WORDS if page.guide.is_public else {})}
    for line, found, better in _find_words(page, wanted):
        yield line, f'We do not write "{found[0]}". Write: {better}.'


def spelling_is_british(page: Page) -> Found:
    """Words are spelt as in the United Kingdom."""
    for line, found, ours in _find_words(page, AMERICAN):
        yield line, f'"{found[0]}" is spelt as in America. Write: {found.expand(ours).lower()}.'


def nothing_is_shouted(page: Page) -> Found:
    """No sentence ends in an exclamation mark."""
    for line, text in _lines(page):
        if "!" in text.replace("![", ""):
            yield line, "An exclamation mark stands here. End the sentence with a full stop."


def page_reads_easily(page: Page) -> Found:
    """Most people of eleven can read a page for everybody, and most of fourteen the others."""
    limit = PUBLIC_AGE if page.guide.is_public else TEAM_AGE
    if page.age > limit:
        message = f"This page reads at age {page.age}; at most {limit:.0f}. Shorten sentences, and use everyday words."
        yield page.guide.first_line, message


def sentences_are_short(page: Page) -> Found:
    """A sentence on a page for everybody has at most 25 words."""
    if page.guide.is_public:
        for sentence in page.long:
            words = words_of(sentence)
            begins = " ".join(words[:4])
            yield (
                _line_of(page, words),
                f'The sentence "{begins} …" has {len(words)} words. Cut it in two: at most {LONGEST}.',
            )


def _find_words(page: Page, wanted: Mapping[str, str]) -> Iterator[tuple[int, re.Match[str], str]]:
    """Line, match and better words of every word that is looked for; most pages hold none, and are passed over fast."""
    lines = [(number, _MEASURES.sub("", text)) for number, text in _lines(page)]
    whole = "\n".join(text for _, text in lines)
    for pattern, better in wanted.items():
        word = re.compile(rf"\b{pattern}\b", re.IGNORECASE)
        if word.search(whole):
            yield from ((number, found, better) for number, text in lines for found in word.finditer(text))


def _lines(page: Page) -> Iterator[tuple[int, str]]:
    """Lines as read: without addresses, names and ids."""
    yield 1, f"{page.guide.title}. {page.guide.meta.get('description', '')}"
    for number, line in enumerate(page.guide.text.split("\n"), page.guide.first_line):
        yield number, _ADDRESS.sub("", line)


def _line_of(page: Page, words: list[str]) -> int:
    """The line on which a sentence begins: where its first words stand, as many as can be found."""
    lines = page.guide.text.split("\n")
    for count in (4, 3, 2, 1):
        for number, line in enumerate(lines, page.guide.first_line):
            if " ".join(words[:count]) in line:
                return number
    return page.guide.first_line
