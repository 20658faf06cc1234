"""Searches kept under a name: what is new has all words, and nothing is lost or kept unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.saved import load_saved
from tests.archive.fakes import ingest, open_archive, write_statement
from tests.archive.terminal.conftest import Run


@pytest.fixture
def home(tmp_path: Path) -> Path:
    add(tmp_path / "home", tmp_path, 0, "La grève des salaires et des retraites continue.")
    return tmp_path / "home"


def add(home: Path, folder: Path, number: int, body: str) -> None:
    with open_archive(home) as archive:
        ingest(archive, write_statement(folder / "s", number, body))


def test_only_statements_that_have_all_words_are_new(run: Run, home: Path, tmp_path: Path) -> None:
    assert "1 statement is known" in run(home, "saved", "add", "luttes", "grève", "retraites").err
    add(home, tmp_path, 1, "La grève continue au dépôt.")
    none = run(home, "saved", "run", "luttes", "--json")
    assert (none.code, none.json["total"], none.json["complete"], none.json["hits"]) == (1, 0, 0, [])
    add(home, tmp_path, 2, "Les retraites : la grève est votée.")
    found = run(home, "saved", "run", "luttes", "--json").json
    assert (found["total"], found["complete"], len(found["hits"])) == (1, 1, 1)
    assert found["hits"][0]["match"] == ["grève", "retraites"]
    assert found["hits"][0]["missing"] == []
    assert run(home, "saved", "run", "luttes", "--ids").code == 1


def test_a_search_that_no_statement_satisfies_whole_reports_none_that_has_some_of_its_words(
        run: Run, home: Path, tmp_path: Path) -> None:
    assert "0 statements are known" in run(home, "saved", "add", "rare", "grève", "zibeline", "retraites").err
    add(home, tmp_path, 1, "Une grève et des retraites encore.")
    ran = run(home, "saved", "run", "rare")
    assert (ran.code, ran.out) == (1, "")
    add(home, tmp_path, 2, "Une grève de la zibeline, et des retraites.")
    assert run(home, "saved", "run", "rare").code == 0


def test_a_name_is_taken_from_another_search_only_when_asked(run: Run, home: Path) -> None:
    run(home, "saved", "add", "luttes", "grève")
    refused = run(home, "saved", "add", "luttes", "salaires")
    assert (refused.code, "--replace" in refused.err, "grève" in refused.err) == (2, True, True)
    assert load_saved(home)["luttes"].options.query == "grève"
    assert run(home, "saved", "add", "luttes", "grève").code == 0
    assert run(home, "saved", "add", "luttes", "salaires", "--replace").code == 0
    assert load_saved(home)["luttes"].options.query == "salaires"


@pytest.mark.parametrize("name", ["", "   ", "\t"])
def test_a_search_needs_a_name(run: Run, home: Path, name: str) -> None:
    assert run(home, "saved", "add", name, "grève").code == 2
    assert load_saved(home) == {}


def test_what_was_not_understood_is_said_when_a_search_is_kept(run: Run, home: Path) -> None:
    kept = run(home, "saved", "add", "dates", "date:zz", lang="fr")
    assert (kept.code, "« zz » n’est pas une date." in kept.err) == (0, True)


@pytest.mark.parametrize("command", ["run", "remove"])
def test_a_name_that_no_search_has_is_nothing_found(run: Run, home: Path, command: str) -> None:
    ran = run(home, "saved", command, "nimporte")
    assert (ran.code, ran.out) == (1, "")
    assert "nimporte" in ran.err
    assert f"archive --archive {home} saved list" in ran.err
    assert "NAME" not in ran.err


def test_a_search_is_run_and_forgotten_by_its_name(run: Run, home: Path) -> None:
    run(home, "saved", "add", "  mes   luttes ", "grève")
    assert run(home, "saved", "list").out == "mes luttes\tgrève\t1\n"
    assert run(home, "saved", "run", " mes luttes").code == 1
    assert run(home, "saved", "remove", "mes luttes").code == 0
    assert run(home, "saved", "list").out == ""
