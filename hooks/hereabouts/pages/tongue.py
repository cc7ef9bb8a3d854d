"""The language of a name that is written in other letters than ours, so that it is read aloud as what it is."""

from __future__ import annotations

import unicodedata

from hereabouts.listing import Listing
from hereabouts.pages.edition import Edition

LETTERS = {
    "ARABIC": ("ar", "ckb", "fa", "ku", "prs", "ps", "ur"), "BENGALI": ("bn",), "CJK": ("yue", "cmn", "zh"),
    "CYRILLIC": ("uk", "ru", "bg"), "DEVANAGARI": ("hi", "ne"), "ETHIOPIC": ("am", "ti"), "GREEK": ("el",),
    "GUJARATI": ("gu",), "GURMUKHI": ("pa",), "MALAYALAM": ("ml",), "TAMIL": ("ta",),
}  # fmt: skip
"""Languages of the vocabulary by the letters that they are written in."""


def name_tongue(edition: Edition, listing: Listing) -> str:
    """The code of a name's language; empty for our own letters, and where no language spoken there has its letters.

    Names in our letters, Welsh or Polish ones too, are not told apart: a wrong mark is worse than none.
    """
    if listing.name.isascii():
        return ""
    letters = [unicodedata.name(letter, "").partition(" ")[0] for letter in listing.name if letter.isalpha()]
    most = max(sorted(set(letters)), key=letters.count, default="")
    vocabulary = edition.directory.vocabularies.get("languages")
    terms = [vocabulary.terms.get(slug) for slug in listing.languages] if vocabulary else []
    codes = [str(term.extra.get("code", "")) for term in terms if term]
    return next((code for code in codes if code in LETTERS.get(most, ())), "")
