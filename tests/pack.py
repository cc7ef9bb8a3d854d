"""The guidance pack as tests of its files read it: our own texts, the example's names, one picture for all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from hereabouts.guidance.guide import Guide
from hereabouts.guidance.library import Library, read_library
from hereabouts.guidance.naming import Naming
from hereabouts.home import PROJECT, Home
from hereabouts.settings import Settings, to_settings
from hereabouts.shared import read_settings

DAY = date(2026, 11, 26)
HELPS = ("999 if a life is at risk", "111, then option 2")
HOME = Home(PROJECT, PROJECT / "directory", DAY)
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><circle cx="9" cy="9" r="8"/></svg>'
HOSTILE = {
    "marks": "<script>alert('&amp;')</script> ]]> \"&\" {here}",
    "controls": "Mill\x00 \x07\x1b[31mtown\x7f\x85 \ufffe\ufdd0 \ud800end",
    "emoji": "Gärten 🌻👩🏽‍🌾 für alle",
    "right to left": "قائمة البلدة \u202eback\u202c עיר",
    "long": "Long name " * 60,
}


@cache
def library() -> Library:
    """Our pack, with a small picture under every name that it uses."""
    read, _ = read_library(HOME)
    names = {slide["picture"] for slide in read.slides if slide.get("picture")} | {"asset-board"}
    return replace(read, pictures=dict.fromkeys(sorted(names), PICTURE))


@cache
def naming() -> Naming:
    """Our pack with the example's settings."""
    return Naming(library(), read_settings(HOME))


def sheets() -> list[Guide]:
    """The sheets that are made as Word files."""
    return [guide for guide in library().guides.values() if guide.tool and guide.meta.get("word") == "yes"]


def called(name: str, slides: Any = None) -> Naming:
    """Our pack in a place with another name for everything."""
    data = {**naming().settings.data, "name": name, "place": name, "team": {"name": name, "email": name}}
    held = library() if slides is None else replace(library(), slides=slides)
    return Naming(held, to_settings(data))


def settings() -> Settings:
    """The example's settings."""
    return naming().settings


def guide_of(text: str, title: str = "A sheet", large: bool = False) -> Guide:
    """A sheet with some text."""
    meta = {"title": title, "description": "For a test.", "word": "yes", **({"large": "yes"} if large else {})}
    return Guide("toolkit/a-sheet.md", "guidance/toolkit/a-sheet.md", {**meta, "tool": "T99"}, text, 1)
