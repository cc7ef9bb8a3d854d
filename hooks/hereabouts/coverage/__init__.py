"""What a directory holds and lacks, for those who look after it: counts, pictures, gaps, unknown facts, change.

Counting is plain functions over records; the page, its tables and the report for a funder only show what they give.
"""
