"""The same listings for two other site builders, and the commands that build them.

Hugo gets a template with our header, footer and links, and then Pagefind for the words; MkDocs Material is as it comes,
with its own search. Both get one Markdown page for each listing and leave out what they are not asked for
(feeds, lists by term), so that they do as little as they can.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from invented_listing import invented_listings
from invented_place import InventedPlace
from listing_markdown import Link, to_markdown

HUGO_LINK = re.compile(r"\]\(([a-z0-9-]+)\.md\)")
NEAR = 3
"""How many other listings a list of neighbours holds."""
PAGES = {
    "find": "Find something",
    "whats-on": "What's on",
    "my-list": "My list",
    "help": "Help",
    "add": "Add or correct something",
    "about": "About this site",
    "teams": "For teams",
}
HUGO_SETTINGS = """\
baseURL = "https://measureland.example.org/"
title = "What's on near you: Measureland"
disableKinds = ["taxonomy", "term", "RSS", "section"]
[markup.goldmark.renderer]
unsafe = true
[params]
filler = {filler}
"""
HUGO_PAGE = """\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} – {{ .Site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}">
<link rel="stylesheet" href="{{ "style.css" | relURL }}">
</head>
<body>
<a class="skip" href="#content">Skip to the main part</a>
<header class="site-head">
<a class="site-name" href="{{ "/" | relURL }}">{{ .Site.Title }}</a>
<nav aria-label="Main">
<ul>
HEAD_LINKS
</ul>
</nav>
<p class="strip">Invented example. Urgent help is real.</p>
<p class="help-line">Need help now? Danger to life: <a href="tel:999">999</a>.
Urgent: <a href="tel:111">NHS 111</a>.</p>
</header>
<main data-pagefind-body>
<h1 id="content">{{ .Title }}</h1>
{{ .Content }}
</main>
<footer>
<ul>
FOOT_LINKS
</ul>
<p>Listings and guidance may be reused under CC BY 4.0, the code under MIT.</p>
</footer>
{{ with .Site.Params.filler }}{{ safeHTML (printf "<!--%s-->" (strings.Repeat . "fill")) }}{{ end }}
</body>
</html>
"""
MATERIAL_SETTINGS = """\
site_name: "What's on near you: Measureland"
site_url: https://measureland.example.org/
theme:
  name: material
  font: false
  features: [navigation.prune]
nav:
{nav}
not_in_nav: /activity/*
plugins: [search]
"""


def write_peers(count: int, hugo: Path, material: Path) -> None:
    """The invented listings as a Hugo project and as an MkDocs Material project."""
    pages = hugo / "content" / "activity", material / "docs" / "activity"
    for folder in pages:
        folder.mkdir(parents=True)
    for slug, name, summary, text in listing_pages(InventedPlace(count)):
        front = f"---\ntitle: {json.dumps(name)}\ndescription: {json.dumps(summary)}\n---\n"
        (pages[0] / f"{slug}.md").write_text(front + HUGO_LINK.sub(r"](../\1/)", text), encoding="utf-8")
        (pages[1] / f"{slug}.md").write_text(front + text, encoding="utf-8")
    _finish_hugo(hugo)
    _finish_material(material)


def listing_pages(place: InventedPlace) -> Iterator[tuple[str, str, str, str]]:
    """Slug, name, summary and Markdown of each listing."""
    listings = [(slug, fields) for _, slug, fields in invented_listings(place)]
    venues, organisations = dict(place.venues()), dict(place.organisations())
    links = [(fields["name"], f"{slug}.md") for slug, fields in listings]
    for index, (slug, fields) in enumerate(listings):
        venue = venues[fields["where"][0]["venue"]]
        text = to_markdown(fields, venue, organisations[fields["organisation"]], _neighbours(links, index))
        yield slug, fields["name"], fields["summary"], text


def _neighbours(links: list[Link], index: int) -> list[tuple[str, list[Link]]]:
    """As many links to others as our pages show, at fixed distances in the list."""
    return [
        (heading, [links[(index + step * turn) % len(links)] for turn in range(1, NEAR + 1)])
        for heading, step in (("In the same building", 1), ("Near it", 97), ("Something like it", 31))
    ]


def fill_hugo(hugo: Path, letters: int) -> None:
    """Makes each of Hugo's pages longer by so many letters, so that its pages weigh what ours weigh."""
    (hugo / "hugo.toml").write_text(HUGO_SETTINGS.format(filler=max(0, (letters - 7) // 4)), encoding="utf-8")


def _finish_hugo(hugo: Path) -> None:
    links = [f'<li><a href="{{{{ "{slug}/" | relURL }}}}">{title}</a></li>' for slug, title in PAGES.items()]
    page = HUGO_PAGE.replace("HEAD_LINKS", "\n".join(links[:4])).replace("FOOT_LINKS", "\n".join(links[4:]))
    (hugo / "layouts").mkdir()
    for name in ("home.html", "page.html"):
        (hugo / "layouts" / name).write_text(page, encoding="utf-8")
    for slug, title in PAGES.items():
        (hugo / "content" / f"{slug}.md").write_text(
            f"---\ntitle: {json.dumps(title)}\n---\n{title}.\n", encoding="utf-8"
        )
    fill_hugo(hugo, 0)


def _finish_material(material: Path) -> None:
    nav = "\n".join(f"  - {json.dumps(title)}: {slug}.md" for slug, title in {"index": "Home", **PAGES}.items())
    (material / "mkdocs.yml").write_text(MATERIAL_SETTINGS.format(nav=nav), encoding="utf-8")
    for slug, title in {"index": "Home", **PAGES}.items():
        (material / "docs" / f"{slug}.md").write_text(f"# {title}\n\n{title}.\n", encoding="utf-8")
