"""A copy of the project as a newcomer has it after cloning, with an environment that is borrowed, not downloaded."""

import os
import re
import subprocess
import sys
from pathlib import Path

from building import PROJECT


def make_copy(folder: Path) -> Path:
    """Every file that Git knows, in a repository of its own, and an environment that `make` takes for its own."""
    named = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(named, cwd=PROJECT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if (PROJECT / name).is_file():
            copy = folder / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes((PROJECT / name).read_bytes())
            copy.chmod((PROJECT / name).stat().st_mode & 0o777)
    lend_environment(folder)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "A copy")
    return folder


def lend_environment(folder: Path) -> None:
    """The packages of this environment, and the copy's own `hereabouts` before them."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / ".venv"], check=True)
    library = next((folder / ".venv/lib").glob("python*/site-packages"))
    ours = next(path for path in sys.path if path.endswith("site-packages"))
    (library / "lent.pth").write_text(f"{folder / 'hooks'}\n{ours}\n", encoding="utf-8")
    command = folder / ".venv/bin/hereabouts"
    command.write_text(f"#!{folder}/.venv/bin/python\nfrom hereabouts.cli import main\nmain()\n", encoding="utf-8")
    command.chmod(0o755)
    (folder / ".venv/ready").write_text(origin(folder, "environment_python"), encoding="utf-8")
    modules = folder / "node_modules"
    modules.mkdir()
    for package in (PROJECT / "node_modules").iterdir():
        if package.name != ".ready":
            (modules / package.name).symlink_to(package)
    (modules / ".ready").write_text(origin(folder, "environment_node"), encoding="utf-8")


def origin(folder: Path, function: str) -> str:
    """What tools/environment writes when it has made that part: read from the script itself, so that both agree."""
    script = (folder / "tools/environment").read_text(encoding="utf-8")
    body = re.search(rf"^{function}\(\) {{\n  from=\$\(origin (.*?)\)", script, re.MULTILINE)
    assert body, function
    shell = f'echo "$(pwd) $(cat {body[1]} tools/environment | cksum)"'
    return subprocess.run(["sh", "-c", shell], cwd=folder, capture_output=True, text=True, check=True).stdout


def git(folder: Path, *words: str) -> str:
    """Runs git as somebody without a name of their own."""
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false")
    ended = subprocess.run(["git", *who, *words], cwd=folder, capture_output=True, text=True, env=plain_environ())
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def plain_environ(**variables: str) -> dict[str, str]:
    """This machine's variables without those that name a directory, a day, a Git folder or an environment."""
    dropped = {"DIRECTORY", "TODAY", "VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "MAKEFLAGS", "MAKELEVEL"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped and not name.startswith("GIT_")}
    return {**kept, "LC_ALL": "C.UTF-8", "NO_MKDOCS_2_WARNING": "1", **variables}
