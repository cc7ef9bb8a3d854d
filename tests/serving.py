"""A small web server for a built folder, at a root or below a folder of the address."""

import functools
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Served:
    """A folder being served: its address, ending in `/`, and every request line so far."""

    address: str
    requests: list[str] = field(default_factory=list)


class FolderHandler(SimpleHTTPRequestHandler):
    """Files as they lie, never compressed; the folder's own 404 page for the rest."""

    protocol_version = "HTTP/1.1"
    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".js": "text/javascript",
        ".json": "application/json",
        ".webmanifest": "application/manifest+json",
        ".ics": "text/calendar",
        ".woff2": "font/woff2",
    }

    def __init__(self, *args, requests: list[str], prefix: str, lines: set[socket.socket], **keywords):
        self.requests, self.prefix, self.lines = requests, prefix, lines
        super().__init__(*args, **keywords)

    def setup(self) -> None:
        super().setup()
        self.lines.add(self.connection)

    def finish(self) -> None:
        self.lines.discard(self.connection)
        super().finish()

    def do_GET(self) -> None:
        self.requests.append(self.path)
        super().do_GET()

    def translate_path(self, path: str) -> str:
        if not urlsplit(path).path.startswith(self.prefix):
            return str(Path(self.directory, "not-below-the-prefix"))
        return super().translate_path("/" + path[len(self.prefix) :])

    def send_error(self, code, message=None, explain=None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def guess_type(self, path) -> str:
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def log_message(self, *_args) -> None:
        """The record is kept in `requests`; nothing is printed between the tests."""


@contextmanager
def serve_folder(folder: Path, prefix: str = "/", kind: type[FolderHandler] = FolderHandler) -> Iterator[Served]:
    """Serve the folder on this machine until the block ends; another `kind` of handler may say more."""
    requests: list[str] = []
    lines: set[socket.socket] = set()
    handler = functools.partial(kind, directory=str(folder), requests=requests, prefix=prefix, lines=lines)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}{prefix}", requests)
    finally:
        server.shutdown()
        server.server_close()
        for line in list(lines):  # a browser keeps its lines open, and a stopped server would go on answering on them
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        thread.join()
