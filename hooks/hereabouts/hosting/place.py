"""Where a site will stand: the address that it is asked for at, and the folders on the machine that sends it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

_HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
_FOLDERS = re.compile(r"/((?!\.{1,2}/)[A-Za-z0-9._~-]+/)*")


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
    no_site = NoPlace(f"{_on_a_line(address)} is no address of a site. Write it as https://list.example.org/.")
    if _on_a_line(address) != address:  # Python would pass over breaks and tabs
        raise no_site
    try:
        parts = urlsplit(address if address.endswith("/") else f"{address}/")
    except ValueError:
        raise no_site from None
    try:
        port = parts.port
    except ValueError:
        port = 0
    if port == 0:
        raise NoPlace(f"{address} has a port that is none. Write a number from 1 to 65535, or leave it out.")
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not _HOST.fullmatch(host):
        raise no_site
    if not _FOLDERS.fullmatch(parts.path) or parts.query or parts.fragment:
        raise NoPlace(f"{address} has more in it than the folders of a site. Write it as https://example.org/list/.")
    return Place(parts.scheme == "https", host, port, parts.path, _quotable(folder), _quotable(logs))


def _on_a_line(text: str) -> str:
    """The text with nothing in it that cannot be seen."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _quotable(folder: Path) -> str:
    """The folder's full name; one that would end its quotes, or that a server would fill in, is refused."""
    name = folder.absolute().as_posix()
    if re.search(r"[\"\\${}`]", name) or _on_a_line(name) != name:
        shown = _on_a_line(name)
        raise NoPlace(f"{shown} has a sign in it that servers read as their own. Give the folder a plainer name.")
    return name
