"""`hereabouts doctor`: what ages in this site, the worst first, and what mends each. It reads files and Git only."""
