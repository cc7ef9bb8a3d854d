"""The guidance pack on paper: manuals, sheets, leaflets, posters and the day in one file, as tagged PDFs.

`document.py` says which files there are. `flow.py` and `inline.py` turn a page's elements into Typst code, every string
through `quote.py`; the folder `templates/` gives it its look; `compiler.py` is the one station that knows the compiler.
"""
