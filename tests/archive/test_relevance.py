"""Judged searches are read from a file, and one that cannot be says what is wrong, where, and what would be right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from archive.relevance import (
    A_FOLDER,
    EXAMPLE,
    NO_FILE,
    NO_GRADE,
    NO_GRADES,
    NO_JSON,
    NO_KIND,
    NO_LIST,
    NO_OBJECT,
    NO_QUERY,
    NO_SEARCH,
    NO_UTF_8,
    UnreadableJudgementsError,
    judged_from_json,
    read_judgements,
    unknown_names,
)
from indexer.evaluation import Judged

GOOD = '{"query": "loyers impayés", "relevant": {"001": 2}}'


def test_judged_searches_are_read_and_what_else_is_noted_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "queries.json"
    file.write_text(f'\ufeff[{GOOD}, {{"query": "q", "kind": "k", "relevant": {{}}, "note": "n"}}]', encoding="utf-8")
    assert read_judgements(file) == [Judged("loyers impayés", "", {"001": 2}), Judged("q", "k", {})]


def test_the_example_of_the_remedy_is_right() -> None:
    assert judged_from_json(EXAMPLE) == [Judged("loyers", "", {"NAME": 2})]


@pytest.mark.parametrize(("text", "detail", "where"), [
    pytest.param("[" + GOOD + ",\n  {query: 1}]", NO_JSON, "q.json:2:4", id="no JSON"),
    pytest.param("", NO_JSON, "q.json:1:1", id="nothing"),
    pytest.param("[" * 100_000, NO_JSON, "q.json", id="nested without end"),
    pytest.param("[" + "1" * 5000 + "]", NO_JSON, "q.json", id="a number without end"),
    pytest.param(GOOD, NO_LIST, "q.json", id="one object"),
    pytest.param("null", NO_LIST, "q.json", id="null"),
    pytest.param("[]", NO_SEARCH, "q.json", id="an empty list"),
])
def test_a_file_that_is_no_list_of_searches_says_where_it_is_none(text: str, detail: str, where: str) -> None:
    with pytest.raises(UnreadableJudgementsError) as raised:
        judged_from_json(text, "q.json")
    assert (raised.value.values["detail"], raised.value.where) == (detail, where)
    assert EXAMPLE in str(raised.value)


@pytest.mark.parametrize(("search", "detail"), [
    pytest.param(["loyers"], NO_OBJECT, id="a list"),
    pytest.param({"relevant": {"001": 2}}, NO_QUERY, id="no query"),
    pytest.param({"query": 5, "relevant": {}}, NO_QUERY, id="a number for a query"),
    pytest.param({"query": "loyers", "kind": None, "relevant": {}}, NO_KIND, id="no text for a kind"),
    pytest.param({"query": "loyers"}, NO_GRADES, id="nothing relevant"),
    pytest.param({"query": "loyers", "relevant": ["001", "002"]}, NO_GRADES, id="relevant as a list"),
    pytest.param({"query": "loyers", "relevant": {"001": "2"}}, NO_GRADE, id="a grade as text"),
    pytest.param({"query": "loyers", "relevant": {"001": True}}, NO_GRADE, id="a grade as yes"),
    pytest.param({"query": "loyers", "relevant": {"001": 1.5}}, NO_GRADE, id="half a grade"),
    pytest.param({"query": "loyers", "relevant": {"001": -1}}, NO_GRADE, id="less than nothing"),
    pytest.param({"query": "loyers", "relevant": {"001": 5000}}, NO_GRADE, id="more than can be reckoned with"),
])
def test_a_search_that_cannot_be_is_named_by_its_number(search: object, detail: str) -> None:
    with pytest.raises(UnreadableJudgementsError) as raised:
        judged_from_json(f"[{GOOD}, {json.dumps(search)}]", "q.json")
    assert raised.value.values["detail"] == detail
    assert str(raised.value).startswith("Search 2 in q.json cannot be read: ")


def test_a_file_that_is_none_says_why(tmp_path: Path) -> None:
    (tmp_path / "latin.json").write_bytes('[{"query": "grève"}]'.encode("latin-1"))
    for path, detail in ((tmp_path / "none.json", NO_FILE), (tmp_path, A_FOLDER), (tmp_path / "latin.json", NO_UTF_8)):
        with pytest.raises(UnreadableJudgementsError) as raised:
            read_judgements(path)
        assert (raised.value.values["detail"], raised.value.where) == (detail, str(path))


def test_names_that_no_text_has_are_found_once_each() -> None:
    judged = [Judged("a", "", {"001": 2, "404": 1}), Judged("b", "", {"404": 2, "405": 0})]
    assert unknown_names(judged, ["001", "002"]) == ("404", "405")
