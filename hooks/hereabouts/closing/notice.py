"""The page that stands at every address of a closed site: what has closed, who keeps the list now, and urgent help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hereabouts.address import Addresses
from hereabouts.closing.closed import Closed
from hereabouts.closing.mark import ARCHIVE
from hereabouts.pages.edition import Edition
from hereabouts.pages.help_now import folded_view, full_view
from hereabouts.pages.quick_exit import USUAL
from hereabouts.pages.slots import render_slots
from hereabouts.press.policy import content_policy, inline_scripts
from hereabouts.press.slot import head_elements, insert_head
from hereabouts.session_words import format_day

HOME, LIST, HELP, FRAME = "index.html", "my-list/index.html", "help/index.html", "embed/index.html"
MISSING = "404.html"
ALONE = (HOME, LIST, HELP, FRAME, MISSING)
"""Pages that are like no other."""
SLOTS = ("example-notice", "help-line", "help-print", "footer-data")
EXAMPLE_ROBOTS = "noindex, nofollow"
PASS_BY = "noindex"


@dataclass(frozen=True, slots=True)
class Notice:
    """What every page of the closed site shares."""

    edition: Edition
    closed: Closed
    base_path: str
    """The folder of the site's address, from which the page for missing addresses links."""
    serving: bool = False
    """True while it is served as it is written: the generator then adds a script that no policy knows."""


def render_notice(notice: Notice, name: str) -> str:
    """The notice as the page of a file, such as 'find/index.html'."""
    root = notice.base_path if name == MISSING else "../" * name.count("/")
    at = Addresses(root, notice.edition.at.as_files)
    html = notice.edition.fragments.render("closed", _to_view(notice, name, at))
    robots = robots_of(notice, name)
    metas = {"referrer": "no-referrer", **({"robots": robots} if robots else {})}
    policy = "" if notice.serving else content_policy(inline_scripts(html))
    return insert_head(html, head_elements(metas, policy))


def render_notices(notice: Notice, names: Iterable[str]) -> dict[str, str]:
    """The page of each file; those of one depth are the same but for a few, and made once."""
    made: dict[str, str] = {}
    pages = {}
    for name in names:
        form = name if name in ALONE else "../" * name.count("/")
        if form not in made:
            made[form] = render_notice(notice, name)
        pages[name] = made[form]
    return pages


def robots_of(notice: Notice, name: str) -> str:
    """Only the first page may be found, by whoever looks for the list by its name; of an example not even that."""
    if notice.edition.directory.settings.example:
        return EXAMPLE_ROBOTS
    return "" if name == HOME else PASS_BY


def _to_view(notice: Notice, name: str, at: Addresses) -> dict[str, object]:
    edition, closed = notice.edition, notice.closed
    settings = edition.directory.settings
    team = settings.data.get("team", {})
    exits = name in (LIST, HELP)
    address = settings.data.get("quick-exit", USUAL)
    return {
        "name": settings.name,
        "day": format_day(closed.day),
        "pointers": [(one.url, one.name) for one in closed.pointers],
        "says": closed.says,
        "signed": team.get("name", settings.name),
        "email": team.get("email", ""),
        "archive": (at.page(ARCHIVE) + ("index.html" if not at.as_files else "")) if closed.archive else "",
        "is_list": name == LIST,
        "in_frame": name == FRAME,
        "canonical": settings.address if name == HOME else "",
        "home": at.page(),
        "list": at.page("my-list/"),
        "icon": at.asset("pictures/icon.svg"),
        "font": at.asset("fonts/atkinson.woff2"),
        "styles": [at.asset(f"stylesheets/{style}") for style in _styles(name)],
        "modules": [at.asset(f"javascripts/{module}") for module in _modules(name)],
        "exit": {"address": address, "host": address.removeprefix("https://").partition("/")[0].removeprefix("www.")}
        if exits
        else None,
        "slots": render_slots(edition, at.root, SLOTS),
        "help": edition.fragments.render("help-full", _help_view(edition, name)),
        "is_help": name == HELP,
        "all_help": at.page("help/"),
    }


def _help_view(edition: Edition, name: str) -> dict[str, object]:
    """All of it on the page for it, with the rest folded away on the first page, and the most urgent on all others."""
    if name == HELP:
        return full_view(edition)
    view = folded_view(edition)
    return view if name == HOME else {**view, "folded": []}


def _styles(name: str) -> tuple[str, ...]:
    more = {LIST: ("my-list.css",), FRAME: ("embed.css",)}.get(name, ())
    return ("public.css", *more)


def _modules(name: str) -> tuple[str, ...]:
    if name == FRAME:
        return ()
    more = {LIST: ("exit.mjs", "closed-list.mjs"), HELP: ("exit.mjs",)}.get(name, ())
    return ("page.mjs", *more)
