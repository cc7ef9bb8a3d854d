"""Station 7, the form: tells a group that asked to be removed by its name, without serving the names.

The do-not-list holds no names but their marks. The site does not serve those either, for whoever has a list of likely
names could try them all at once: each mark goes through a slow one-way function with this site's own salt, and the
browser takes the name that somebody types through the same.
"""

from __future__ import annotations

from functools import partial
from hashlib import pbkdf2_hmac, sha256
from typing import Any

from hereabouts.do_not_list import DoNotList
from hereabouts.home import Home
from hereabouts.kept import Kept
from hereabouts.settings import Settings

ROUNDS = 100_000
BYTES = 12


def to_kept_out(do_not_list: DoNotList, settings: Settings, home: Home) -> dict[str, Any]:
    """What the browser needs to know one of them again; of a group without a mark, its short names tell it."""
    salt = sha256(f"do-not-list of {settings.address}".encode()).hexdigest()[:16]
    keep = Kept(home.cache / "kept-out", f"{salt} {ROUNDS}".encode())
    told = {word for entry in do_not_list.entries for word in (entry.name_mark, *entry.slugs) if word}
    digests = sorted(keep((word.encode(),), partial(digest_of, word, salt)).hex() for word in told)
    keep.forget_rest()
    return {"salt": salt, "rounds": ROUNDS, "digests": digests}


def digest_of(word: str, salt: str) -> bytes:
    """The slow digest of a mark or a short name; form-kept-out.mjs makes the same."""
    return pbkdf2_hmac("sha256", word.encode(), salt.encode(), ROUNDS, BYTES)
