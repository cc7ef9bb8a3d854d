"""Why a row, or a whole import, cannot go on: the words travel as an exception to where they are reported."""

from __future__ import annotations


class Refused(Exception):
    """This row cannot become a listing; the message says why, in a sentence."""


class ImportStopped(Exception):
    """The import cannot run at all; the message says why and what to do."""
