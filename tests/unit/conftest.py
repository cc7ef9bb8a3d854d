"""What unit tests share: the open data of the example, written once."""

import pytest

from open_data import OpenData, write_for
from pressing import OURS


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> OpenData:
    """The open data of the example. Read it only: all tests share it."""
    return write_for(OURS, tmp_path_factory.mktemp("open"))
