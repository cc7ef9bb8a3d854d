"""Where a site will stand: the address that it is asked for at, and the folders on the machine that sends it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


class NoPlace(ValueError):
    """An address or a folder that cannot be written into a server's settings; the message says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """What the table does not know."""

    secure: bool
    """True where the address begins with https."""
    host: str
    port: int | None
    base: str
    """The folder of the address: '/' at a root, '/town/' below one."""
    folder: str
    """Where the site's files lie on the server."""
    logs: str
    """Where the record of requests goes."""


def to_place(address: str, folder: Path, logs: Path) -> Place:
    """The place, from an address such as https://list.example.org/; raises NoPlace."""
    parts = urlsplit(address if address.endswith("/") else f"{address}/")
    try:
        port = parts.port
    except ValueError:
        raise NoPlace(f"{address} has a port that is no number.") from None
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[a-z0-9.-]+", host):
        raise NoPlace(f"{address} is no address of a site. Write it as https://list.example.org/.")
    if not re.fullmatch(r"/([A-Za-z0-9._~-]+/)*", parts.path) or parts.query or parts.fragment:
        raise NoPlace(f"{address} has more in it than the folders of a site. Write it as https://example.org/list/.")
    return Place(parts.scheme == "https", host, port, parts.path, _quotable(folder), _quotable(logs))


def _quotable(folder: Path) -> str:
    """The folder's full name; one that would end its quotes, or that a server would fill in, is refused."""
    name = folder.absolute().as_posix()
    if re.search(r"[\"\\${}\n\r`]", name):
        raise NoPlace(f"{name} has a sign in it that servers read as their own. Give the folder a plainer name.")
    return name
