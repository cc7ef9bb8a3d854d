"""The site asks nothing of the oldest browsers in package.json that they lack, and the linter that says so can tell."""

import json
import subprocess
from functools import cache

import pytest

from building import PROJECT
from hereabouts.press.asset import ASSETS
from node import node

SCRIPTS = "overrides/assets/javascripts"
STYLES = "overrides/assets/stylesheets"
SAMPLES = {SCRIPTS: f"{SCRIPTS}/sample.mjs", STYLES: f"{STYLES}/sample.css"}

# What is wrong, and what the linter calls it.
LACKING_IN_SCRIPTS = {
    "rows.at(-1);": ".at",
    "Array.prototype.at.call(rows, 0);": ".at",
    "rows.findLast(Boolean);": ".findLast",
    "rows.toSorted();": ".toSorted",
    "rows?.with(0, 1);": ".with",
    "rows.keys().map(String);": "What arrays have, asked of an iterator,",
    "new Set(rows).union(rows);": "Set.union",
    "Object.hasOwn(row, 'a');": "Object.hasOwn",
    "const { groupBy } = Object;": "Object.groupBy",
    "Promise.withResolvers();": "Promise.withResolvers",
    "new Intl.Segmenter('en');": "Intl.Segmenter",
    "structuredClone(row);": "structuredClone",
    "window.requestIdleCallback(draw);": "requestIdleCallback",
    "AbortSignal.timeout(9);": "AbortSignal.timeout",
    "crypto.randomUUID();": ".randomUUID",
    "form.requestSubmit();": ".requestSubmit",
    "dialog.showModal();": ".showModal",
    "panel.inert = true;": ".inert",
    "list.addEventListener('scrollend', draw);": "The event scrollend",
    "/(?<=a)b/.test(word);": "Looking behind in a pattern",
    "new RegExp('(?<!a)b');": "Looking behind in a pattern",
    "/[a--b]/v.test(word);": "The flag v of a pattern",
    "class Row { static { start(); } }": "A static block",
}
LACKING_IN_STYLES = {
    ".card:has(a) { color: red; }": ":has",
    ".card { a { color: red; } }": "A rule inside a rule",
    ".card { &:hover { color: red; } }": "A rule inside a rule",
    ".card:nth-child(2 of .open) { color: red; }": "of in :nth-child()",
    "dialog::backdrop { color: red; }": "::backdrop",
    "@container (min-width: 9em) { a { color: red; } }": "@container",
    "@layer base { a { color: red; } }": "@layer",
    "@media (width >= 30em) { a { color: red; } }": "A range with < or >",
    "@media (prefers-contrast: more) { a { color: red; } }": "prefers-contrast",
    "a { translate: 1px; }": "translate",
    "a { height: 100dvh; }": "dvh",
    "a { width: 10cqi; }": "cqi",
    "a { overflow: clip; }": "overflow: clip",
    "a { grid-template-rows: subgrid; }": "grid-template-rows: subgrid",
    "a { color: color-mix(in srgb, red, blue); }": "color-mix()",
    "a { color: rgb(from red r g b); }": "rgb(from",
    "a { --shade: oklch(50% 0.1 20); }": "oklch()",
    "@font-face { font-family: x; size-adjust: 90%; }": "size-adjust",
    "@supports (height: 1dvh) { a:has(b) { height: 1dvh; } }": ":has",
}
# What a library uses only where it has asked whether the browser has it, or calls its own by the same name.
ASKED_FOR_FIRST = {
    "node_modules/fflate/esm/browser.js": {"Error.captureStackTrace"},
    "node_modules/leaflet/dist/leaflet.js": {
        *("orientation", "TouchEvent", ".sourceCapabilities", ".playsInline"),
        *(".isValid", ".keyboard", ".watch"),
    },
}
FINE_IN_SCRIPTS = [
    "export const words = 'a b'.replaceAll(' ', '') ?? rows.flat();",
    "class Row { #key = 1; has(row) { return #key in row; } }",
    "await import('./other.mjs');",
    "rows.at = Object.keys(rows).map(String).length;",
    "const structuredClone = (row) => ({ ...row }); structuredClone(rows);",
]
FINE_IN_STYLES = [
    "a:is(.b, .c):not(.d, .e) { inset: 0; margin-inline: 1em; aspect-ratio: 1; gap: 1em; }",
    "@media (min-width: 45em) and (hover: hover) { a { width: clamp(1em, 5vw, 9em); } }",
    "a { height: 100vh; height: 100dvh; }",
    "a { -webkit-user-select: none; user-select: none; }",
    "@supports (height: 1dvh) { a { height: 1dvh; } }",
    "@supports selector(:has(a)) { a:has(b) { color: red; } }",
]


def run(*arguments: str, given: str | None = None) -> str:
    """What ESLint prints."""
    command = [node(), "node_modules/eslint/bin/eslint.js", *arguments]
    ended = subprocess.run(command, cwd=PROJECT, input=given, capture_output=True, text=True)
    if ended.returncode not in (0, 1):
        pytest.fail(ended.stdout + ended.stderr, pytrace=False)
    return ended.stdout


def shortened(problem: dict) -> tuple[int, str, str]:
    name, _, _ = problem["message"].partition(" is missing in ")
    return problem["line"], name, problem["message"]


def lint(*arguments: str, given: str | None = None) -> dict[str, list[tuple[int, str, str]]]:
    """For each file the lines, names and whole messages of the errors that ESLint finds in it."""
    files = json.loads(run("--format", "json", *arguments, given=given))
    return {file["filePath"]: [shortened(each) for each in file["messages"] if each["severity"] == 2] for file in files}


@cache
def found_in(folder: str, *lines: str) -> list[tuple[int, str, str]]:
    """What is found in a file of these lines, if it lay in that folder."""
    [found] = lint("--stdin", "--stdin-filename", SAMPLES[folder], given="\n".join(lines)).values()
    return found


@pytest.mark.parametrize("folder", [SCRIPTS, STYLES, "overrides/sw.js", "hooks/hereabouts/disk/entry.mjs"])
def test_the_oldest_browsers_have_all_that_our_files_use(folder):
    files = lint(folder)
    assert files
    assert {file: found for file, found in files.items() if found} == {}


@pytest.mark.parametrize("origin", [origin for origin in ASSETS.values() if origin.endswith(".js")])
def test_the_oldest_browsers_have_all_that_a_library_uses(origin):
    found = {name for _, name, _ in found_in(SCRIPTS, (PROJECT / origin).read_text(encoding="utf-8"))}
    assert found == ASKED_FOR_FIRST.get(origin, set())


@pytest.mark.parametrize(("folder", "rule"), [(SCRIPTS, "browsers/scripts"), (STYLES, "browsers/styles")])
def test_every_exception_is_needed(folder, rule):
    shown = run("--print-config", SAMPLES[folder])
    _, exceptions = json.loads(shown)["rules"][rule]
    without = lint("--rule", f"{rule}: [error, {{}}]", folder)
    assert {name for found in without.values() for _, name, _ in found} == set(exceptions)


@pytest.mark.parametrize(
    ("folder", "lacking", "line", "called"),
    [
        (folder, lacking, line, called)
        for folder, lacking in [(SCRIPTS, LACKING_IN_SCRIPTS), (STYLES, LACKING_IN_STYLES)]
        for line, called in lacking.items()
    ],
)
def test_what_an_old_browser_lacks_is_noticed(folder, lacking, line, called):
    place = list(lacking).index(line) + 1
    assert called in {found for at, found, _ in found_in(folder, *lacking) if at == place}


@pytest.mark.parametrize(("folder", "fine"), [(SCRIPTS, FINE_IN_SCRIPTS), (STYLES, FINE_IN_STYLES)])
def test_what_every_browser_has_or_may_pass_over_is_let_through(folder, fine):
    assert found_in(folder, *fine) == []


def test_what_cannot_be_read_is_noticed():
    assert found_in(SCRIPTS, "import defer * as x from './x.mjs';")
