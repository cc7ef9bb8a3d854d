"""The one table of what a host says with each file: who may use it, how long it is kept, what it may do.

Every rendering is made from it: `_headers`, nginx, Caddy, and the list for an object store. Patterns fit the whole path
from the site's root and use only what the regular expressions of Python, nginx and Caddy have in common; so no braces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

POLICY, LIFETIME, TYPE = "Content-Security-Policy", "Cache-Control", "Content-Type"
YEAR = "public, max-age=31536000, immutable"
DAY = "public, max-age=86400"
SHORT = "public, max-age=600"
ASK = "no-cache"
"""Kept, and asked for again each time; the host answers in one line where nothing has changed."""

_HEX = "[0-9a-f]"
HASHED = (
    r"assets/.+\." + _HEX * 8 + r"\.min\.(css|js)",
    r"data/(find|list)/" + _HEX * 10 + r"\.json",
)
"""Files that have a digest of what they hold in their name: another content has another name."""
STEADY = r"assets/(fonts|images|pictures)/.+"
"""What looks the same for years. An old one does no harm for a day."""
CODE = r"assets/.+"
"""Scripts and styles whose names stay. They change when the software does, which is seldom."""
FRAMED = r"embed/.*"
"""The one page that is made to stand in a frame."""
OPEN = (r"data/.*", r"calendar/.*", r"feed\.xml")
"""What everybody's programs may read, in a browser too."""
PRINTS = r"print/.*"
"""Files for paper. A browser shows a PDF in a viewer of its own, which a content policy would stop."""

SWITCHED_OFF = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "gyroscope",
    "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get",
    "screen-wake-lock", "usb", "xr-spatial-tracking",
)  # fmt: skip
"""What a page of ours never asks a device for. Its place it does ask for, when somebody presses the button."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header, what it says with every file, and where it says something else: the first pattern that fits counts."""

    name: str
    usual: str
    """Empty where it is not sent."""
    other: Sequence[tuple[str, str]] = ()

    def value(self, path: str) -> str:
        """What it says with the file of this path; empty where it is not sent."""
        return next((value for pattern, value in self.other if re.fullmatch(pattern, path)), self.usual)


def to_table(policy: str) -> tuple[Header, ...]:
    """All headers, for a site whose pages together have this content policy."""
    own = "; ".join(filter(None, [policy, "frame-ancestors 'self'"]))
    anywhere = "; ".join(filter(None, [policy, "frame-ancestors *"]))
    permissions = ", ".join([*(f"{name}=()" for name in SWITCHED_OFF), "geolocation=(self)"])
    return (
        Header(POLICY, own, ((FRAMED, anywhere), (PRINTS, "frame-ancestors 'self'"))),
        Header(LIFETIME, ASK, (*((one, YEAR) for one in HASHED), (STEADY, DAY), (CODE, SHORT))),
        Header("Referrer-Policy", "no-referrer"),
        Header("X-Content-Type-Options", "nosniff"),
        Header("Permissions-Policy", permissions),
        Header("Cross-Origin-Opener-Policy", "same-origin"),
        Header("Cross-Origin-Resource-Policy", "same-origin", tuple((one, "cross-origin") for one in (FRAMED, *OPEN))),
        Header("Access-Control-Allow-Origin", "", tuple((one, "*") for one in OPEN)),
    )


def headers_of(table: Sequence[Header], path: str) -> dict[str, str]:
    """Everything that is said with the file of this path."""
    said = {header.name: header.value(path) for header in table}
    return {name: value for name, value in said.items() if value}
