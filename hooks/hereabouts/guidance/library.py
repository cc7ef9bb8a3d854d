"""Station 1 for the whole pack: its pages in reading order, references, glossary, points left out, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from hereabouts.guidance.guide import FOLDERS, PAPERS, Guide, read_guide, read_public
from hereabouts.guidance.picture import read_picture
from hereabouts.home import Home
from hereabouts.problem import Problem
from hereabouts.schema import check_schema, read_schema
from hereabouts.source import Source, line_of, read_source

GUIDANCE = "guidance"
PICTURES = "pictures"
LEFT_OUT = "left-out.yml"
SHARED = {
    "references.yml": "references",
    "glossary.yml": "glossary",
    LEFT_OUT: "left-out",
    "training/slides.yml": "slides",
    "training/handouts.yml": "handouts",
    "papers/tested.yml": "tested",
}
PUBLIC_PAPERS = ("about/accessibility.md", "about/privacy.md")
"""Papers that are pages of the public side, and are made as Word files, too."""
MAY_LACK = {"slides", "handouts", "tested"}
"""Files that a pack may do without."""
ROWS = {"glossary": ("terms", "slug"), LEFT_OUT.removesuffix(".yml"): ("points", "point")}
"""The list of a shared file, and what names a row of it."""
FILE_RULES = ("page_has_front_matter", "file_name_is_a_slug", "picture_only_draws", "row_is_listed_once")
"""What is found while the files are read, apart from their schemas."""
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NAV_PAGE = re.compile(r"([a-z-]+/[a-z0-9-]+\.md)\s*(?:#.*)?$", re.MULTILINE)
"""A page in the generator's navigation, which is the order of reading everywhere."""


@dataclass(frozen=True, slots=True)
class Library:
    """The guidance pack as it was read."""

    guides: Mapping[str, Guide]
    """By path, in reading order."""
    references: Mapping[str, Mapping[str, Any]]
    """By key, such as leamy2011."""
    glossary: Mapping[str, Mapping[str, Any]]
    """By slug."""
    left_out: Mapping[str, str]
    """Points that no page carries, each with its reason."""
    pictures: Mapping[str, str]
    """SVG by name."""
    shown: str = GUIDANCE
    """The folder as a contributor sees it."""
    slides: Sequence[Mapping[str, Any]] = ()
    """The slides of the training day, in order."""
    handouts: Sequence[Mapping[str, Any]] = ()
    """What is handed out on the training day, in order."""
    tested: Mapping[str, Any] = field(default_factory=dict)
    """What was tried of how the site can be used, by machine and by hand, and what was found."""
    public_papers: Mapping[str, Guide] = field(default_factory=dict)
    """By path: the papers that stand on the public side."""

    @property
    def papers(self) -> dict[str, Guide]:
        """Everything that an organisation signs off or keeps."""
        return {**self.public_papers, **{guide.path: guide for guide in self.of_folder(PAPERS)}}

    @property
    def tools(self) -> dict[str, Guide]:
        """The sheets by their mark: T4, L1, PO2."""
        return {guide.tool: guide for guide in self.guides.values() if guide.tool and not guide.meta.get("easy-read")}

    def of_folder(self, folder: str) -> list[Guide]:
        """The pages of one manual or shelf, in reading order."""
        return [guide for guide in self.guides.values() if guide.folder == folder]


class Unread(dict[str, Any]):
    """Stands for a shared file that cannot be used: any name may be in it, so that no page is blamed."""

    def __contains__(self, _name: object) -> bool:
        return True


NO_LIBRARY = Library({}, {}, {}, {}, {})
"""A site without a guidance pack."""


def read_library(home: Home) -> tuple[Library, list[Problem]]:
    """The pack and what is wrong with its files; a page that cannot be read is left out."""
    root = home.project / GUIDANCE
    schema = read_schema(home.project / "schemas", "guidance-page")
    guides: dict[str, Guide] = {}
    problems = list(_faults_of_names(home, root))
    for path in order_of(home.project, guide_paths(root)):
        guide, found = read_guide(root / path, path, home.shown(root / path), schema)
        problems += found
        if guide:
            guides[path] = guide
    shared: dict[str, Mapping[str, Any]] = {}
    for name, kind in SHARED.items():
        shared[kind], found = _read_shared(home, root / name, kind) if guides else ({}, [])
        problems += found
    pictures: dict[str, str] = {}
    for file in picture_files(root):
        svg, found = read_picture(file, home.shown(file))
        problems += found
        if svg:
            pictures[file.stem] = svg
    glossary = _by_name(shared["glossary"], "glossary")
    left_out = _by_name(shared["left-out"], "left-out")
    if not isinstance(left_out, Unread):
        left_out = {point: row["because"] for point, row in left_out.items()}
    slides, handouts = shared["slides"].get("slides", ()), shared["handouts"].get("handouts", ())
    shown = home.shown(root)
    public = _read_public_papers(home, root) if guides else {}
    library = Library(
        guides, shared["references"], glossary, left_out, pictures, shown, slides, handouts, shared["tested"], public
    )
    return library, problems


def _read_public_papers(home: Home, root: Path) -> dict[str, Guide]:
    read = {path: read_public(root / path, path, home.shown(root / path)) for path in PUBLIC_PAPERS}
    return {path: guide for path, guide in read.items() if guide}


def _by_name(shared: Mapping[str, Any], kind: str) -> Mapping[str, Any]:
    """The rows of a shared file by their name."""
    rows, name = ROWS[kind]
    return shared if isinstance(shared, Unread) else {row[name]: row for row in shared.get(rows, ())}


def guide_paths(root: Path) -> list[str]:
    """Every page of the pack's folders, from guidance/; a link to another place is none."""
    return [file.relative_to(root).as_posix() for file in _page_files(root) if not file.is_symlink()]


def picture_files(root: Path) -> list[Path]:
    """Every picture; a link to another place is none."""
    return [file for file in sorted((root / PICTURES).glob("*.svg")) if not file.is_symlink()]


def _page_files(root: Path) -> list[Path]:
    return [file for folder in FOLDERS for file in sorted((root / folder).glob("*.md"))]


def _faults_of_names(home: Home, root: Path) -> Iterator[Problem]:
    for file in [*_page_files(root), *sorted((root / PICTURES).glob("*.svg"))]:
        if file.is_symlink():
            message = "This is a link to another place. Put the file itself here."
            yield Problem(home.shown(file), 1, "", "path_stays_inside", "error", message)
        elif not _SLUG.fullmatch(file.stem):
            message = "File name must be small letters, digits and single hyphens: first-visits.md."
            yield Problem(home.shown(file), 1, "", "file_name_is_a_slug", "error", message)


def order_of(project: Path, paths: Sequence[str]) -> list[str]:
    """The pages as the navigation has them; those it does not name stand at the end of their folder."""
    file = project / "mkdocs.yml"
    named = _NAV_PAGE.findall(file.read_text(encoding="utf-8")) if file.is_file() else []
    place = {path: number for number, path in enumerate(named)}
    return sorted(paths, key=lambda path: (FOLDERS.index(path.split("/")[0]), place.get(path, len(place)), path))


def library_digest(home: Home) -> bytes:
    """One digest of every file that the pack is made of."""
    digest = blake2b(digest_size=16)
    navigation = home.project / "mkdocs.yml"
    for file in [*pack_files(home), *([navigation] if navigation.is_file() else [])]:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.digest()


def pack_files(home: Home) -> Iterator[Path]:
    """Every file that the pack is made of."""
    root = home.project / GUIDANCE
    yield from (root / path for path in guide_paths(root))
    yield from picture_files(root)
    yield from (file for file in (root / name for name in (*SHARED, *PUBLIC_PAPERS)) if file.is_file())


def _read_shared(home: Home, file: Path, kind: str) -> tuple[Mapping[str, Any], list[Problem]]:
    if kind in MAY_LACK and not file.exists():
        return {}, []
    source, problems = read_source(file, home.shown(file), kind)
    if source is None:
        return Unread(), problems
    problems = check_schema(source, read_schema(home.project / "schemas", kind))
    return (Unread() if problems else source.data), problems or list(_rows_differ(source))


def _rows_differ(source: Source) -> Iterator[Problem]:
    rows, name = ROWS.get(source.kind, ("", ""))
    seen: set[str] = set()
    for number, row in enumerate(source.data.get(rows, ())):
        if row[name] in seen:
            field = f"{rows}.{number}"
            message = f"Row {row[name]} stands here a second time. Keep one of the two."
            yield Problem(source.path, line_of(source, field), field, "row_is_listed_once", "error", message)
        seen.add(row[name])


def to_source(home: Home, name: str) -> Source | None:
    """A shared file of the pack, for the lines of its fields."""
    file = home.project / GUIDANCE / name
    return read_source(file, home.shown(file), SHARED[name])[0]
