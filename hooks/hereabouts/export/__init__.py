"""Station 7, the open data: every listing that may be given out, in forms that others read.

Below `/data/`: Open Referral UK 3.0 as files, tables with their description, GeoJSON, SQLite, our own JSON and schemas;
beside each listing's page the same listing as `index.json`. Nothing goes out that `public` does not name.
"""

from hereabouts.export.whole import FILES as OPEN_DATA_FILES
from hereabouts.export.write import write_open_data

__all__ = ["OPEN_DATA_FILES", "write_open_data"]
