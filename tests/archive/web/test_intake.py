"""Files sent by a browser or a program: taken in or refused as from the disk, bounded, for archivists only."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from archive.archive import Archive
from archive.requests import SearchOptions
from archive.web.access import Accounts, Role
from archive.web.guard import MOST_BODY
from archive.web.uploads import safe_name
from tests.archive.fakes import ids, statement_text
from tests.archive.web.conftest import token_on
from tests.archive.web.test_safety import sign_in

FILES = "/desk/files"
NEW = statement_text(70).encode()
Sent = Sequence[tuple[str, tuple[str, bytes]]]


def send(client: TestClient, *files: tuple[str, bytes], act: str = "add", token: str | None = None) -> str:
    sent: Sent = [("file", one) for one in files]
    if token is None:
        token = token_on(client.get(FILES).text)
    answer = client.post(FILES, data={"csrf": token, "act": act}, files=sent)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_a_file_that_is_sent_is_found_at_once(desk: TestClient, own_archive: Archive) -> None:
    page = send(desk, ("grève.txt", NEW))
    assert "grève.txt" in page
    assert "ajouté" in page
    found = own_archive.search(SearchOptions("dépôt numéro 70", limit=1)).hits[0].id
    assert f'href="/statements/{found}"' in page
    assert own_archive.original(found).data == NEW


def test_each_file_is_reported_and_what_is_refused_comes_first(desk: TestClient, own_archive: Archive) -> None:
    before = len(ids(own_archive))
    page = send(desk, ("bon.txt", NEW), ("vide.txt", b""), ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(400)),
                ("bon.txt", NEW))
    assert len(ids(own_archive)) == before + 1
    assert "Le fichier est vide." in page
    assert "un fichier texte" in page
    assert "même texte" in page
    rows = page.split("<tbody>")[1].split("</tbody>")[0].split("<tr>")[1:]
    assert ["refusé" in row for row in rows] == [True, True, False, False]


def test_a_check_stores_nothing(desk: TestClient, own_archive: Archive) -> None:
    before = ids(own_archive)
    page = send(desk, ("grève.txt", NEW), act="check")
    assert "Rien n’a été enregistré." in page
    assert 'href="/statements/' not in page
    assert ids(own_archive) == before


def test_another_file_of_the_same_name_is_no_new_version(desk: TestClient, own_archive: Archive) -> None:
    before = len(ids(own_archive))
    for number in (71, 72):
        assert "nouvelle version" not in send(desk, ("communique.txt", statement_text(number).encode()))
    assert len(ids(own_archive)) == before + 2


def test_nothing_that_was_sent_stays_beside_the_originals(desk: TestClient, own_archive: Archive) -> None:
    send(desk, ("grève.txt", NEW), ("vide.txt", b""))
    assert list((own_archive.home / "web" / "received").iterdir()) == []


def test_without_a_file_the_form_says_so(desk: TestClient) -> None:
    token = token_on(desk.get(FILES).text)
    answer = desk.post(FILES, data={"csrf": token}, files=[("other", ("a.txt", NEW))])
    assert answer.status_code == 400
    assert "Aucun fichier" in answer.text


def test_a_form_without_our_token_is_refused(desk: TestClient, own_archive: Archive) -> None:
    before = ids(own_archive)
    desk.get(FILES)
    for token in ("", "0" * 64):
        assert desk.post(FILES, data={"csrf": token}, files=[("file", ("a.txt", NEW))]).status_code == 403
    assert ids(own_archive) == before


def test_readers_and_strangers_may_not_send_files(closed: TestClient, own_archive: Archive) -> None:
    before = ids(own_archive)
    assert closed.post(FILES, files=[("file", ("a.txt", NEW))]).status_code == 303
    sign_in(closed, "lectrice")
    assert closed.get(FILES).status_code == 403
    token = token_on(closed.get("/").text)
    assert closed.post(FILES, data={"csrf": token}, files=[("file", ("a.txt", NEW))]).status_code == 403
    assert ids(own_archive) == before


def test_too_much_is_not_taken(desk: TestClient) -> None:
    token = token_on(desk.get(FILES).text)
    assert desk.post(FILES, data={"csrf": token},
                     files=[("file", ("a.txt", b"x" * MOST_BODY))]).status_code == 413
    many = [("file", (f"{number}.txt", b"x")) for number in range(201)]
    assert desk.post(FILES, data={"csrf": token}, files=many).status_code == 400


def test_a_program_sends_files_too(desk: TestClient, own_archive: Archive) -> None:
    files = [("file", ("bon.txt", NEW)), ("file", ("vide.txt", b""))]
    answer = desk.post("/api/v1/statements", files=files).json()
    assert answer["schema"] == "archive.ingest/1"
    assert [(one["path"], one["outcome"], one["code"]) for one in answer["files"]] == [
        ("bon.txt", "added", ""), ("vide.txt", "refused", "empty")]
    assert answer["files"][0]["id"] in ids(own_archive)
    assert desk.post("/api/v1/statements", files=files, headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_a_program_needs_the_role_of_an_archivist(closed: TestClient, own_archive: Archive) -> None:
    accounts = Accounts(own_archive.home / "web" / "accounts.json")
    for role, status in ((Role.READER, 403), (Role.ARCHIVIST, 200)):
        token = accounts.add(role.name, role, None)
        answer = closed.post("/api/v1/statements?dry_run=true", files=[("file", ("a.txt", NEW))],
                             headers={"authorization": f"Bearer {token}"})
        assert answer.status_code == status


@pytest.mark.parametrize(("sent", "kept"), [
    ("communiqué.txt", "communiqué.txt"), ("../../etc/passwd", "passwd"), ("C:\\Mes documents\\Grève.md", "Grève.md"),
    (".bashrc", "bashrc"), ("..", "communique"), ("", "communique"), ("a\x00b\n.txt", "a_b_.txt"),
    ('x"><script>.html', "x___script_.html"), ("é" * 300 + ".html", "é" * 75 + ".html")])
def test_of_a_name_stays_what_a_disk_takes(sent: str, kept: str) -> None:
    assert safe_name(sent) == kept


@given(st.text(max_size=400))
def test_no_name_leads_out_of_its_folder(name: str) -> None:
    kept = safe_name(name)
    assert kept not in {"", ".", ".."}
    assert "/" not in kept
    assert "\x00" not in kept
    assert len(kept.encode()) <= 255
