"""Station 3 for guidance: how easily a page reads, as the age at which most people can read it.

The Flesch-Kincaid grade (J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, Derivation of New
Readability Formulas for Navy Enlisted Personnel, Research Branch Report 8-75, 1975):

    0.39 x words to a sentence + 11.8 x syllables to a word - 15.59

A grade of the United States is a school year; a child in grade 1 is six, so the age is the grade and five. Syllables
are the places at which a British dictionary would break the word, and one; as it leaves words such as "area" whole, the
groups of vowels are counted too, and the larger number is taken. What counts is prose: sentences, points of lists, the
questions on a sheet; not headings, tables, names of sources, nor what the site writes by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

if TYPE_CHECKING:
    from pyphen import Pyphen

GRADE_TO_AGE = 5
PUBLIC_AGE, TEAM_AGE = 11.0, 14.0
"""The age at which a page for everybody should be readable, and one for people at their work."""
LONGEST = 25
"""Words of the longest sentence on a page for everybody."""
_APART = {"table", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "code", "pre"}
_INLINE = {"a", "em", "strong", "span", "br", "sup", "sub"}
_SENTENCE_END = re.compile(r"(?<=[.!?])[”’)\"]*\s+")
"""Not a colon or semicolon: what stands behind one is still the same sentence."""
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:[’'-][A-Za-zÀ-ÿ]+)*")
_VOWELS = re.compile(r"[aeiouyà-ÿ]+")
_SILENT = re.compile(r"(?<=[^aeiouy])(?<!l)e$|(?<=[aeiouy]l)e$|(?<=[^aeiouydt])ed$|(?<=[^aeiouyscxzgh])es$")
"""Vowels that are written and not spoken: come, while, asked, times."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was counted on one page."""

    words: int
    sentences: int
    syllables: int

    @property
    def age(self) -> float:
        """The age at which most people can read it; 0 for a page without prose."""
        if not self.words:
            return 0.0
        grade = 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59
        return round(grade + GRADE_TO_AGE, 1)


def read_tree(root: Element) -> Reading:
    """Counts the prose of a page's element tree."""
    sentences = [words for sentence in sentences_of(root) if (words := words_of(sentence))]
    words = [word for sentence in sentences for word in sentence]
    return Reading(len(words), len(sentences), sum(map(count_syllables, words)))


def sentences_of(root: Element) -> list[str]:
    """Every sentence of the prose once: what is printed several times, as slips are, counts as one."""
    texts = dict.fromkeys(" ".join(text.split()) for text in _texts_of(root))
    return [sentence for text in texts for sentence in _SENTENCE_END.split(text)]


def words_of(sentence: str) -> list[str]:
    """The words of a sentence, without numbers."""
    return _WORD.findall(sentence)


@cache
def count_syllables(word: str) -> int:
    """Syllables of a word: the places where it may be broken, and one, or its groups of vowels if those are more."""
    return max(len(_dictionary().positions(word)) + 1, len(_VOWELS.findall(_SILENT.sub("", word.lower()))))


def _texts_of(element: Element) -> Iterator[str]:
    """The text of each block of prose; a block within a block stands for itself."""
    run = element.text or ""
    for child in element:
        if child.tag in _INLINE:
            run += _inline_text(child)
        else:
            yield run
            run = ""
            if not _is_apart(child):
                yield from _texts_of(child)
        run += child.tail or ""
    yield run


def _inline_text(element: Element) -> str:
    return "" if element.get("class") == "cite" else "".join(element.itertext()) or " "


def _is_apart(element: Element) -> bool:
    classes = element.get("class", "").split()
    return element.tag in _APART or "data-here" in element.attrib or "mark" in classes or "scale" in classes


@cache
def _dictionary() -> Pyphen:
    from pyphen import Pyphen  # imported late: a check that has seen every page before counts nothing

    return Pyphen(lang="en_GB")
