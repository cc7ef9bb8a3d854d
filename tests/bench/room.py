"""The folders and commands of one bench: listings of each size, and what each site builder makes of them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generate import TODAY, write_directory
from measured import Run, run
from peers import write_peers

PROJECT = Path(__file__).resolve().parents[2]
CACHE = PROJECT / ".cache" / "hereabouts"
PEERS_BIN = PROJECT / ".venv-bench" / "bin"
OUR_PYTHON = Path(sys.executable)


@dataclass
class Room:
    """Everything lies under one folder, by size; what is there already is used again."""

    root: Path
    built: set[int] = field(default_factory=set)
    """Sizes whose site stands, built by this bench."""

    def directory(self, count: int) -> Path:
        """The invented listings as a directory of ours."""
        folder = self.root / f"listings-{count}"
        if not folder.exists():
            folder.mkdir(parents=True)
            write_directory(count, folder)
        return folder

    def peers(self, count: int) -> tuple[Path, Path]:
        """The same listings as a Hugo and as an MkDocs Material project."""
        hugo, material = self.root / f"hugo-{count}", self.root / f"material-{count}"
        if not hugo.exists():
            write_peers(count, hugo, material)
        return hugo, material

    def site(self, count: int) -> Path:
        """Our site of that size, as it was built last."""
        out = self.root / f"site-{count}"
        if count not in self.built:
            self.build(count)
        return out

    def build(self, count: int, cold: bool = True, watch_memory: bool = False, open_data: bool = False) -> Run:
        """Check, pages and finder data; cold means that nothing of an earlier run is left."""
        out = self.root / f"site-{count}"
        if cold:
            forget([out])
        finished = self.ours("mkdocs", ["build", "--quiet", "--site-dir", out], count, watch_memory, open_data)
        self.built.add(count)
        return finished

    def ours(
        self,
        module: str,
        arguments: Sequence[str | Path],
        count: int,
        watch_memory: bool = False,
        open_data: bool = False,
    ) -> Run:
        """One of our commands, on the listings of that size; without what is timed apart."""
        environ = {"DIRECTORY": str(self.directory(count)), "TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1", "PRINTS": "no"}
        environ["OPEN_DATA"] = "yes" if open_data else "no"
        return run([OUR_PYTHON, "-m", module, *arguments], PROJECT, environ, watch_memory)

    def build_hugo(self, count: int) -> Run:
        """Hugo, then Pagefind over its pages."""
        folder, out = self.peers(count)[0], self.root / f"hugo-site-{count}"
        forget([out, folder / "resources", folder / ".hugo_build.lock"], caches=False)
        pages = run([PEERS_BIN / "hugo", "--quiet", "--destination", out], folder)
        return pages + run([PEERS_BIN / "python", "-m", "pagefind", "--site", out], folder)

    def build_material(self, count: int) -> Run:
        """MkDocs Material with its own search."""
        folder, out = self.peers(count)[1], self.root / f"material-site-{count}"
        forget([out], caches=False)
        command = [PEERS_BIN / "python", "-m", "mkdocs", "build", "--quiet", "--site-dir", out]
        return run(command, folder, {"NO_MKDOCS_2_WARNING": "1"})


def forget(outputs: Iterable[Path], caches: bool = True) -> None:
    """Takes away what earlier runs have made, so that the next one starts from nothing."""
    for folder in [*outputs, *([CACHE] if caches else [])]:
        if folder.is_dir():
            shutil.rmtree(folder)
        else:
            folder.unlink(missing_ok=True)


def page_bytes(site: Path) -> float:
    """How many bytes a listing's page has, on average."""
    sizes = [(page / "index.html").stat().st_size for page in (site / "activity").iterdir() if page.is_dir()]
    return sum(sizes) / len(sizes)
