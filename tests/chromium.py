"""Where the browser tests get their Chromium: found on the machine, else installed, never skipped."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "chromium-headless-shell",
)
# Where packages put it: PATH may be shorter than that, before and after an installation.
PLACES = (
    Path("/usr/bin"),
    Path("/usr/local/bin"),
    Path("/usr/lib/chromium"),
    Path("/usr/lib64/chromium-browser"),
    Path("/opt/google/chrome"),
    Path("/snap/bin"),
    Path("/Applications/Google Chrome.app/Contents/MacOS"),
    Path("/Applications/Chromium.app/Contents/MacOS"),
)
MAC_NAMES = ("Google Chrome", "Chromium")

FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
)

PACKAGES: Mapping[str, Sequence[Sequence[str]]] = {
    "apt-get": (
        ("apt-get", "update", "-qq"),
        ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"),
    ),
    "dnf": (("dnf", "install", "-y", "-q", "chromium"),),
    "apk": (("apk", "add", "--quiet", "chromium"),),
    "zypper": (("zypper", "--non-interactive", "--quiet", "install", "chromium"),),
}

MISSING = """The browser tests need Chromium, and none was found or could be installed.
Install it with the system's own packages (Debian: sudo apt install chromium; Fedora: sudo dnf install
chromium), or name one that is there already: CHROMIUM=/path/to/chromium make test
What was tried:
{tried}"""


class ChromiumMissing(Exception):
    """No Chromium runs here; the message says what was tried and what to install."""


def runs(program: Path) -> bool:
    """Whether the program answers: one without its libraries, or a stand-in, does not count."""
    if not (program.is_file() and os.access(program, os.X_OK)):
        return False
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def folders_on(path: str) -> Iterator[Path]:
    return (Path(folder) for folder in path.split(os.pathsep) if folder)


def first_in(folders: Sequence[Path]) -> Path | None:
    """The first Chromium that runs, by folder, then by name."""
    programs = (folder / name for folder in folders for name in (*NAMES, *MAC_NAMES))
    return next((program for program in programs if runs(program)), None)


def playwright_browser() -> Path | None:
    """The browser that Playwright installed for itself, where it did."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = Path(playwright.chromium.executable_path)
    shells = program.parents[2].glob("chromium_headless_shell-*/*/*headless*shell")
    return next((found for found in (program, *sorted(shells)) if runs(found)), None)


def install_by_playwright() -> str:
    """Ask Playwright for its browser; what it said last, where that fails."""
    command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    return said_last(command, dict(os.environ))


def install_by_package(environ: Mapping[str, str]) -> str:
    """Ask the system's package manager, where this user may; what it said last, where that fails."""
    manager = next((name for name in PACKAGES if shutil.which(name, path=environ["PATH"])), None)
    if manager is None:
        return "no package manager that is known here"
    before = as_administrator(environ)
    if before is None:
        return f"{manager} needs the administrator, and sudo asks for a password"
    quiet = {**environ, "DEBIAN_FRONTEND": "noninteractive"}
    said = [said_last([*before, *command], quiet) for command in PACKAGES[manager]]
    return said[-1]


def as_administrator(environ: Mapping[str, str]) -> list[str] | None:
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo", path=environ["PATH"])
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


def said_last(command: Sequence[str], environ: Mapping[str, str]) -> str:
    """Run a command; nothing where it succeeds, else its last line."""
    answer = subprocess.run(command, capture_output=True, text=True, env=environ)
    if answer.returncode == 0:
        return ""
    lines = [line for line in (answer.stdout + answer.stderr).splitlines() if line.strip()]
    return lines[-1] if lines else f"ended with {answer.returncode}"


def find_chromium(
    environ: Mapping[str, str],
    places: Sequence[Path] = PLACES,
    from_playwright: Callable[[], Path | None] = playwright_browser,
    install_from_playwright: Callable[[], str] = install_by_playwright,
    install_package: Callable[[Mapping[str, str]], str] = install_by_package,
) -> Path:
    """The Chromium to test with: named, on PATH, Playwright's, or the system's, in this order."""
    named = environ.get("CHROMIUM")
    if named:
        if runs(Path(named)):
            return Path(named)
        raise ChromiumMissing(f"CHROMIUM={named} is not a program that runs.")

    found = first_in([*folders_on(environ.get("PATH", "")), *places]) or from_playwright()
    if found:
        return found

    tried = [f"  Playwright's own installation: {install_from_playwright() or 'done'}"]
    found = from_playwright()
    if found:
        return found

    tried.append(f"  The system's packages: {install_package(environ) or 'done'}")
    found = first_in([*places, *folders_on(environ.get("PATH", ""))])
    if found:
        return found
    raise ChromiumMissing(MISSING.format(tried="\n".join(tried)))


def launch_flags() -> list[str]:
    """What Chromium is started with; its sandbox does not work for the administrator."""
    return [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else list(FLAGS)
