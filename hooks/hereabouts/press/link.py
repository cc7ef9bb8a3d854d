"""Station 7, the last look: every internal link and anchor of the finished folder leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape
from urllib.parse import unquote, urlsplit

from hereabouts.address import CALENDARS, FAMILY_ROOT
from hereabouts.problem import Problem

# Only inside of a tag: a contributor's text may say href=... as well.
_LINK = re.compile(r"""<[a-zA-Z](?:[^<>"]|"[^"]*")*?\s(?:href|src)=(?:"([^"]*)"|([^\s">]+))""")
_ID = re.compile(r"""\s(?:id|name)=(?:"([^"]*)"|([^\s">]+))""")
_LINK_UP = re.compile(r'<[a-z]+ [^<>]*?="(\.\./[^"]*)"')
_CALENDAR_UP = f"{FAMILY_ROOT}{CALENDARS}/"
_QUIET_SCHEMES = ("http:", "https:", "mailto:", "tel:", "sms:", "geo:", "data:", "javascript:", "//")


def find_links(html: str) -> set[str]:
    """The internal addresses a page links to, as written."""
    found = (unescape(quoted or bare) for quoted, bare in _LINK.findall(html))
    return {link for link in found if link and not link.lower().startswith(_QUIET_SCHEMES)}


def find_links_up(html: str) -> set[str]:
    """The links of a pressed page that lead up out of its folder; our own templates write all of them so.

    Without the one to its own calendar, which no other page has: one function decides about the link and the file.
    """
    return {link for link in map(unescape, _LINK_UP.findall(html)) if not link.startswith(_CALENDAR_UP)}


def find_anchors(html: str) -> set[str]:
    """The element ids of a page."""
    return {unescape(quoted or bare) for quoted, bare in _ID.findall(html)}


def resolve_link(link: str, page: str, base_path: str) -> tuple[str, str]:
    """Site-relative address and anchor of a link that stands on the page `page` ('activity/x/index.html')."""
    parts = urlsplit(link)
    path = unquote(parts.path)
    if not path:
        return page, parts.fragment
    if path.startswith("/"):
        return path.removeprefix(base_path).lstrip("/"), parts.fragment
    steps = page.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            if not steps:
                return "../" + path, parts.fragment
            steps.pop()
        elif step != ".":
            steps.append(step)
    return "/".join(steps), parts.fragment


def target_file(address: str) -> str:
    """The file behind an address: a folder's page is its index.html."""
    return f"{address}index.html" if not address or address.endswith("/") else address


def judge_links(
    links: Mapping[str, Iterable[str]], files: set[str], anchors: Mapping[str, set[str]], base_path: str
) -> list[Problem]:
    """Problems with the links of each page: no such file, no such anchor.

    `links` has them by page; `anchors` holds the ids of those pages whose anchors can be judged. A fragment that
    holds '=' is a search, not an anchor.
    """
    problems = []
    for page, found in links.items():
        for link in found:
            address, anchor = resolve_link(link, page, base_path)
            file = target_file(address)
            if file not in files:
                message = f"Link to {link} leads nowhere. Check its spelling, or take it out."
                problems.append(Problem(page, 1, "", "link_leads_somewhere", "error", message))
            elif anchor and "=" not in anchor and file in anchors and unquote(anchor) not in anchors[file]:
                message = f"Link to {link} leads to a place that the page does not have."
                problems.append(Problem(page, 1, "", "anchor_is_there", "error", message))
    return problems
