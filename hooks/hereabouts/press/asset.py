"""Station 7: files that come from npm packages, put where the pages look for them."""

from __future__ import annotations

import shutil
from pathlib import Path

from hereabouts.problem import Problem

_FONT = (
    "node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-{}-wght-normal.woff2"
)
ASSETS = {
    "assets/fonts/atkinson.woff2": _FONT.format("latin"),
    "assets/fonts/atkinson-ext.woff2": _FONT.format("latin-ext"),
    "assets/javascripts/fflate.mjs": "node_modules/fflate/esm/browser.js",
    "assets/javascripts/leaflet.js": "node_modules/leaflet/dist/leaflet.js",
    "assets/javascripts/minisearch.mjs": "node_modules/minisearch/dist/es/index.js",
    "assets/javascripts/uqr.mjs": "node_modules/uqr/dist/index.mjs",
    "assets/stylesheets/leaflet.css": "node_modules/leaflet/dist/leaflet.css",
    **{
        f"assets/javascripts/json-schema/{name}.js": f"node_modules/@cfworker/json-schema/dist/esm/{name}.js"
        for name in ("validator", "validate", "dereference", "format", "pointer", "ucs2-length", "deep-compare-strict")
    },
}


def copy_assets(project: Path, site_dir: Path) -> list[Problem]:
    """Copies them into the site; a package that is not there is a problem that says how to get it."""
    problems = []
    for target, origin in ASSETS.items():
        if (project / origin).is_file():
            (site_dir / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(project / origin, site_dir / target)
        else:
            message = "A package that the site needs is not installed. Run make site, or npm ci --ignore-scripts."
            problems.append(Problem(origin, 1, "", "package_is_installed", "error", message))
    return problems
