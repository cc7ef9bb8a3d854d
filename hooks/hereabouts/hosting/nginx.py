"""The table as a file for nginx, whole: put it into /etc/nginx/conf.d/ and nothing else has to be changed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hereabouts.hosting.media import TYPES, UNKNOWN, pressed_types
from hereabouts.hosting.place import Place
from hereabouts.hosting.table import Header

_BEGINNING = """\
# How nginx sends the site of {host}. Written by: hereabouts hosting nginx
# Write it anew after an upgrade of the software: the policy below names the scripts of the finished pages.
"""
# A site's own headers may stand in one place only: nginx forgets the outer ones where an inner place adds any.
_SERVER = """\
# A request is one line: when, what was asked for, how it went. No address of a device, no name of a browser, nothing
# that stands behind a question mark, no page that somebody came from.
map $request_uri $hereabouts_asked {{
    "~^([^?]*)" $1;
}}
log_format hereabouts '$time_iso8601 $request_method $hereabouts_asked $status $body_bytes_sent';

server {{
{listen}
    server_name {host};
    server_tokens off;
    access_log "{logs}/hereabouts.log" hereabouts;
    # nginx puts the address of the device into what it says of single requests: so only what concerns the server.
    error_log "{logs}/hereabouts-error.log" alert;

    charset utf-8;
    charset_types text/css text/csv text/calendar text/javascript text/plain;
    default_type {unknown};
    types {{
{types}
    }}

    gzip on;
    gzip_vary on;
    gzip_proxied any;
    gzip_comp_level 5;
    gzip_min_length 512;
    gzip_types {pressed};

{headers}

    index index.html;
    autoindex off;
    absolute_redirect off;
    error_page 404 {base}404.html;
    error_page 403 =404 {base}404.html;

{locations}
    # What the build keeps for itself, and what was never meant to lie there.
    location ~ "/(\\.(?!well-known/)|_headers$)" {{
        return 404;
    }}
}}
"""


def render_nginx(table: Sequence[Header], place: Place) -> str:
    """The file."""
    maps = [_map(header, place.base) for header in table if header.other]
    types = "\n".join(f"        {kind} {' '.join(endings)};" for kind, endings in _by_type().items())
    server = _SERVER.format(
        host=place.host,
        base=place.base,
        logs=place.logs,
        listen=_listen(place),
        unknown=UNKNOWN,
        types=types,
        pressed=" ".join(kind for kind in pressed_types() if kind != "text/html"),  # which nginx always presses
        headers="\n".join(f"    add_header {header.name} {_said(header)} always;" for header in table),
        locations=_locations(place),
    )
    return "\n".join([_BEGINNING.format(host=place.host), *maps, server])


def _map(header: Header, base: str) -> str:
    """A variable that holds what the header says with the file that is being sent."""
    rows = [f'    "~^{re.escape(base)}{pattern}$" "{value}";' for pattern, value in header.other]
    return "\n".join([f"map $uri {_variable(header)} {{", f'    default "{header.usual}";', *rows, "}", ""])


def _variable(header: Header) -> str:
    return f"$hereabouts_{header.name.lower().replace('-', '_')}"


def _said(header: Header) -> str:
    return _variable(header) if header.other else f'"{header.usual}"'


def _by_type() -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {}
    for ending, kind in TYPES.items():
        kinds.setdefault(kind, []).append(ending)
    return kinds


def _listen(place: Place) -> str:
    """Where nginx listens. An https address begins without a certificate: certbot adds it, and the lines it needs."""
    if place.host.replace(".", "").isdigit():
        return f"    listen {place.host}:{place.port or 80};"
    port = 80 if place.secure or place.port is None else place.port
    return f"    listen {port};\n    listen [::]:{port};"


def _locations(place: Place) -> str:
    """Where the files lie: at the root of the address, or below a folder of it."""
    if place.base == "/":
        return f'    root "{place.folder}";\n'
    below = place.base.rstrip("/")
    return "\n".join(
        [
            f"    location = {below} {{ return 301 {place.base}; }}",
            f'    location {place.base} {{ alias "{place.folder}/"; }}',
            "    location / { return 404; }\n",
        ]
    )
