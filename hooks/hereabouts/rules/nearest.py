"""The right word nearest to a wrong one, for "Did you mean ...?"."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from hereabouts.vocabulary import Vocabulary

ALIKE = 70
"""Less alike than this, out of 100, and a guess only puzzles."""
FEW = 12
"""A list of at most so many words is shown whole."""


def nearest_slug(word: str, slugs: Iterable[str]) -> str:
    """The slug most like the word, or '' where none is like it."""
    best = process.extractOne(word, list(slugs), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return best[0] if best else ""


def nearest_term(word: str, vocabulary: Vocabulary) -> str:
    """The slug of the term that says nearly the same, by its slug, its label or another word for it."""
    spoken = [(text, term.slug) for term in vocabulary for text in (term.slug, term.label, *term.also)]
    best = process.extractOne(
        word,
        [text for text, _ in spoken],
        scorer=fuzz.ratio,
        processor=default_process,
        score_cutoff=ALIKE,
    )
    return spoken[best[2]][1] if best else ""


def suggest_term(word: str, vocabulary: Vocabulary) -> str:
    """What to write in the word's place, as a sentence."""
    near = nearest_term(word, vocabulary)
    if near:
        return f"Did you mean {near}?"
    if len(vocabulary.terms) <= FEW:
        return f"Choose from: {', '.join(vocabulary.terms)}."
    return f"Choose a word from terms/{vocabulary.name}.yml."


def suggest_slug(word: str, slugs: Iterable[str], otherwise: str) -> str:
    """The nearest slug as a question, or the sentence that tells what else to do."""
    near = nearest_slug(word, slugs)
    return f"Did you mean {near}?" if near else otherwise
