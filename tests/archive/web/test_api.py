"""The JSON interface: the same objects as the terminal prints, described, and never broken by what it is sent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import response_schema_conformance
from starlette.testclient import TestClient

from archive.archive import Archive
from archive.requests import SearchOptions
from archive.web.application import create_app
from archive.web.site import SiteOptions
from tests.archive.fakes import ingest, open_archive, write_statement
from tests.archive.web.conftest import identifier


def test_a_search_answers_what_the_terminal_prints(site: TestClient, read_archive: Archive) -> None:
    answer = site.get("/api/v1/search", params={"q": "logement", "facet_size": 3, "limit": 4}).json()
    printed = json.loads(json.dumps(read_archive.search(SearchOptions("logement", facet_size=3, limit=4)).to_json()))
    for one in (answer, printed):
        one.pop("took_ms")
        for hit in one["hits"]:
            hit["sources"] = [Path(path).name for path in hit["sources"]]
    assert answer == printed


def test_the_kinds_of_facets_are_chosen_and_an_unknown_one_is_refused(site: TestClient) -> None:
    facets = site.get("/api/v1/search", params={"facet": ["quoted", "issuer"]}).json()["facets"]
    assert list(facets) == ["quoted", "issuer"]
    assert facets["issuer"]
    assert site.get("/api/v1/search", params={"facet": "couleur"}).status_code == 400


def test_a_statement_answers_what_the_terminal_prints_and_the_evidence(site: TestClient, read_archive: Archive) -> None:
    found = identifier(read_archive, "hiver")
    answer = site.get(f"/api/v1/statements/{found}").json()
    printed = json.loads(json.dumps(read_archive.show(found).to_json()))
    assert {name: answer[name] for name in printed if name != "sources"} == {
        name: value for name, value in printed.items() if name != "sources"}
    assert answer["mentions"][0]["evidence"] == "test"


@pytest.mark.parametrize(("path", "status", "code"), [
    ("/api/v1/statements/zzz", 404, "not_found"), ("/api/v1/search?from=hier", 400, "bad_request"),
    ("/api/v1/nothing", 404, "not_found")])
def test_a_refusal_says_what_and_what_to_do(site: TestClient, path: str, status: int, code: str) -> None:
    answer = site.get(path)
    assert answer.status_code == status
    assert answer.json()["code"] == code
    assert answer.json()["remedy"]


DATA = ["/api/v1/search?limit=100", "/api/v1/search?q=logement&limit=100", "/api/v1/complete?q=l", "/complete?q=l",
        "/api/v1/statements/{id}", "/api/v1/statements/{id}/history", "/api/openapi.json", "/health",
        "/export.json", "/export.csv", "/export.ris", "/export.bib", "/feed.atom", "/statements/{id}/citation.txt",
        "/statements/{id}/citation.bib", "/statements/{id}/citation.ris", "/api/v1/nothing"]
PAGES = ["/", "/?q=logement", "/statements/{id}", "/statements/{id}?q=toit&at=1", "/desk", "/desk/review",
         "/desk/history", "/people?name=Camille+Durand", "/statements/{id}/original/view"]


@pytest.fixture
def twice(desk: TestClient, own_archive: Archive, tmp_path: Path) -> str:
    """A statement that came from two folders, beside a copy of its body and one without a title that waits."""
    body = "Nous demandons l'ouverture de logements vides pour les familles du quartier.\n" * 5
    for folder, text in (("un", f"Toit pour tous\n\n{body}"), ("deux", f"Toit pour tous\n\n{body}"),
                         ("trois", f"Toit pour tous\n\nLyon, le 3 mai 2021\n\n{body}"), ("quatre", "x")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{folder}.txt").write_text(text, encoding="utf-8")
        ingest(own_archive, tmp_path / folder)
    found = identifier(own_archive, "quartier")
    desk.post("/api/v1/tags", json={"ids": [found], "terms": ["toit"]})
    return found


@pytest.mark.parametrize("path", [*DATA, *PAGES])
def test_no_answer_tells_a_folder_of_the_disk(desk: TestClient, own_archive: Archive, shelf: Path, tmp_path: Path,
                                              twice: str, path: str) -> None:
    answer = desk.get(path.format(id=twice))
    assert answer.status_code in {200, 404}
    for folder in (shelf, tmp_path, own_archive.home):
        assert str(folder) not in answer.text


def test_copies_that_are_folded_into_a_hit_tell_their_files(desk: TestClient, twice: str) -> None:
    hit = desk.get("/api/v1/search?q=quartier").json()["hits"][0]
    files = {"un.txt", "deux.txt", "trois.txt"}
    assert set(hit["sources"]) == files
    assert hit["copies"]
    assert all(set(copy["sources"]) < files for copy in hit["copies"])


@pytest.mark.parametrize(("path", "body", "name"), [
    ("/api/v1/search?limit=zz", None, "limit"), ("/api/v1/search?page=0&limit=3", None, "page"),
    ("/api/v1/tags", "{", "body"), ("/api/v1/tags", '{"ids": [""], "terms": ["x"]}', "ids.0"),
    ("/api/v1/statements", "", "file")])
def test_what_has_not_the_form_described_is_refused_in_the_shape_of_every_refusal(
        site: TestClient, path: str, body: str | None, name: str) -> None:
    headers = {"content-type": "application/json"}
    answer = site.get(path) if body is None else site.post(path, content=body, headers=headers)
    assert answer.status_code == 422
    assert answer.json() == {"code": "invalid", "message": f"La valeur de «\u00a0{name}\u00a0» ne convient pas.",
                             "remedy": "/api/docs et /api/openapi.json décrivent ce qui peut être envoyé."}


def test_every_refusal_is_described_in_one_shape(site: TestClient) -> None:
    description = site.get("/api/openapi.json").json()
    shapes = {answer["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
              for methods in description["paths"].values() for one in methods.values()
              for status, answer in one["responses"].items() if status >= "400"}
    assert shapes == {"Problem"}


def test_the_page_of_the_interface_shows_what_can_be_sent(site: TestClient) -> None:
    page = site.get("/api/docs").text
    for said in ("<code>application/json</code>", "<code>multipart/form-data</code>", "<code>file</code>",
                 "<code>terms</code>", "Identifiers of statements", "Statements as text, Markdown or HTML"):
        assert said in page


def test_health_counts_the_statements(site: TestClient) -> None:
    assert site.get("/health").json() == {"status": "ok", "statements": 27}


def test_the_page_of_the_interface_names_every_path(site: TestClient) -> None:
    description = site.get("/api/openapi.json").json()
    page = site.get("/api/docs").text
    assert len(description["paths"]) >= 6
    assert all(f"{path}</code>" in page for path in description["paths"])


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> BaseSchema:
    """The interface over an archive that the generated requests may change."""
    folder = tmp_path_factory.mktemp("api")
    for number in range(3):
        write_statement(folder / "in", number)
    archive = open_archive(folder / "home", wait=1.0)
    ingest(archive, folder / "in")
    app = create_app(archive, SiteOptions(hosts=frozenset({"*"}), author="essai"))
    return schemathesis.openapi.from_asgi("/api/openapi.json", app)


def test_no_request_makes_the_interface_fail(described: BaseSchema) -> None:
    operations = [result.ok() for result in described.get_all_operations() if isinstance(result, Ok)]
    assert len(operations) >= 6
    for operation in operations:
        @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None,
                  derandomize=True)
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case[Any]) -> None:
            answer = case.call()
            assert answer.status_code < 500, answer.text
            if answer.status_code == 200 and answer.headers["content-type"][0] == "application/json":
                case.validate_response(answer, checks=[response_schema_conformance])

        ask()
