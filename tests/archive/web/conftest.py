"""A small archive with a site over it, and browsers that open it without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from archive.archive import Archive
from archive.requests import SearchOptions
from archive.web.access import Accounts, Role
from archive.web.application import create_app
from archive.web.site import SiteOptions
from tests.archive.fakes import ingest, open_archive, write_statement
from tests.archive.web.texts import LETTER, PAGE

HOME = "http://127.0.0.1"
PASSWORD = "un mot de passe assez long"


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with twenty-five statements, a letter with contacts and a page of HTML."""
    folder = tmp_path_factory.mktemp("shelf")
    for number in range(25):
        write_statement(folder, number)
    (folder / "lettre.txt").write_text(LETTER, encoding="utf-8")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def read_archive(shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The archive of the shelf, for tests that only read."""
    with open_archive(tmp_path_factory.mktemp("read") / "home") as opened:
        ingest(opened, shelf)
        yield opened


@pytest.fixture
def site(read_archive: Archive) -> TestClient:
    """A browser on this machine, for tests that only read."""
    return browser(read_archive)


@pytest.fixture
def own_archive(shelf: Path, home: Path) -> Iterator[Archive]:
    """An archive of its own, for a test that changes it."""
    with open_archive(home) as opened:
        ingest(opened, shelf)
        yield opened


@pytest.fixture
def desk(own_archive: Archive) -> TestClient:
    """A browser on this machine, for a test that changes the archive."""
    return browser(own_archive)


@pytest.fixture
def closed(own_archive: Archive) -> TestClient:
    """A browser elsewhere, with a reader, an archivist and nobody signed in."""
    accounts = Accounts(own_archive.home / "web" / "accounts.json")
    accounts.add("lectrice", Role.READER, PASSWORD)
    accounts.add("archiviste", Role.ARCHIVIST, PASSWORD)
    return browser(own_archive, SiteOptions(is_open=False))


def browser(archive: Archive, options: SiteOptions | None = None) -> TestClient:
    app = create_app(archive, options or SiteOptions(author="Archiviste"))
    return TestClient(app, base_url=HOME, headers={"accept-language": "fr"}, follow_redirects=False)


def identifier(archive: Archive, query: str) -> str:
    """The first statement that a query finds."""
    return archive.search(SearchOptions(query, limit=1)).hits[0].id


def token_on(page: str) -> str:
    """The token that the forms of a page carry."""
    return page.split('name="csrf" value="', 1)[1].split('"', 1)[0]
