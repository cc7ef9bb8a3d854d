"""A directory of one's own: what `hereabouts start` asks, works out and writes for another town."""
