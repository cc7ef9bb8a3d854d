"""Station 3, what a rule may look at besides the file it judges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hereabouts.closure import Closures
from hereabouts.do_not_list import DoNotList
from hereabouts.postcode import Postcodes
from hereabouts.settings import Settings
from hereabouts.source import Source
from hereabouts.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Context:
    """The shared files of a directory. Each was read and checked before any listing."""

    settings: Settings
    vocabularies: Mapping[str, Vocabulary]
    venues: Mapping[str, Source]
    """The venue files by slug; only those that passed their schema."""
    organisations: Mapping[str, Source]
    schemes: Mapping[str, Source]
    help_now: Mapping[str, Any]
    """help-now.yml as written: intro and entries."""
    closures: Closures
    postcodes: Postcodes
    today: date
    do_not_list: DoNotList = field(default_factory=DoNotList)
    """What was taken out for good."""
