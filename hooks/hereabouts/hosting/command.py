"""`hereabouts hosting KIND SITE`: what a host needs to be told to send a finished site, with the site's own policy."""

from __future__ import annotations

from pathlib import Path

import click

LOGS = {"nginx": "/var/log/nginx", "caddy": "/var/log/caddy"}


@click.command()
@click.argument("kind", type=click.Choice(["nginx", "caddy", "objects"]))
@click.argument("site_dir", metavar="SITE", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; else it is printed.")
@click.option("--at", "address", help="The address the server answers at; else that of the settings.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where SITE will lie on the server; else where it is.")
@click.option("--logs", type=click.Path(path_type=Path), help="The folder for the server's record of requests.")
def hosting(
    kind: str, site_dir: Path, out: Path | None, address: str | None, folder: Path | None, logs: Path | None
) -> None:
    """Writes settings for a web server (nginx, caddy) or a list for an object store (objects), for the finished SITE.

    They hold headers with a content policy for the scripts of this very site, lifetimes, types, compression and a
    record of requests without addresses.
    """
    from hereabouts.hosting.caddy import render_caddy
    from hereabouts.hosting.nginx import render_nginx
    from hereabouts.hosting.objects import render_objects
    from hereabouts.hosting.place import NoPlace, to_place
    from hereabouts.hosting.policy import read_policy
    from hereabouts.hosting.table import to_table

    policy = read_policy(site_dir)
    if not policy:
        raise click.ClickException(f"{site_dir} is not a finished site. Name the folder that make site has made.")
    table = to_table(policy)
    if kind == "objects":
        text = render_objects(table, site_dir)
    else:
        try:
            place = to_place(address or _published_at(), folder or site_dir, logs or Path(LOGS[kind]))
        except NoPlace as error:
            raise click.ClickException(str(error)) from None
        text = render_nginx(table, place) if kind == "nginx" else render_caddy(table, place)
    if out is None:
        click.echo(text, nl=False)
        return
    out.write_text(text, encoding="utf-8")
    click.echo(str(out))


def _published_at() -> str:
    from hereabouts.home import find_home
    from hereabouts.shared import read_settings

    return read_settings(find_home()).address
