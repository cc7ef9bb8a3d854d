"""Lists of Open Referral as one page with everything: a file cannot answer for a second one."""

from __future__ import annotations

from collections.abc import Sequence

from hereabouts.export.document import join_documents
from hereabouts.export.town import Town


def to_page(contents: Sequence[bytes], town: Town) -> bytes:
    """The page; what it says of itself is what it holds."""
    count = len(contents)
    envelope = {
        "hereabouts": town.about(),
        "total_items": count,
        "total_pages": 1,
        "page_number": 1,
        "size": count,
        "first_page": True,
        "last_page": True,
        "empty": count == 0,
    }
    return join_documents(envelope, "contents", contents)
