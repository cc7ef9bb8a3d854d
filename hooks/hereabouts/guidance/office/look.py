"""Colours and letters of the files, as on the site and on paper."""

from __future__ import annotations

PAPER, INK, QUIET, PRIMARY = "FFFDF9", "1D2A30", "4A5A62", "0B5D5E"
TINT = "E7F0EF"
"""Behind headings of tables: ink on it has a contrast of 12.6."""
LINE = "767C82"
HELP, HELP_TINT = "5B1F3A", "FDEEF3"
FONT, FALLBACK = "Atkinson Hyperlegible Next", "Arial"
PANOSE = "020B0604020202020204"
"""The shape of the fallback's letters: a reader without the font gets what is most like it."""
LANGUAGE = "en-GB"
EXAMPLE = "Invented example"
"""Stands on every sheet and slide of a directory that is one."""
