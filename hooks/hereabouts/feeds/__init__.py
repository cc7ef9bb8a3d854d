"""Other directories' data becomes listings: `hereabouts import FILE --map FEED.yml`.

feed reads the file that says whose data it is; open_referral, openactive, outpost and ohana read the data; place and
words turn what they hold into our fields; bring puts it all through the one three-way core in imports/.
"""
