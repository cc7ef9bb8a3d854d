"""Tables of other people become listings: `hereabouts import FILE --map MAPPING.yml --into FOLDER`.

table reads the rows, mapping says which column is which field, draft makes a listing of a row, naming gives it a
file, store checks and writes it, and report says what became of every row. No row is lost in silence.
"""
