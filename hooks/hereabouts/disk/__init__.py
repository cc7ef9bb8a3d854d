"""The finished site as a folder that opens from a disk or a shared drive, without a server: links, scripts and data."""
