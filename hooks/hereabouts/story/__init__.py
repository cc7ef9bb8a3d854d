"""My first visit: the way from one's own door to a chair and home again, told from the facts of one listing.

`scene.py` holds what a story is made of; `tell.py` makes it, `ladder.py` the small steps, `message.py` the first
words to the group: pure, the facts of a listing in, plain words out. `paper.py` sets it with `visit.typ`.
"""
