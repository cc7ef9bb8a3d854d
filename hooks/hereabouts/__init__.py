"""Hereabouts: a folder of listings becomes a checked directory that people can search.

The way of the data, station by station: `source` reads files, `schema` and `rules` check them, `listing` makes
records, `recurrence`, `place` and `facet` work out what is asked of them, `page`, `tile` and `press` write the site.
"""

__version__ = "0.1.0"
