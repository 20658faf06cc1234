"""Scores are told in the reader's language on any screen; what cannot be scored says what is wrong and what to do."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from archive.judging import Judgement
from archive.terminal.scores import MEASURES, judgement_lines, ranking_lines, score_lines
from archive.terminal.screen import Screen
from indexer.evaluation import Evaluation, Score
from indexer.scoring import Scores, Share, score
from tests.archive.fakes import ingest, open_archive, write_statement
from tests.archive.terminal.conftest import SAMPLES, Run

RANKING = Evaluation(Score(0.9876, 0.5, 1234), {"person": Score(1, 0.25, 2), "": Score(0.5, 0.5, 1)}, {})
JUDGEMENT = Judgement(3, {"mentions PER": Share(1, 2), "roles signatory": Share(3, 4), "title": Share(0, 1)})


def annotated(people: list[str]) -> dict[str, object]:
    return {"mentions": [{"label": "PER", "text": name} for name in people], "signatories": [{"name": people[0]}],
            "title": "Gel des loyers", "date": "2024-06-21", "document_type": "tract", "issuers": ["CGT"]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of judged searches with two of the samples in raw/."""
    (tmp_path / "raw").mkdir()
    for name in ("001-hso-resolution-discrimination.txt", "013-aide-domicile-tract.txt"):
        shutil.copy(SAMPLES / name, tmp_path / "raw")
    return tmp_path


def judge(folder: Path, searches: object) -> str:
    file = folder / "queries.json"
    file.write_text(searches if isinstance(searches, str) else json.dumps(searches), encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("columns", ["30", "40", "80"])
def test_no_table_is_wider_than_the_screen(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    scores = score([(annotated(["Rosa Duval", "Ève Martin"]), annotated(["Rosa Duval"]))])
    for lines in (ranking_lines(RANKING, Screen("fr")), score_lines(scores, Screen("fr")),
                  judgement_lines(JUDGEMENT, Screen("fr"))):
        assert max(map(len, [*lines])) <= int(columns)


def test_figures_stand_under_their_heads_with_the_mark_of_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert list(ranking_lines(RANKING, Screen("en"))) == [
        "kind    searches  nDCG@10  recall@50", "–              1    0.500      0.500",
        "person         2    1.000      0.250", "all        1,234    0.988      0.500"]
    assert list(judgement_lines(JUDGEMENT, Screen("fr")))[1:] == [
        "mentions of people  0,500      1        2", "role of signatory   0,750      3        4",
        "title               0,000      0        1"]


def test_everything_that_is_scored_has_a_name() -> None:
    scores = score([(annotated(["Rosa Duval"]) | {"signatories": [{"name": "Rosa Duval", "function": "présidente"}]},
                     annotated(["Rosa Duval"])), ({"mentions": [], "date": None}, None)])
    assert {*scores.tallies, *scores.shares} <= MEASURES.keys()
    assert not list(score_lines(Scores(), Screen("en")))


def test_searches_are_scored_and_names_that_no_text_has_are_told(run: Run, folder: Path) -> None:
    queries = judge(folder, [{"query": "discrimination logement", "kind": "mots",
                              "relevant": {"001-hso-resolution-discrimination": 2, "404": 1}}])
    ran = run(folder / "home", "evaluate", "--queries", queries)
    assert (ran.code, ran.out.splitlines()[0].split()) == (0, ["kind", "searches", "nDCG@10", "recall@50"])
    assert f"1 name that was judged is that of no text in {folder / 'raw'}: 404" in ran.err
    found = run(folder / "home", "evaluate", "--queries", queries, "--json").json
    assert (found["schema"], found["scores"]["unknown"]) == ("archive.evaluate/1", ["404"])
    assert found["scores"]["kinds"]["mots"]["searches"] == 1


@pytest.mark.parametrize(("searches", "said"), [
    pytest.param("{", ":1:2 cannot be read: it is not JSON.", id="no JSON"),
    pytest.param({"query": "x"}, " cannot be read: it is not a list.", id="no list"),
    pytest.param([{"query": "x", "relevant": ["a"]}], "Search 1 in ", id="relevant as a list"),
])
def test_a_malformed_file_is_wrong_usage_told_with_a_remedy(
        run: Run, folder: Path, searches: object, said: str) -> None:
    ran = run(folder / "home", "evaluate", "--queries", judge(folder, searches))
    assert (ran.code, ran.out, said in ran.err) == (2, "", True), ran.err
    assert ran.err.splitlines()[-1].startswith("Write a list like this one, in JSON: [{")


def test_a_missing_file_and_a_missing_folder_are_told_apart(run: Run, folder: Path) -> None:
    missing = run(folder / "home", "evaluate", "--queries", str(folder / "none.json"))
    assert (missing.code, "none.json cannot be read: there is no such file." in missing.err) == (2, True)
    queries = judge(folder, [{"query": "x", "relevant": {}}])
    for options in (["--texts", str(folder / "nowhere")], ["--texts", queries]):
        ran = run(folder / "home", "evaluate", "--queries", queries, *options)
        assert (ran.code, f"are not in {options[1]}: there is no such folder." in ran.err) == (2, True)
        assert "--texts" in ran.err.splitlines()[-1]
    shutil.rmtree(folder / "raw")
    ran = run(folder / "home", "evaluate", "--queries", queries)
    assert (ran.code, f"are not in {folder / 'raw'}" in ran.err) == (2, True)


@pytest.mark.parametrize(("annotation", "said"), [
    pytest.param("{", "it is not JSON", id="no JSON"), pytest.param("[]", "has not the members", id="a list"),
    pytest.param('{"mentions": [{"text": "Duval"}]}', "has not the members", id="a mention without its kind"),
    pytest.param('{"signatories": ["Rosa Duval"]}', "has not the members", id="a signatory without a name"),
])
def test_an_annotation_that_cannot_be_read_is_named(run: Run, folder: Path, annotation: str, said: str) -> None:
    (folder / "annotations").mkdir()
    file = folder / "annotations" / "001-hso-resolution-discrimination.json"
    file.write_text(annotation, encoding="utf-8")
    ran = run(folder / "home", "evaluate", str(folder))
    assert (ran.code, ran.out, str(file) in ran.err, said in ran.err) == (2, "", True, True)


def test_annotations_without_texts_are_wrong_usage(run: Run, folder: Path) -> None:
    (folder / "annotations").mkdir()
    (folder / "annotations" / "001.json").write_text(json.dumps(annotated(["Rosa Duval"])), encoding="utf-8")
    assert "1 annotation has no text that can be analysed" in run(folder / "home", "evaluate", str(folder)).err
    shutil.rmtree(folder / "raw")
    assert run(folder / "home", "evaluate", str(folder)).code == 2


def test_where_nobody_has_decided_anything_there_is_nothing_to_compare_and_that_is_said(
        run: Run, tmp_path: Path) -> None:
    with open_archive(tmp_path / "home") as archive:
        ingest(archive, write_statement(tmp_path / "s", 0))
    ran = run(tmp_path / "home", "evaluate")
    assert (ran.code, ran.out) == (0, "")
    assert "there is nothing to compare the analysis with" in ran.err
