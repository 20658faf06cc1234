"""The query language is documented, on a page and in the terminal, and what is written there is true."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import cli
from archive.archive import Archive
from archive.requests import SearchOptions, Signature
from archive.terminal.screen import Screen
from archive.terminal.syntax import SECTIONS, syntax_lines
from indexer import queryfields
from indexer.querylanguage import read
from indexer.syntax import FieldName, Meaning
from indexer.tokens import fold
from tests.archive.terminal.conftest import Run

PAGE = (Path(cli.__file__).parent / "docs" / "query-language.md").read_text(encoding="utf-8")
CODE = re.compile(r"`([^`]+)`")
STYLE = re.compile(r"\x1b\[[0-9;]*m")
SHORT = [query for section in SECTIONS for rule in section.rules for query in rule.queries]


def rows(heading: str) -> Iterator[tuple[list[str], str]]:
    """The queries of the first column with the second, of the tables of the page whose columns have this heading."""
    for table in re.findall(rf"\| {heading} \|.*\n\|---.*\n((?:\|.*\n)+)", PAGE):
        for row in table.splitlines():
            first, second = row.strip("| ").split(" | ")[:2]
            yield CODE.findall(first), second


QUERIES = [query for queries, _ in rows(r"query \| [^|]*") for query in queries]
READ_AS = [(queries[0], CODE.findall(reading)[0]) for queries, reading in rows(r"query \| is read as")
           if reading.startswith("`")]


@pytest.fixture(scope="module")
def archive(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The samples, one of them tagged."""
    home = tmp_path_factory.mktemp("tagged") / "home"
    shutil.copytree(sample_home, home)
    with Archive.open(home) as opened:
        opened.tag([opened.search(SearchOptions("logement")).hits[0].id], ["logement"], Signature("test"))
        yield opened


def shape(node: object) -> object:
    """A tree without the places where its parts stand."""
    if isinstance(node, tuple):
        return tuple(map(shape, node))
    if not is_dataclass(node):
        return node
    return (type(node), *(shape(getattr(node, one.name)) for one in fields(node) if one.name not in {"start", "end"}))


def test_the_page_has_enough_examples() -> None:
    assert len(QUERIES) > 100
    assert len(READ_AS) >= 4


@pytest.mark.parametrize("query", dict.fromkeys([*QUERIES, *SHORT]))
def test_every_example_is_understood_without_a_remark(archive: Archive, query: str) -> None:
    page = archive.search(SearchOptions(query, limit=0))
    assert page.not_understood == ()
    assert [piece for piece in page.understood if piece["kind"] != "edited"]


@pytest.mark.parametrize(("query", "reading"), READ_AS)
def test_operators_mix_as_the_page_says(query: str, reading: str) -> None:
    assert shape(read(query).node) == shape(read(reading).node)


@pytest.mark.parametrize(("query", "kinds"), [
    ("loyers mars 2009", {"date"}), ("loyers depuis 2020", {"date"}), ("1er mai", {"day"}), ("tracts loyers", {"type"}),
    ("signé par Jean-Michel Fabre", {"signatory"}), ("signé par HSO", {"issuer"}),
    ("Michel Calvo est cité", {"quoted"}), ("contact presse HSO", {"contact"}), ("Fabre Jean-Michel", {"person"}),
    ("C.G.T.", {"organisation"}),
    ('"mars 2009"', set()), ('"Jean-Michel Fabre"', set()), ("=mars", set()), ("(mars 2009) ET grève", {"date"})])
def test_plain_words_mean_what_the_page_says(archive: Archive, query: str, kinds: set[str]) -> None:
    assert f"`{query}`" in PAGE
    found = {str(piece["kind"]) for piece in archive.search(SearchOptions(query, limit=0)).understood}
    assert found & {one.value for one in Meaning} == kinds


def test_the_terminal_says_nothing_that_the_page_does_not() -> None:
    assert [query for query in SHORT if f"`{query}`" not in PAGE] == []


@pytest.mark.parametrize("name", FieldName)
def test_every_name_of_a_field_is_on_the_page(name: FieldName) -> None:
    written = {fold(code).partition(":")[0].replace("_", "-") for code in CODE.findall(PAGE)}
    names = queryfields._NAMES[name].split()
    assert [one for one in names if one.replace("_", "-") not in written] == []


def test_every_field_is_in_the_short_reference() -> None:
    asked = {queryfields.field_named(query.lstrip("-").partition(":")[0]) for query in SHORT if ":" in query}
    assert set(FieldName) - asked == set()


@pytest.mark.parametrize("columns", ["30", "40", "80", "120"])
def test_the_short_reference_fits_the_screen(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = [STYLE.sub("", line) for line in syntax_lines(Screen("en"))]
    assert max(map(len, lines)) <= int(columns)
    text = "".join("".join(lines).split())
    assert [query for query in SHORT if "".join(query.split()) not in text] == []


@pytest.mark.parametrize(("lang", "heading"), [("en", "Words"), ("fr", "Mots")])
def test_the_reference_is_printed_in_the_readers_language_and_needs_no_archive(
        run: Run, tmp_path: Path, lang: str, heading: str) -> None:
    ran = run(tmp_path / "none", "search", "--syntax", lang=lang)
    assert (ran.code, ran.err, STYLE.sub("", ran.out.splitlines()[0])) == (0, "", heading)
    assert "logem*" in ran.out
    assert "--syntax" in run(tmp_path / "none", "search", "--help", lang=lang).out


def test_a_query_that_is_written_wrongly_is_answered_with_where_the_syntax_is_told(
        run: Run, sample_home: Path) -> None:
    told = f"`archive --archive {sample_home} search --syntax` tells how a search is written."
    assert told in run(sample_home, "search", "couleur:rouge").err
    assert told in run(sample_home, "search", "date:hier").err
    assert told not in run(sample_home, "search", "signataire:Nemo").err
    assert told not in run(sample_home, "search", "logement").err
