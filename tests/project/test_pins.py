"""What is installed is pinned, with hashes, and no file names the place it comes from."""

import json
import re
import tomllib

import pytest

from building import PROJECT

PINNED = sorted(PROJECT.glob("requirements*.txt"))
LOCK = json.loads((PROJECT / "package-lock.json").read_text(encoding="utf-8"))


def requirements(text: str) -> list[str]:
    """Each requirement as one line, its hashes with it."""
    joined = text.replace("\\\n", " ")
    return [line for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#")]


@pytest.mark.parametrize("file", PINNED, ids=lambda file: file.name)
def test_every_requirement_is_one_version_with_hashes(file):
    lines = requirements(file.read_text(encoding="utf-8"))
    assert lines
    for line in lines:
        assert re.match(r"[a-z0-9][a-z0-9.-]*==[0-9]", line), line[:80]
        assert "--hash=sha256:" in line, line[:80]


@pytest.mark.parametrize(
    "file",
    [*PINNED, *sorted(PROJECT.glob("requirements*.in")), PROJECT / ".npmrc"],
    ids=lambda file: file.name,
)
def test_no_file_holds_an_address(file):
    text = file.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--(extra-)?index-url|--find-links|--trusted-host|registry)\b", text, re.M)


def test_the_backend_is_pinned_for_an_installation_without_isolation():
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    pinned = (PROJECT / "requirements.txt").read_text(encoding="utf-8")
    for name in project["build-system"]["requires"]:
        assert re.search(rf"^{name}==", pinned, re.M)


def test_the_lock_holds_hashes_and_no_download_address():
    packages = {path: entry for path, entry in LOCK["packages"].items() if path}
    assert packages
    for path, entry in packages.items():
        assert entry["integrity"].startswith("sha512-"), path
        assert "resolved" not in entry, path


def test_browser_libraries_are_named_by_exact_version_and_run_no_scripts():
    package = json.loads((PROJECT / "package.json").read_text(encoding="utf-8"))
    for version in [*package["dependencies"].values(), *package["devDependencies"].values()]:
        assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", version)
    options = (PROJECT / ".npmrc").read_text(encoding="utf-8").splitlines()
    assert {"ignore-scripts=true", "omit-lockfile-registry-resolved=true"} <= set(options)
