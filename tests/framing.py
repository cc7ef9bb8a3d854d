"""A server that adds the headers which a folder's `_headers` asks for, as the hosts that read that file do."""

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from serving import _FolderHandler


def read_rules(text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Address and headers of each rule."""
    rules: list[tuple[str, list[tuple[str, str]]]] = []
    for line in filter(str.strip, text.splitlines()):
        if line[0] == "/":
            rules.append((line.strip(), []))
        else:
            name, _, value = line.strip().partition(": ")
            rules[-1][1].append((name, value))
    return rules


class _HeadersHandler(_FolderHandler):
    """Every rule that fits an address adds its headers."""

    def end_headers(self) -> None:
        path = urlsplit(self.path).path
        for rule, headers in read_rules(Path(self.directory, "_headers").read_text()):
            if fnmatchcase(path, rule):
                for name, value in headers:
                    self.send_header(name, value)
        super().end_headers()


@contextmanager
def serve_with_headers(folder: Path) -> Iterator[str]:
    """The folder at an address, until the block ends."""
    handler = functools.partial(_HeadersHandler, directory=str(folder), requests=[], prefix="/")
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
