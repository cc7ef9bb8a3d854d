"""The adapter: the one file that knows MkDocs. It calls the two halves of Hereabouts, before and after the build.

MkDocs loads this file by path and looks for its `on_...` functions; every import stands at the top because the
path of this folder is only searched while the file is loaded. `on_build_error` receives no config, so the site's
folder is remembered in `on_config`. While serving, nothing may stop: MkDocs would let every request wait until the
mistake is mended, so each is said on the pages instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page

from hereabouts.build import Build, BuildError, after_build, before_build, theme_values
from hereabouts.home import PROJECT, HomeError, find_home
from hereabouts.press.aside import bring_back
from hereabouts.problem import Problem
from hereabouts.report import format_line
from hereabouts.strip import show_failure, to_failure

log = get_plugin_logger("hereabouts")


class _Run:
    """What lasts from one event to the next within one build."""

    serving = False
    site_dir: Path | None = None
    build: Build | None = None
    failure: Problem | None = None
    page: str = ""
    """The Markdown page that MkDocs is reading."""


def on_startup(command: str, **_: Any) -> None:
    """Remembers whether MkDocs serves: a mistake then never stops it."""
    _Run.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Gives the theme the name and address that the settings hold."""
    _Run.site_dir = Path(config.site_dir)
    try:
        values = theme_values(find_home())
    except (HomeError, BuildError) as error:
        raise PluginError(str(error)) from None
    # The theme writes the name into pages as it is; escaped once here, it is not escaped again by our templates.
    config.site_name = escape(values.name)
    config.extra.update(values.extra)
    if not _Run.serving:
        config.site_url = values.address
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Checks the directory before the old site is touched, then sets its pressed pages aside."""
    _Run.build = _Run.failure = None
    with _said():
        _Run.build = before_build(find_home(), Path(config.site_dir), keep_going=_Run.serving)
        for problem in _Run.build.problems:
            (log.info if problem.severity == "warning" else log.error)(format_line(problem))


def on_pre_page(page: Page, **_: Any) -> Page:
    """Remembers which page is read, for MkDocs does not say which one it could not read."""
    _Run.page = page.file.abs_src_path or ""
    return page


def on_env(env: Environment, **_: Any) -> Environment:
    """Every page has been read."""
    _Run.page = ""
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Presses the directory into the rendered site."""
    site_dir = Path(config.site_dir)
    with _said():
        if _Run.build:
            problems = after_build(_Run.build, site_dir, str(config.site_url or ""), serving=_Run.serving)
            for problem in problems:
                (log.info if problem.severity == "warning" else log.error)(format_line(problem))
    if _Run.failure:
        show_failure(site_dir, _Run.failure)


def on_build_error(error: Exception, **_: Any) -> None:
    """Puts the pressed pages back when MkDocs gives up half way."""
    _Run.failure = to_failure(error, PROJECT, _Run.page)
    if _Run.site_dir:
        bring_back(_Run.site_dir)


def on_serve(server: LiveReloadServer, builder: Callable[[], None], **_: Any) -> LiveReloadServer:
    """Serves on, too, where a mistake has stopped MkDocs itself: a page, a template of the theme, its settings."""

    def build_or_say() -> None:
        _Run.failure = None
        _Run.page = ""
        try:
            find_home()
            builder()
        except Exception as error:
            failure = _Run.failure or to_failure(error, PROJECT)
            log.error(format_line(failure))
            show_failure(Path(server.root), failure)

    server.builder = build_or_say
    with suppress(HomeError):
        server.watch(str(find_home().directory))  # the one that town.txt names, too
    return server


@contextmanager
def _said() -> Iterator[None]:
    """Turns what stops a build into MkDocs's own error; while serving, into a problem that the pages show."""
    try:
        yield
    except Exception as error:
        if _Run.serving:
            _Run.failure = to_failure(error, PROJECT)
            log.error(format_line(_Run.failure))
            log.debug("Where it arose:", exc_info=error)
        elif isinstance(error, BuildError):
            raise PluginError(str(error)) from None
        else:
            raise
