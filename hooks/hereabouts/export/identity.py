"""Names that other directories keep: the same for every build, and for everyone who builds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha1
from uuid import UUID, uuid5

ENGINE = UUID("7af70678-fdc0-49e7-b677-55d269113fe0")
"""Never changed: every identifier that was ever given out hangs on it."""


@dataclass(frozen=True, slots=True)
class Names:
    """The identifiers of one town. Two towns may both have an Acorn Hall."""

    town: UUID

    def of(self, path: str) -> str:
        """The UUID (version 5) of a kind and a short name, such as service/riverside-garden/phone/0."""
        return _name(self.town.bytes, path)


def names_of(place: str) -> Names:
    """The identifiers of the town that its settings call by this name."""
    return Names(uuid5(ENGINE, " ".join(place.split()).casefold()))


@lru_cache(maxsize=1 << 14)  # terms and places come again; the rest does not
def _name(town: bytes, path: str) -> str:
    # What uuid5 does, without an object for each: a large directory has some hundred thousand of these.
    digest = bytearray(sha1(town + path.encode(), usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
