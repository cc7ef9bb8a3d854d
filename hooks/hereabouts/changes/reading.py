"""How hard a text is to read, as the age at which most people can: the Flesch-Kincaid grade and five years."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

SCHOOL_BEGINS = 5
YOUNGEST, OLDEST = 6, 20
LONG = 25
"""Words. A longer sentence is named."""
_SENTENCE = re.compile(r"[^.!?\n]+")
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['\u2019][a-z]+)?")
_VOWELS = re.compile(r"[aeiouy\u00e0-\u00ff]+")


def text_of(data: Mapping[str, Any]) -> str:
    """What a newcomer reads of a listing, each part as sentences of its own."""
    joining = data.get("joining", {})
    parts = [data.get("summary"), data.get("description"), joining.get("first-visit")]
    return "\n".join(part for part in parts if isinstance(part, str))


def reading_age(text: str) -> int | None:
    """The age in years; None where there are too few words to tell."""
    sentences = [words for sentence in _SENTENCE.findall(text) if (words := _WORD.findall(sentence))]
    count = sum(map(len, sentences))
    if count < LONG // 2:
        return None
    syllables = sum(_count_syllables(word.lower()) for words in sentences for word in words)
    grade = 0.39 * count / len(sentences) + 11.8 * syllables / count - 15.59
    return max(YOUNGEST, min(OLDEST, round(grade) + SCHOOL_BEGINS))


def longest_sentence(text: str) -> str:
    """The longest sentence where it is too long; else nothing."""
    sentences = [sentence.strip() for sentence in _SENTENCE.findall(text)]
    longest = max(sentences, key=lambda sentence: len(_WORD.findall(sentence)), default="")
    return longest if len(_WORD.findall(longest)) > LONG else ""


def _count_syllables(word: str) -> int:
    count = len(_VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith("le") and count > 1
    return max(1, count - silent)
