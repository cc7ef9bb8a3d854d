"""The table as a Caddyfile, whole: put it in place of /etc/caddy/Caddyfile."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hereabouts.hosting.media import TYPES, media_type, pressed_types
from hereabouts.hosting.place import Place
from hereabouts.hosting.table import TYPE, Header

_FILTER = """\
format filter {
	wrap json
	fields {
		request>remote_ip delete
		request>remote_port delete
		request>client_ip delete
		request>headers delete
		request>tls delete
		request>uri regexp "[?].*" ""
		resp_headers delete
		user_id delete
	}
}"""
_FILE = """\
# How Caddy sends the site of {host}. Written by: hereabouts hosting caddy
# Write it anew after an upgrade of the software: the policy below names the scripts of the finished pages.
{{
	# What Caddy says of faults names no device either.
	log {{
{filter}
	}}
}}

{address} {{
	# A request is one line: when, what was asked for, how it went. No address of a device, no name of a browser,
	# nothing that stands behind a question mark, no page that somebody came from. A full file goes after two weeks.
	log {{
		output file "{logs}/hereabouts.log" {{
			roll_size 10MiB
			roll_keep_for 336h
		}}
{filter}
	}}

{site}
	# Caddy forgets what was to be said with a file that is not there: so it stands here again.
	handle_errors {{
{missing}
	}}
}}
"""
_SITE = """\
root * "{folder}"
{encode}
{maps}
{headers}
{apart}
{types}

# What the build keeps for itself, and what was never meant to lie there.
@hidden {{
	path */.* */_headers
	not path */.well-known/*
}}
error @hidden 404
@sending not method GET HEAD
respond @sending 405
file_server
"""
_MISSING = """\
root * "{folder}"
{encode}
{headers}
rewrite * /404.html
file_server"""
_ENCODE = """\
encode {{
	gzip
	minimum_length 512
	match {{
{types}
	}}
}}"""


def render_caddy(table: Sequence[Header], place: Place) -> str:
    """The file."""
    encode = _ENCODE.format(types="\n".join(f"\t\theader {TYPE} {kind}*" for kind in pressed_types()))
    usual = {header.name: header.usual for header in table if header.usual}
    said = usual | {header.name: _placeholder(header) for header in table if header.usual and header.other}
    site = _SITE.format(
        folder=place.folder,
        encode=encode,
        maps="\n".join(_map(header) for header in table if header.usual and header.other),
        headers=_headers(said),
        apart="\n".join(_apart(header) for header in table if not header.usual),
        types="\n".join(map(_type, TYPES)),
    )
    missing = _headers({**usual, TYPE: media_type("404.html")})
    return _FILE.format(
        host=place.host,
        address=_address(place),
        logs=place.logs,
        filter=_inside(_FILTER, 2),
        site=_inside(_below(site, place.base), 1),
        missing=_inside(_MISSING.format(folder=place.folder, encode=encode, headers=missing), 2),
    )


def _headers(said: dict[str, str]) -> str:
    return "\n".join(["header {", *(f'\t{name} "{value}"' for name, value in said.items()), "\t-Server", "}"])


def _map(header: Header) -> str:
    """A placeholder that holds what the header says with the file that is asked for."""
    rows = [f'\t"~^/{pattern}$" "{value}"' for pattern, value in header.other]
    return "\n".join([f"map {{path}} {_placeholder(header)} {{", *rows, f'\tdefault "{header.usual}"', "}"])


def _placeholder(header: Header) -> str:
    return f"{{hereabouts_{header.name.lower().replace('-', '_')}}}"


def _apart(header: Header) -> str:
    """A header that is sent with some files only, which all have the same."""
    (value,) = {value for _, value in header.other}
    patterns = "|".join(pattern for pattern, _ in header.other)
    return f'@apart path_regexp ^/({patterns})$\nheader @apart {header.name} "{value}"'


def _type(ending: str) -> str:
    return f'@{ending} path *.{ending}\nheader @{ending} {TYPE} "{media_type(f"x.{ending}")}"'


def _address(place: Place) -> str:
    """As Caddy is told: a name alone has it fetch a certificate and answer on https."""
    port = f":{place.port}" if place.port else ""
    return f"{place.host}{port}" if place.secure else f"http://{place.host}{port}"


def _below(site: str, base: str) -> str:
    """The site's lines, for a folder of the address where it has one."""
    if base == "/":
        return site
    return f"redir {base.rstrip('/')} {base} 301\nhandle_path {base}* {{\n{_inside(site, 1)}}}\nerror 404\n"


def _inside(lines: str, depth: int) -> str:
    """The lines, so many steps further in."""
    return re.sub(r"^(?=.)", "\t" * depth, lines, flags=re.MULTILINE)
