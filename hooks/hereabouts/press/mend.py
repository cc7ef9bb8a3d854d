"""Station 7: mends in a rendered page what a generator or its theme gets wrong, each by one small substitution."""

from __future__ import annotations

from markupsafe import escape


def mend_name(html: str, name: str) -> str:
    """The page with the site's name escaped once.

    Themes write the name as it is in most places, so it comes to them escaped; in a few they escape it, and only the
    hook can tell them that it is done already.
    """
    once = str(escape(name))
    return html.replace(str(escape(once)), once) if "&" in once else html
