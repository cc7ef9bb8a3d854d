"""One request to one web server: to public addresses only, within a time, and nothing of its page is read.

The name is looked up here and the connection made to the very address that was judged, so that no name can lead to a
machine of the network that this runs in, not by a redirect either.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import ip_address
from threading import Timer
from urllib.parse import quote, urlsplit

MAX_BODY = 100_000
"""So much of a robots.txt is read."""


class Unreachable(Exception):
    """No answer came; the message says why in a few words."""

    def __init__(self, words: str, *, may_pass: bool = True) -> None:
        super().__init__(words)
        self.words, self.may_pass = words, may_pass


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server said first."""

    status: int
    leads_to: str = ""
    wait: float = 0
    """Seconds after which it wants to be asked again."""
    body: bytes = b""


def resolve_host(host: str, port: int) -> Sequence[str]:
    """The addresses of a name, as the network gives them."""
    return list(dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def is_public(address: str) -> bool:
    """True for an address that anybody may ask: not this machine, not its network, not one for many."""
    found = ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_global and not (mapped or found).is_multicast


@dataclass(frozen=True, slots=True)
class Net:
    """How to ask."""

    agent: str
    """Who asks, and where to complain."""
    seconds: float = 15
    """The longest wait for one word of a server; twice that for all of them."""
    resolve: Callable[[str, int], Sequence[str]] = resolve_host
    may_reach: Callable[[str], bool] = is_public

    def ask(self, method: str, url: str, *, with_body: bool = False) -> Reply:
        """What the server says to one request; raises Unreachable."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
            raise Unreachable("it leads to no web page", may_pass=False)
        host, port = _plain(parts.hostname), _port(parts.port, parts.scheme)
        connection = _Connection(host, port, self._look_up(host, port), self.seconds, parts.scheme == "https")
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
            "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]") if parts.query else ""
        )
        watch = Timer(2 * self.seconds, connection.cut)
        watch.daemon = True
        watch.start()
        try:
            connection.request(method, path, headers={"User-Agent": self.agent, "Accept": "*/*"})
            answer = connection.getresponse()
            if connection.is_cut:
                raise TimeoutError
            return _to_reply(answer, answer.read(MAX_BODY) if with_body else b"")
        except TimeoutError:
            raise Unreachable("it does not answer in time") from None
        except ssl.SSLCertVerificationError as error:
            raise Unreachable(f"its certificate is not right ({error.verify_message})", may_pass=False) from None
        except (OSError, HTTPException, ValueError):
            raise Unreachable("the connection breaks off") from None
        finally:
            watch.cancel()
            connection.close()

    def _look_up(self, host: str, port: int) -> str:
        try:
            addresses = self.resolve(host, port)
        except OSError:
            raise Unreachable("there is no such web server") from None
        except UnicodeError:
            raise Unreachable("its name cannot be looked up", may_pass=False) from None
        public = [address for address in addresses if self.may_reach(address)]
        if not public or len(public) < len(addresses):
            raise Unreachable("it lies in a private network, where only some can go", may_pass=False)
        return public[0]


class _Connection(HTTPConnection):
    """A connection to an address that was looked up and judged before."""

    def __init__(self, host: str, port: int, address: str, seconds: float, is_secret: bool) -> None:
        super().__init__(host, port, timeout=seconds)
        self.address, self.is_secret = address, is_secret
        self.default_port = 443 if is_secret else 80
        self.is_cut = False

    def connect(self) -> None:
        """Connects to the address; the name is only told."""
        self.sock = socket.create_connection((self.address, self.port), self.timeout)
        if self.is_secret:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        """Ends it from another thread: a server that says a letter a minute would hold it for ever."""
        self.is_cut = True
        with suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)


def _plain(host: str) -> str:
    try:
        return host.encode("ascii").decode() if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        raise Unreachable("its name cannot be looked up", may_pass=False) from None


def _port(said: int | None, scheme: str) -> int:
    return said or (443 if scheme == "https" else 80)


def _to_reply(answer: HTTPResponse, body: bytes) -> Reply:
    wait = answer.getheader("Retry-After", "")
    return Reply(answer.status, answer.getheader("Location", "") or "", float(wait) if wait.isdigit() else 0, body)
