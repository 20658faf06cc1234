"""What people type in their own words: parts of a year, questions, families of words, initials, references, signs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.engine import Engine, SearchRequest
from indexer.lexicon import Lexicon
from indexer.matching import Matcher
from indexer.passages import passages
from indexer.querylanguage import parse
from indexer.stored import unpacked
from indexer.syntax import Unread
from tests.indexer.shelf import Leaf, shelve

MAYORS = "Association des Maires de France"
LEAVES: dict[str, Leaf | str] = {
    "maires": Leaf(f"Treize élus veulent démissionner, dit l'{MAYORS}. Le site ABetterWorld, l'article L. 2312-8, le 3 "
                   "mai.", "Un été en mairie", date="2020-07-04", quoted=("Jean Petit-Leroy",),
                   organisations={MAYORS: MAYORS}),
    "bilan": Leaf("Un bilan écologique, publié en 2020.", "Après le premier tour", date="2020-04-20"),
    "duval": Leaf("Nous demandons des logements, dit M. Duval. La grève continue.", "Appel", date="2013-09-10",
                  people={"Duval": "Duval"}),
    "ancien": Leaf("Les laboratoires en grève.", "Motion", date="2009-03"),
    "fin": Leaf("La grève de décembre.", "Bilan", date="2009-12-02"),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = shelve(Path(tmp_path_factory.mktemp("shelf")), LEAVES)
    yield opened
    opened.close()


def found(engine: Engine, text: str) -> set[str]:
    return {hit.id for hit in engine.search(SearchRequest(parse(text, Lexicon(engine)).query, limit=20)).hits}


@pytest.mark.parametrize(("text", "names"), [
    pytest.param("depuis:2013", {"duval", "bilan", "maires"}, id="since a year, with it"),
    pytest.param("apres:2013", {"bilan", "maires"}, id="after a year, without it"),
    pytest.param("date:2009-2013", {"ancien", "fin", "duval"}, id="from year to year"),
    pytest.param("été 2020", {"maires"}, id="a season, whose name is a function word, too"),
    pytest.param("mi-2020", {"maires"}, id="the middle of a year"),
    pytest.param("grève début 2009", {"ancien"}, id="the beginning of a year"),
    pytest.param("grève fin 2009", {"fin"}, id="the end of a year"),
    pytest.param("années 2010", {"duval"}, id="ten years"),
    pytest.param("3 mai 2020", {"maires"}, id="a near day without its year"),
    pytest.param("3 mai 2009", set(), id="a day of another year"),
    pytest.param("démission", {"maires"}, id="the verb of a noun that nobody wrote"),
    pytest.param("écologie", {"bilan"}, id="the adjective of a noun that nobody wrote"),
    pytest.param("Que demandent-ils ?", {"duval"}, id="a verb before its subject"),
    pytest.param("AMF", {"maires"}, id="initials of a name that is written in full"),
    pytest.param("a better world", {"maires"}, id="words that are written as one"),
    pytest.param("article L2312-8", {"maires"}, id="a reference whose letter stands apart"),
    pytest.param("cité:petit-leroy", {"maires"}, id="a family name with a hyphen"),
    pytest.param("type:bilan", {"fin"}, id="a type that is none, in titles"),
    pytest.param("type:leaflet", set(), id="a type by its English name"),
])
def test_plain_words_are_understood(engine: Engine, text: str, names: set[str]) -> None:
    assert found(engine, text) == names


@pytest.mark.parametrize("text", ["😀", "???", "!!!", "\\", "… ;"])
def test_signs_without_a_word_find_nothing_and_are_said(engine: Engine, text: str) -> None:
    assert [remark.reason for remark in parse(text, Lexicon(engine)).remarks] == [Unread.NO_WORD]
    assert found(engine, text) == set()


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_no_text_asks_for_everything(engine: Engine, text: str) -> None:
    assert parse(text, Lexicon(engine)).is_empty


@pytest.mark.parametrize("text", ["+laboratoires téléphérique", '"laboratoires en grève" téléphérique'])
def test_what_is_required_may_stand_alone(engine: Engine, text: str) -> None:
    parsed = parse(text, Lexicon(engine))
    assert parsed.relaxed is not None
    assert [hit.id for hit in engine.search(SearchRequest(parsed.relaxed)).hits] == ["ancien"]


def test_a_field_alone_lets_nothing_more_pass(engine: Engine) -> None:
    assert parse("cité:petit-leroy téléphérique", Lexicon(engine)).relaxed is None


def test_who_is_asked_for_by_role_is_marked_in_the_text(engine: Engine) -> None:
    parsed = parse("personne:Duval", Lexicon(engine))
    stored = unpacked(engine.get(["duval"])["duval"].stored)
    shown = passages(Matcher(parsed.marked), parsed.marked, stored.text, stored.lemmas)
    assert [one.text[mark.start:mark.end] for one in shown.passages for mark in one.marks] == ["Duval"]
    assert not parsed.has_words


def test_a_statement_is_found_by_its_identifier(tmp_path: Path) -> None:
    engine = shelve(tmp_path, {"7v6244nygf40": "La grève.", "k3b9w2x5z8aa": "La grève."})
    assert found(engine, "7V6244NYGF40") == {"7v6244nygf40"}
