"""The JSON interface: the same objects as the terminal prints, described, and never broken by what it is sent."""

from __future__ import annotations

import json
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
from tests.archive.web.conftest import identifier


def test_a_search_answers_what_the_terminal_prints(site: TestClient, read_archive: Archive) -> None:
    answer = site.get("/api/v1/search", params={"q": "logement", "facet_size": 3, "limit": 4}).json()
    printed = json.loads(json.dumps(read_archive.search(SearchOptions("logement", facet_size=3, limit=4)).to_json()))
    for changing in ("took_ms",):
        answer.pop(changing)
        printed.pop(changing)
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
    from tests.archive.fakes import ingest, open_archive, write_statement

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
