"""Station 1 for pictures: an SVG file stands in pages as it is, so it may only draw."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from hereabouts.problem import Problem

SVG = "{http://www.w3.org/2000/svg}"
DRAWS = {
    "svg", "g", "title", "desc", "defs", "use", "marker", "clipPath", "path", "rect", "circle", "ellipse", "line",
    "polyline", "polygon", "text", "tspan",
}  # fmt: skip
_OUTWARDS = re.compile(r"^on|href$|^style$", re.IGNORECASE)
_SAFE_VALUE = re.compile(r"#[\w-]+")
_REACHES_OUT = re.compile(r"url\(\s*['\"]?(?!#)|javascript:", re.IGNORECASE)
MAX_BYTES = 64 * 1024


def read_picture(file: Path, shown: str) -> tuple[str | None, list[Problem]]:
    """The SVG, or None and the problem that keeps it out of every page."""
    fault = ""
    text = ""
    if file.stat().st_size > MAX_BYTES:
        fault = "Picture is above 64 KB. Draw it with fewer points."
    else:
        try:
            text = file.read_bytes().decode("utf-8")
            fault = fault_of(text)
        except (UnicodeDecodeError, ElementTree.ParseError):
            fault = "Picture cannot be read. Save it as plain SVG, in UTF-8."
    return (None, [Problem(shown, 1, "", "picture_only_draws", "error", fault)]) if fault else (text, [])


def fault_of(svg: str) -> str:
    """What keeps a picture from being shown; nothing where it only draws. Raises ParseError where it is no XML."""
    if "<!" in re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL) or "<?" in svg.removeprefix("<?xml"):
        return "Picture begins with more than its drawing. Take out the lines that begin with <! or <?"
    root = ElementTree.fromstring(svg)
    if root.tag != f"{SVG}svg" or not root.get("viewBox"):
        return "Picture is no SVG with a viewBox. Begin it with <svg xmlns=... viewBox=...>."
    for element in root.iter():
        tag = element.tag.removeprefix(SVG) if isinstance(element.tag, str) else "comment"
        if tag not in DRAWS:
            return f"Picture holds {tag[:40]}, which does more than draw. Take it out."
        for name, value in element.attrib.items():
            own = name.rpartition("}")[2]
            if (_OUTWARDS.search(own) and not _SAFE_VALUE.fullmatch(value)) or _REACHES_OUT.search(value):
                return f"Picture holds {own[:40]}, which may do more than draw. Take it out."
    return ""
