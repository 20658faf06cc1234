"""Answers given again: the same while the index is the same, new as soon as it changes, each browser's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from archive.archive import Archive
from archive.reports import SearchPage
from archive.requests import SearchOptions
from archive.web.access import Accounts, Role
from archive.web.shelf import Draft, Shelf
from tests.archive.fakes import WHO, ingest, write_statement
from tests.archive.web.conftest import browser, identifier, token_on

KEPT = ["/", "/?q=logement", "/?q=logement&sort=date", "/feed.atom?q=logement", "/complete?q=log",
        "/api/v1/search?q=logement&facet_size=5", "/api/v1/complete?q=log"]


@pytest.fixture
def searches(own_archive: Archive, monkeypatch: pytest.MonkeyPatch) -> list[SearchOptions]:
    """The searches that the archive is asked for."""
    asked: list[SearchOptions] = []
    search: Callable[[SearchOptions], SearchPage] = own_archive.search

    def noted(options: SearchOptions) -> SearchPage:
        asked.append(options)
        return search(options)

    monkeypatch.setattr(own_archive, "search", noted)
    return asked


def visit(client: TestClient) -> None:
    """Have the browser get its name, and the archive open its index."""
    client.get("/help")
    client.get("/health")


@pytest.mark.parametrize("path", KEPT)
def test_an_answer_comes_again_as_it_was(desk: TestClient, path: str) -> None:
    visit(desk)
    first = desk.get(path)
    assert first.status_code == 200
    again = desk.get(path)
    assert again.content == first.content
    assert again.headers == first.headers


def test_a_search_that_was_answered_is_not_made_again(desk: TestClient, searches: list[SearchOptions]) -> None:
    desk.get("/?q=accueil")
    made = len(searches)
    desk.get("/?q=logement")
    assert len(searches) == made + 1
    desk.get("/?q=logement")
    assert len(searches) == made + 1


@pytest.mark.parametrize("path", KEPT)
def test_a_browser_that_has_the_answer_is_told_so(desk: TestClient, path: str) -> None:
    visit(desk)
    tag = desk.get(path).headers["etag"]
    again = desk.get(path, headers={"if-none-match": tag})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == tag
    assert "default-src 'none'" in again.headers["content-security-policy"]
    assert desk.get(path, headers={"if-none-match": '"another"'}).status_code == 200


def test_a_tag_shows_in_every_answer_at_once(desk: TestClient, own_archive: Archive) -> None:
    found = identifier(own_archive, "hiver")
    before = {path: desk.get(path) for path in ("/?q=hiver", "/feed.atom?q=hiver", "/api/v1/search?q=hiver")}
    own_archive.tag([found], ["précarité"], WHO)
    for path, answer in before.items():
        assert "précarité" not in answer.text
        assert "précarité" in desk.get(path, headers={"if-none-match": answer.headers["etag"]}).text


def test_another_process_that_ingests_is_seen_at_once(desk: TestClient, own_archive: Archive) -> None:
    assert "27 communiqués" in desk.get("/?q=").text
    folder = own_archive.home.parent / "more"
    folder.mkdir()
    write_statement(folder, 99)
    with Archive.open(own_archive.home, analyzer=own_archive._analyzer) as other:
        ingest(other, folder)
    assert "28 communiqués" in desk.get("/?q=").text


def test_a_kept_search_shows_on_the_first_page_at_once(desk: TestClient) -> None:
    token = token_on(desk.get("/?q=logement").text)
    assert "Mes loyers" not in desk.get("/").text
    form = {"csrf": token, "name": "Mes loyers", "address": "q=logement"}
    assert desk.post("/saved", data=form).status_code == 303
    assert "Mes loyers" in desk.get("/").text


def test_each_browser_gets_its_own_token(own_archive: Archive) -> None:
    app = browser(own_archive).app
    tokens = set()
    for _ in range(2):
        client = TestClient(app, base_url="http://127.0.0.1", headers={"accept-language": "fr"})
        client.get("/help")
        token = token_on(client.get("/?q=logement").text)
        tokens.add(token)
        assert client.post("/saved", data={"csrf": token, "name": "x", "address": "q=a"}).status_code == 200
    assert len(tokens) == 2


def test_each_language_gets_its_own_answer(site: TestClient) -> None:
    for _ in range(2):
        assert "communiqués" in site.get("/?q=logement").text
        assert "communiqués" not in site.get("/?q=logement", headers={"accept-language": "en"}).text.split("<main")[1]


def test_a_reader_never_gets_the_page_of_an_archivist(closed: TestClient, own_archive: Archive) -> None:
    accounts = Accounts(own_archive.home / "web" / "accounts.json")
    for _ in range(2):
        assert closed.get("/?q=logement").status_code == 303
        for role in (Role.ARCHIVIST, Role.READER):
            token = accounts.add(role.name, role, None)
            answer = closed.get("/?q=logement", headers={"authorization": f"Bearer {token}"})
            assert answer.status_code == 200
            assert ('action="/saved"' in answer.text) is (role is Role.ARCHIVIST)


def test_a_refusal_is_not_kept(desk: TestClient) -> None:
    for _ in range(2):
        assert desk.get("/?from=zzz").status_code == 400


def test_the_shelf_gives_up_what_was_asked_for_longest_ago() -> None:
    shelf = Shelf(most=10_000)
    keys = [bytes([number]) for number in range(30)]
    assert shelf.find("one", keys[0]) is None
    for key in keys:
        shelf.keep("one", key, Draft.of(b"x", "text/plain"))
        assert shelf.find("one", keys[0])
        assert shelf.size <= shelf.most
    found = [key for key in keys if shelf.find("one", key)]
    assert found == [keys[0], *keys[-len(found) + 1:]]
    assert 5 < len(found) <= 10


def test_the_shelf_takes_no_answer_that_is_larger_than_itself() -> None:
    shelf = Shelf(most=10)
    shelf.find("one", b"a")
    shelf.keep("one", b"a", Draft.of(b"x", "text/plain"))
    assert shelf.find("one", b"a") is None
    assert shelf.size == 0


def test_the_shelf_keeps_nothing_of_an_earlier_state() -> None:
    shelf = Shelf()
    shelf.find("one", b"a")
    shelf.keep("one", b"a", Draft.of(b"x", "text/plain"))
    assert shelf.find("two", b"a") is None
    shelf.keep("one", b"a", Draft.of(b"x", "text/plain"))
    assert shelf.find("two", b"a") is None
    assert shelf.size == 0


def test_a_body_comes_back_as_it_was() -> None:
    shelf = Shelf()
    draft = Draft.of("Égalité ! ".encode() * 1_000, "text/plain")
    shelf.find("one", b"a")
    shelf.keep("one", b"a", draft)
    assert shelf.find("one", b"a") == draft
    assert 0 < shelf.size < len(draft.body)
