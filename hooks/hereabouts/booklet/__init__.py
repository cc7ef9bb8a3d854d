"""The printed directory: listings of a whole town, an area, or any search, as a booklet to staple or to read large.

`search.py` says which listings; `entry.py` tells each in words, `book.py` puts them in order with contents and index,
`paper.py` has the compiler of the guidance pack set them with `booklet.typ`.
"""
