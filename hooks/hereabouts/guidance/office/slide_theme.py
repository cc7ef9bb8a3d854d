"""Colours and letters of a slide show, by the names that every layout uses."""

from __future__ import annotations

import re
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Show

from hereabouts.guidance.office.look import FONT, INK, PANOSE, PAPER, PRIMARY, QUIET

_THEME_COLOURS = {"dk1": INK, "lt1": PAPER, "dk2": PRIMARY, "lt2": "E7F0EF", "accent1": PRIMARY, "accent2": "6B3A00",
                  "accent3": "14532D", "accent4": "5B1F3A", "accent5": QUIET, "accent6": "767C82",
                  "hlink": PRIMARY, "folHlink": PRIMARY}  # fmt: skip


def set_theme(show: Show) -> None:
    """Our colours and letters; the letters' shape is named, for a computer that lacks the font."""
    _lighten(show)
    part: Any = show.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme: Any = parse_xml(part.blob)
    for name, colour in _THEME_COLOURS.items():
        for place in theme.iter(qn(f"a:{name}")):
            for old in list(place):
                place.remove(old)
            place.append(parse_xml(f'<a:srgbClr {nsdecls("a")} val="{colour}"/>'))
    for letters in ("majorFont", "minorFont"):
        for latin in theme.iterfind(f".//{qn(f'a:{letters}')}/{qn('a:latin')}"):
            latin.attrib.update({"typeface": FONT, "panose": PANOSE, "pitchFamily": "34", "charset": "0"})
    part.blob = serialize_part_xml(theme)


def _lighten(show: Show) -> None:
    """Takes out what the library's empty file brings along."""
    unwanted = re.compile("thumbnail|printerSettings|extended-properties")
    for relations in (show.part.package._rels, show.part.rels):
        for key in [key for key, one in relations.items() if unwanted.search(one.reltype)]:
            relations.pop(key)
