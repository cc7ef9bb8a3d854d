"""The way out: everything a directory holds, in one folder, for whoever reads it without this project.

`hereabouts leave OUT` writes what may be given out as spreadsheet, tables, Open Referral UK, SQLite, JSON and PDF, with
checksums and a page that says how each is read. The team's own files go along only where the team asks for them.
"""
