"""What a change does to the directory, for the colleague who says yes: cards, doubles, reading age."""
