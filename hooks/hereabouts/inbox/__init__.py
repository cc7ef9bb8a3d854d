"""What people have put into directory/inbox/: `hereabouts inbox` makes a file of every good row.

handed drafts the listings that the form hands over, short does what its two short files ask for, refused writes the
table of what could not be taken, and sort takes each file through the one way in and then out of the inbox. Whatever
ends a run, the next one takes up where it stopped.
"""
