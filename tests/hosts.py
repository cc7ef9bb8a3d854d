"""nginx and Caddy for the tests of the recipes: found here, else unpacked from Debian's packages, never skipped.

Unpacked into .cache/ they need no administrator, start nothing, and leave the machine as it was.
"""

import getpass
import json
import os
import platform
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from building import PROJECT, clean_environ

SERVERS = {"nginx": "usr/sbin/nginx", "caddy": "usr/bin/caddy"}
"""What each is called, in Debian's packages too, and where its package puts it."""
PLACES = ("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin")
ANSWERS = {"nginx": "-v", "caddy": "version"}

ROOM = PROJECT / ".cache" / "web-servers"

MISSING = """The recipes for a web server are tried with {name}, and none was found or could be unpacked.
Install it with the system's own packages (Debian: sudo apt install nginx caddy; Fedora: sudo dnf install nginx caddy),
or name one that is there already: {variable}=/path/to/{name} make test
What was tried: {tried}"""


class HostMissing(Exception):
    """A web server is not there; the message says what was tried and what to install."""


@dataclass(frozen=True)
class Program:
    """A web server, and where the libraries lie that came with it."""

    path: Path
    libraries: str = ""

    def environ(self, **more: str) -> dict[str, str]:
        return {**os.environ, **more, **({"LD_LIBRARY_PATH": self.libraries} if self.libraries else {})}


def find_host(name: str, environ: Mapping[str, str], room: Path, places: Sequence[str] = PLACES) -> Program:
    """The server to test with: named, on the machine, or unpacked into the room, in this order."""
    named = environ.get(name.upper())
    if named:
        if why := fault(Program(Path(named)), name):
            raise HostMissing(f"{name.upper()}={named} is not a program that runs: {why}")
        return Program(Path(named))
    path = os.pathsep.join([environ.get("PATH", ""), *places])
    found = shutil.which(name, path=path)
    if found and not fault(Program(Path(found)), name):
        return Program(Path(found))
    program = Program(room / SERVERS[name], library_path(room))
    tried = "" if program.path.is_file() else unpack(name, room, path)
    if why := tried or fault(program, name):
        raise HostMissing(MISSING.format(name=name, variable=name.upper(), tried=why))
    return program


def fault(program: Program, name: str) -> str:
    """Why the program does not answer; nothing where it does."""
    try:
        command = [program.path, ANSWERS[name]]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=60, env=program.environ())
    except (OSError, subprocess.TimeoutExpired) as reason:
        return str(reason)
    return "" if ended.returncode == 0 else ended.stderr.strip() or f"it ended with {ended.returncode}"


def unpack(name: str, room: Path, path: str) -> str:
    """Fetches the package and what it needs into the room, and unpacks them there; what went wrong, where it did."""
    if not shutil.which("apt-get", path=path) or not shutil.which("dpkg-deb", path=path):
        return "this system has no packages of Debian's kind"
    state, archives = room / "apt", room / "packages"
    for folder in (state / "lists" / "partial", archives / "archives" / "partial"):
        folder.mkdir(parents=True, exist_ok=True)
    apt = [
        "apt-get", "--quiet", "--assume-yes",
        "-o", f"Dir::State={state}", "-o", "Dir::State::status=/var/lib/dpkg/status", "-o", f"Dir::Cache={archives}",
        "-o", f"APT::Sandbox::User={getpass.getuser()}", "-o", "Debug::NoLocking=1",
    ]  # fmt: skip
    known = any((state / "lists").glob("*Packages*"))
    for command in ([] if known else [["update"]]) + [["install", "--download-only", "--no-install-recommends", name]]:
        ended = subprocess.run([*apt, *command], capture_output=True, text=True)
        if ended.returncode != 0:
            return f"apt-get {command[0]}: {ended.stderr.strip()}"
    for package in sorted((archives / "archives").glob("*.deb")):
        ended = subprocess.run(["dpkg-deb", "--extract", package, room], capture_output=True, text=True)
        if ended.returncode != 0:
            return ended.stderr.strip()
    return ""


def library_path(room: Path) -> str:
    """Where Debian's packages put their libraries."""
    family = f"{platform.machine()}-linux-gnu"
    return os.pathsep.join(str(room / folder / family) for folder in ("usr/lib", "lib"))


@dataclass(frozen=True)
class Host:
    """A web server that runs by our recipe."""

    name: str
    address: str
    """Ending in `/`."""
    logs: Path
    """The folder of everything that it writes down."""

    def written(self) -> str:
        """All that it wrote down so far, errors too."""
        return "".join(file.read_text("utf-8") for file in sorted(self.logs.rglob("*")) if file.is_file())


@contextmanager
def run_host(name: str, program: Program, site: Path, room: Path, base: str = "/") -> Iterator[Host]:
    """The site, sent by a web server as `hereabouts hosting` tells it to, until the block ends."""
    logs = room / "logs"
    logs.mkdir(parents=True)
    port = free_port()
    address = f"http://127.0.0.1:{port}{base}"
    recipe = room / f"recipe.{name}"
    tell = [sys.executable, "-m", "hereabouts.cli", "hosting", name, str(site), "--out", str(recipe)]
    tell += ["--at", address, "--logs", str(logs)]
    subprocess.run(tell, cwd=PROJECT, env=clean_environ(), check=True, capture_output=True)
    command = STARTS[name](program, recipe, room, logs)
    with (logs / "printed").open("w") as printed:
        running = subprocess.Popen(command, stdout=printed, stderr=printed, env=program.environ(HOME=str(room)))
    try:
        wait_for(port, running, logs / "printed")
        yield Host(name, address, logs)
    finally:
        running.terminate()
        running.wait(60)


def start_nginx(program: Program, recipe: Path, room: Path, logs: Path) -> list[str]:
    """The recipe in the frame that a machine's own nginx.conf is to it."""
    rooms = "\n".join(
        f"  {kind}_temp_path {room / kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.geteuid() == 0 else ""  # a temporary folder is its owner's alone
    frame = room / "nginx.conf"
    frame.write_text(
        f"{user}\ndaemon off;\nworker_processes 1;\npid {room / 'nginx.pid'};\nerror_log {logs / 'frame.log'};\n"
        f"events {{ worker_connections 512; }}\nhttp {{\n{rooms}\n  include {recipe};\n}}\n",
        encoding="utf-8",
    )
    return [str(program.path), "-p", str(room), "-e", str(logs / "frame.log"), "-c", str(frame)]


def start_caddy(program: Program, recipe: Path, room: Path, _logs: Path) -> list[str]:
    """The recipe, but for Caddy's door for its keeper, which has one number on all machines."""
    adapt = [program.path, "adapt", "--config", recipe, "--adapter", "caddyfile"]
    told = subprocess.run(adapt, capture_output=True, text=True, check=True, env=program.environ(HOME=str(room)))
    settings = room / "caddy.json"
    settings.write_text(json.dumps({**json.loads(told.stdout), "admin": {"disabled": True}}), encoding="utf-8")
    return [str(program.path), "run", "--config", str(settings)]


STARTS = {"nginx": start_nginx, "caddy": start_caddy}


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return tried.getsockname()[1]


def wait_for(port: int, running: subprocess.Popen, printed: Path) -> None:
    """Until something answers there; fails with what was printed where the server ends first."""
    until = time.monotonic() + 120
    while running.poll() is None and time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    running.kill()
    raise AssertionError(f"it did not start:\n{printed.read_text('utf-8')}")
