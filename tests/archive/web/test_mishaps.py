"""What nobody expected is told without telling anything of the inside."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from archive.archive import Archive
from tests.archive.web.conftest import identifier

INSIDE = "/srv/secret: no such column"


@pytest.fixture
def failing(site: TestClient, read_archive: Archive, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A site whose archive fails in a way that nobody expected."""
    def fail(*_: object, **__: object) -> None:
        raise KeyError(INSIDE)

    for name in ("read", "show", "search", "history", "batches"):
        monkeypatch.setattr(read_archive, name, fail)
    return site


@pytest.mark.parametrize("path", ["/statements/x", "/", "/desk", "/desk/history", "/export.csv", "/feed.atom"])
def test_an_unexpected_failure_is_a_page_of_the_site(failing: TestClient, path: str) -> None:
    answer = failing.get(path)
    assert answer.status_code == 500
    assert "Quelque chose s’est mal passé" in answer.text
    assert '<header class="masthead">' in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert INSIDE not in answer.text
    assert "KeyError" not in answer.text


def test_an_unexpected_failure_of_the_interface_is_an_object(failing: TestClient) -> None:
    answer = failing.get("/api/v1/statements/x")
    assert answer.status_code == 500
    assert answer.json()["code"] == "failed"
    assert set(answer.json()) == {"code", "message", "remedy"}
    assert INSIDE not in answer.text


def test_a_failure_is_written_to_the_log(failing: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    failing.get("/statements/x")
    assert INSIDE in caplog.text


def test_what_can_be_found_is_found_all_the_same(site: TestClient, read_archive: Archive) -> None:
    assert site.get(f"/statements/{identifier(read_archive, 'hiver')}").status_code == 200
