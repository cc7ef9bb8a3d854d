"""Our own tables: `hereabouts template`, `table`, and `import` without a mapping.

make makes the columns from schema and terms, cell turns a value into a cell and back, flat lays a listing out in rows
and gathers it up again, workbook and plain write files, read finds the headings of one that people have filled in, and
take makes drafts of its rows. What a listing holds that has no column goes, as it is, into the last column but one.
"""
