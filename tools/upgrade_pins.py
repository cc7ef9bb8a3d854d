"""`make upgrade`, the pins: newer versions, written into the files of one folder; and what has changed."""

import json
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

FILES = (
    *(f"requirements{name}.txt" for name in ("", "-dev", "-node", "-bench", "-pin")),
    "package.json",
    "package-lock.json",
)
"""What an upgrade may change; nothing else is touched."""
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def pin_anew(folder: Path, environ: Mapping[str, str]) -> None:
    """Writes newer versions into the folder's files; raises CalledProcessError where they cannot be had."""
    run = {"cwd": folder, "check": True}
    subprocess.run(["tools/environment", "pin"], env=environ, **run)  # type: ignore[call-overload]
    pin = {**environ, "UV": environ.get("UV") or str(folder / ".venv-pin/bin/uv")}
    subprocess.run(["tools/pin", "--upgrade"], env=pin, **run)  # type: ignore[call-overload]
    package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    for group, flag in (("dependencies", "--save-prod"), ("devDependencies", "--save-dev")):
        names = newer_within(package.get(group, {}))
        if names:
            command = ["npm", "install", "--package-lock-only", "--ignore-scripts", "--save-exact", flag, *names]
            subprocess.run(command, env=environ, **run)  # type: ignore[call-overload]


def newer_within(pinned: Mapping[str, str]) -> list[str]:
    """What npm is asked for: the newest of each that promises to fit. A larger step is for people, in package.json."""
    return [f"{name}@^{version}" for name, version in sorted(pinned.items())]


def versions(folder: Path) -> dict[str, str]:
    """Every pinned version by package: Python's by their names, the browser's with npm before them."""
    found: dict[str, str] = {}
    for file in FILES:
        path = folder / file
        if file.endswith(".txt") and path.is_file():
            found |= dict(_PIN.findall(path.read_text(encoding="utf-8")))
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    rows = {name.rpartition("node_modules/")[2]: row for name, row in lock.get("packages", {}).items() if name}
    return found | {f"npm {name}": row.get("version", "") for name, row in rows.items()}


def changed_versions(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """A line for each package that is new, gone or of another version."""
    lines = []
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            lines.append(f"{name}: {old.get(name, 'was not there')} to {new.get(name, 'not needed any more')}")
    return lines


def take_over(source: Path, target: Path, names: Sequence[str] = FILES) -> None:
    """Puts the files of one folder in place of another's: all of them or, where one cannot be written, none."""
    held = {name: (target / name).read_bytes() for name in names if (target / name).is_file()}
    done: list[str] = []
    try:
        for name in names:
            if (source / name).is_file():
                _replace(target / name, (source / name).read_bytes())
                done.append(name)
    except OSError:
        for name in done:
            if name in held:
                _replace(target / name, held[name])
            else:
                (target / name).unlink(missing_ok=True)
        raise


def _replace(file: Path, held: bytes) -> None:
    aside = file.with_name(f".{file.name}.new")
    try:
        aside.write_bytes(held)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
