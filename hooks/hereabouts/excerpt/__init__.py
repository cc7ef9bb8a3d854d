"""The command `hereabouts excerpt`: a list of listings as plain HTML, for a page of another site."""
