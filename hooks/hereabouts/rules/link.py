"""Links that lead to a web page and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from hereabouts.context import Context
from hereabouts.rules.finding import Finding
from hereabouts.rules.walk import lay_out, texts
from hereabouts.source import Source

_HOST = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*\.?(?::\d{1,5})?(?=[/?#]|$)"
WHOLE = re.compile(rf"https?://{_HOST}", re.IGNORECASE)
ODD_BYTES = re.compile(rb"https?://(?!(?:[A-Za-z0-9-]++\.)+[A-Za-z]{2,}+(?![:@0-9.-]))")
"""A quick look that passes most addresses; what it stops at is looked at again, one text at a time."""
INLINE = re.compile(r"\]\(\s*<?([^)>]*)")
REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:\s*<?(\S+)", re.MULTILINE)
ANGLED = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*:[^>\s]*)>")
ATTRIBUTE = re.compile(r"""\b(?:href|src)\s*=\s*["']?([^"'>]*)""", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060\ufeff]")


def link_names_a_host(source: Source, context: Context) -> Iterator[Finding]:
    """A web address has a host such as example.org, and no user name or password before it."""
    if not ODD_BYTES.search(lay_out(source)):
        return
    for field, value in texts(source.data):
        if not value.startswith(("http://", "https://")) or WHOLE.match(value):
            continue
        if "@" in value.split("/", 3)[2]:
            message = "Web address holds a user name or password before an @. Take that part out."
        else:
            message = (
                f"Web address {value[:60]} has no host such as www.example.org. Open the page and copy its address."
            )
        yield Finding(field, message)


def links_in_words_are_web_addresses(source: Source, context: Context) -> Iterator[Finding]:
    """A link written inside the description leads to a web page, and runs nothing."""
    description = source.data.get("description", "")
    if "](" not in description and "]:" not in description and "<" not in description:
        return
    for target in _targets(description):
        scheme = SCHEME.match(UNSEEN.sub("", unescape(target)))
        if scheme and scheme[0].lower() not in ("http:", "https:"):
            message = (
                f"Description has a link that begins with {scheme[0]} Only https:// and http:// may stand there. "
                "E-mail and phone go under contact."
            )
            yield Finding("description", message)


def _targets(markdown: str) -> Iterator[str]:
    for pattern in (INLINE, REFERENCE, ANGLED, ATTRIBUTE):
        yield from pattern.findall(markdown)
