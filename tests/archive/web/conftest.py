"""A small archive with a site over it, and browsers that open it without a network."""

from __future__ import annotations

import shutil
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
PASSWORD = "un mot de passe assez long"  # noqa: S105 - of accounts that live as long as a test


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
def filled(shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive of the shelf."""
    home = tmp_path_factory.mktemp("filled") / "home"
    with open_archive(home) as opened:
        ingest(opened, shelf)
    return home


@pytest.fixture(scope="session")
def read_archive(filled: Path) -> Iterator[Archive]:
    """The archive of the shelf, for tests that only read."""
    with open_archive(filled) as opened:
        yield opened


@pytest.fixture
def site(read_archive: Archive) -> TestClient:
    """A browser on this machine, for tests that only read."""
    return browser(read_archive)


@pytest.fixture
def own_archive(filled: Path, home: Path) -> Iterator[Archive]:
    """An archive of its own, for a test that changes it."""
    shutil.copytree(filled, home)
    with open_archive(home) as opened:
        yield opened


@pytest.fixture
def desk(own_archive: Archive) -> TestClient:
    """A browser on this machine, for a test that changes the archive."""
    return browser(own_archive)


@pytest.fixture(scope="session")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The accounts of a reader and an archivist."""
    file = tmp_path_factory.mktemp("accounts") / "accounts.json"
    Accounts(file).add("lectrice", Role.READER, PASSWORD)
    Accounts(file).add("archiviste", Role.ARCHIVIST, PASSWORD)
    return file


@pytest.fixture
def closed(own_archive: Archive, accounts: Path) -> TestClient:
    """A browser elsewhere, with a reader, an archivist and nobody signed in."""
    (own_archive.home / "web").mkdir(exist_ok=True)
    shutil.copy(accounts, own_archive.home / "web" / "accounts.json")
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
