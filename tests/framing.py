"""A server that adds the headers which a folder's `_headers` asks for, as the hosts that read that file do."""

from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import urlsplit

from serving import FolderHandler, serve_folder


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


class _HeadersHandler(FolderHandler):
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
    with serve_folder(folder, kind=_HeadersHandler) as served:
        yield served.address
