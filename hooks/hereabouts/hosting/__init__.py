"""How the finished site is sent out: one table of headers and types, written for each kind of host."""
