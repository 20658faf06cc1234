"""An empty archive with a stand-in for the French pipeline, and a folder of statements."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.archive import Archive
from tests.archive.fakes import open_archive, write_statement


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five statements in a folder."""
    for number in range(5):
        write_statement(tmp_path / "statements", number)
    return tmp_path / "statements"


@pytest.fixture
def archive(home: Path) -> Iterator[Archive]:
    with open_archive(home) as opened:
        yield opened
