"""How the marks of a guidance page are written; for the extension that reads them and the rules that judge them."""

from __future__ import annotations

import re

OPENING = re.compile(r"^::: *([a-z]+)(?: +(.*?))? *$")
CLOSING = re.compile(r"^::: *$")
CITES = r"\[(@[a-z0-9]+(?:; *@[a-z0-9]+)*)\]"
NAMED = r"\[(tool|term|here):([A-Za-z0-9-]+)\]"
ADDRESSED = re.compile(r"(tool|term|find):(.*)")
