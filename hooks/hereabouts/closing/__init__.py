"""Closing with dignity: the site becomes a signed notice that leads on, and all that hangs on it ends properly.

The settings say it, in a block that `hereabouts close` writes and takes out again. From its day on a build makes the
closed site: the notice at every address that ever answered, calendars that cancel themselves, a last entry in the feed,
open data in which everything is gone, and a worker that takes itself away. Before that day each page announces it.
"""
