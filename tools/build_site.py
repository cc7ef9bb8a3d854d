"""`make site`: builds beside the old site and changes them over at the end, by renames.

Whatever fails, the site that stood before stands after. Usage: build_site.py [OUT] [GENERATOR]
MkDocs calls the check and the press by a hook; another generator renders between the two commands.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from hereabouts.home import find_home
from other_generator import GENERATORS, render_elsewhere

PROJECT = Path(__file__).resolve().parents[1]


class NotASite(Exception):
    """The place named holds something that is not a built site; nothing there was touched."""


def beside(out: Path, ending: str) -> Path:
    return out.with_name(f"{out.name}.{ending}")


def looks_built(folder: Path) -> bool:
    """Whether a folder is one of ours to replace: a built site, or empty."""
    return (folder / "404.html").is_file() or not any(folder.iterdir())


def mend(out: Path) -> None:
    """Put the old site back where a changeover was cut off between its two renames."""
    old = beside(out, "old")
    if old.is_dir() and not out.exists():
        old.rename(out)


def change_over(out: Path) -> None:
    """The new site takes the old one's place."""
    new, old = beside(out, "new"), beside(out, "old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    try:
        new.rename(out)
    except OSError:
        mend(out)
        raise
    shutil.rmtree(old, ignore_errors=True)


def build_beside(out: Path, build: Callable[[Path], int]) -> int:
    """Build a site into `OUT.new`, and make it OUT only if the build succeeded."""
    mend(out)
    if out.exists() and not (out.is_dir() and looks_built(out)):
        raise NotASite(f"{out} is there already and is not a built site. Name another place: OUT=...")
    new = beside(out, "new")
    shutil.rmtree(new, ignore_errors=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    try:
        code = build(new)
        if code == 0:
            change_over(out)
        return code
    finally:
        shutil.rmtree(new, ignore_errors=True)


def strict_build(folder: Path) -> int:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    return subprocess.run(command, cwd=PROJECT).returncode


def build_elsewhere(generator: str, folder: Path) -> int:
    """Check, render with another generator, press: each a command, and the first that fails ends it."""
    hereabouts = [sys.executable, "-m", "hereabouts.cli"]
    code = subprocess.run([*hereabouts, "check"], cwd=PROJECT).returncode
    code = code or render_elsewhere(find_home(), generator, folder)
    return code or subprocess.run([*hereabouts, "press", str(folder)], cwd=PROJECT).returncode


def main(arguments: list[str]) -> int:
    out = Path(arguments[0] if arguments else "site").resolve()
    generator = arguments[1] if len(arguments) > 1 else "mkdocs"
    if generator not in ("mkdocs", *GENERATORS):
        print(f"GENERATOR is {generator}. Write one of: mkdocs, {', '.join(GENERATORS)}.", file=sys.stderr)
        return 2
    try:
        code = build_beside(out, strict_build if generator == "mkdocs" else partial(build_elsewhere, generator))
    except NotASite as reason:
        print(reason, file=sys.stderr)
        return 2
    if code:
        stands = "the site that stood before still stands" if out.exists() else "there is no site yet"
        print(f"The build failed; {stands}.", file=sys.stderr)
    else:
        print(f"The site is in {out}")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
