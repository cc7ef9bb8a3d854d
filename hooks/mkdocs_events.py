"""The adapter: the one file that knows MkDocs. It calls the two halves of Hereabouts, before and after the build.

MkDocs loads this file by path and looks for its `on_...` functions; every import stands at the top because the
path of this folder is only searched while the file is loaded. `on_build_error` receives no config, so the site's
folder is remembered in `on_config`: that, and whether MkDocs serves, is all the state there is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from hereabouts.build import Build, BuildError, after_build, before_build, theme_values
from hereabouts.home import HomeError, find_home
from hereabouts.press.aside import bring_back
from hereabouts.report import format_line

log = get_plugin_logger("hereabouts")


class _Run:
    """What lasts from one event to the next within one build."""

    serving = False
    site_dir: Path | None = None
    build: Build | None = None


def on_startup(command: str, **_: Any) -> None:
    """Remembers whether MkDocs serves: a mistake then never stops it."""
    _Run.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Gives the theme the name and address that the settings hold."""
    try:
        values = theme_values(find_home())
    except (HomeError, BuildError) as error:
        raise PluginError(str(error)) from None
    config.site_name = values.name
    config.extra.update(values.extra)
    if not _Run.serving:
        config.site_url = values.address
    _Run.site_dir = Path(config.site_dir)
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Checks the directory before the old site is touched, then sets its pressed pages aside."""
    try:
        _Run.build = before_build(find_home(), Path(config.site_dir), keep_going=_Run.serving)
    except BuildError as error:
        raise PluginError(str(error)) from None
    for problem in _Run.build.problems:
        (log.info if problem.severity == "warning" else log.error)(format_line(problem))


def on_post_build(config: MkDocsConfig) -> None:
    """Presses the directory into the rendered site."""
    assert _Run.build is not None, "MkDocs runs on_pre_build first"
    try:
        problems = after_build(_Run.build, Path(config.site_dir), str(config.site_url or ""), serving=_Run.serving)
    except BuildError as error:
        raise PluginError(str(error)) from None
    for problem in problems:
        log.warning(format_line(problem))


def on_build_error(**_: Any) -> None:
    """Puts the pressed pages back when MkDocs gives up half way."""
    if _Run.site_dir:
        bring_back(_Run.site_dir)
