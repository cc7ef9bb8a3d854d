"""The guidance pack: manuals, toolkit, leaflets and posters, from Markdown to the web, to paper, to files to fill in.

`extension.py` turns our marks into elements with neutral addresses and slots, in whatever site generator reads the
page. `scan.py`, `library.py` and `rules.py` read the same sources for the check. The press fills what was left open.
"""
