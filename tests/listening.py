"""A page as a screen reader meets it: the browser's accessibility tree in reading order, and what is announced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

LANDMARKS = frozenset(("banner", "navigation", "main", "region", "form", "contentinfo", "search"))
STATES = frozenset(("checked", "expanded", "level", "pressed", "live", "atomic", "disabled"))
Node = dict[str, Any]

# A screen reader says a region that is there already when something in it changes; one that comes filled stays silent.
LISTEN = """() => {
  const heard = [];
  const live = "[role=status], [role=alert], [aria-live]";
  new MutationObserver((changes) => {
    const regions = new Set(changes.map(({target}) => (target.closest ? target : target.parentNode).closest(live)));
    regions.delete(null);
    regions.forEach((region) => region.getClientRects().length && heard.push(region.textContent));
  }).observe(document.body, {childList: true, characterData: true, subtree: true});
  window.takeHeard = () => heard.splice(0);
}"""


@dataclass(frozen=True)
class Heard:
    """One thing that is met: what it is, what it is called, the text in it, and how it stands."""

    role: str
    name: str
    text: str
    states: dict[str, Any]
    inside: tuple[str, ...]
    """Landmarks, lists and groups around it, the outermost first."""

    @property
    def words(self) -> str:
        """Its role and name, as they are said: "heading 2 Next"."""
        level = self.states.get("level") if self.role == "heading" else None
        return " ".join(str(part) for part in (self.role, level, self.name) if part)


def listen(page: Page) -> list[Heard]:
    """All that is met on the page, in the order of reading."""
    tools = page.context.new_cdp_session(page)
    try:
        nodes = {node["nodeId"]: node for node in tools.send("Accessibility.getFullAXTree")["nodes"]}
    finally:
        tools.detach()
    root = next(node for node in nodes.values() if "parentId" not in node)
    return list(_walk(root, nodes, ()))


def _walk(node: Node, nodes: dict[str, Node], inside: tuple[str, ...]) -> Iterator[Heard]:
    heard = None if node.get("ignored") else _heard(node, nodes, inside)
    if heard and heard.role != "InlineTextBox":
        yield heard
        inside = (*inside, f"{heard.role} {heard.name}".strip())
    for child in _children(node, nodes):
        yield from _walk(child, nodes, inside)


def _children(node: Node, nodes: dict[str, Node]) -> list[Node]:
    return [nodes[key] for key in node.get("childIds", ()) if key in nodes]


def _heard(node: Node, nodes: dict[str, Node], inside: tuple[str, ...]) -> Heard:
    states = {each["name"]: each["value"].get("value") for each in node.get("properties", ()) if each["name"] in STATES}
    return Heard(node["role"]["value"], _name(node), " ".join(" ".join(_texts(node, nodes)).split()), states, inside)


def _name(node: Node) -> str:
    return " ".join(str(node.get("name", {}).get("value", "")).split())


def _texts(node: Node, nodes: dict[str, Node]) -> Iterator[str]:
    if not node.get("ignored") and node["role"]["value"] == "StaticText":
        yield _name(node)
        return
    for child in _children(node, nodes):
        yield from _texts(child, nodes)


def landmarks(heard: list[Heard]) -> list[str]:
    """The landmarks in order, with their names."""
    return [each.words for each in heard if each.role in LANDMARKS]


def headings(heard: list[Heard]) -> list[str]:
    """The headings in order, with their levels."""
    return [each.words for each in heard if each.role == "heading"]


def one(heard: list[Heard], role: str, name: str) -> Heard:
    """The only thing of a role whose name begins like this; fails where there are none or several."""
    found = [each for each in heard if each.role == role and each.name.startswith(name)]
    assert len(found) == 1, f"{len(found)} of {role} {name}: {[each.words for each in found]}"
    return found[0]


def follow(heard: list[Heard], *wanted: str) -> None:
    """Fails unless these are met in this order; others may lie between."""
    rest = iter([each.words for each in heard])
    for words in wanted:
        assert any(words == met for met in rest), f"{words!r} is not met where it should be"


def start_listening(page: Page) -> None:
    """From now on what changes in live regions of this page is kept."""
    page.evaluate(LISTEN)


def announced(page: Page) -> list[str]:
    """What was announced since it was last asked for."""
    return [" ".join(text.split()) for text in page.evaluate("window.takeHeard()")]
