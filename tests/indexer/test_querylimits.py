"""What is read of an overlong query: its first different words, and a remark where it was cut."""

from __future__ import annotations

import pytest

from indexer.querylanguage import read
from indexer.querylimits import MOST_REPEATED, MOST_WORDS, limited
from indexer.syntax import Group, Node, Quoted, Remark, Text, Unread


def words(node: Node | None) -> list[str]:
    assert isinstance(node, Group)
    return [part.text for part in node.parts if isinstance(part, Text | Quoted)]


def cut(query: str) -> tuple[Node | None, tuple[Remark, ...]]:
    node = read(query).node
    assert node is not None
    return limited(node)


WHOLE = {
    "a word": "logement",
    "words": "grève des salarié·e·s du rail",
    "as many as are read": " ".join(f"m{number}" for number in range(MOST_WORDS)),
    "the same words again": "mot " * MOST_REPEATED,
    "a word repeated in two dates": "du 1er mars 2020 au 1er mai 2020",
    "prefixes": "syndic* grév* retrait*",
    "phrases with gaps": '"service public"~3 "droit grève"~5 "code travail"~2',
    "everything at once": '(signataire:Durand OU "sécurité sociale") -tract titre:retraite* +grève~1',
}


@pytest.mark.parametrize("query", WHOLE.values(), ids=WHOLE.keys())
def test_a_query_that_someone_writes_stays_whole(query: str) -> None:
    node = read(query).node
    assert cut(query) == (node, ())


def test_a_long_query_keeps_its_first_words_and_says_where_it_was_cut() -> None:
    node, remarks = cut(" ".join(f"m{number}" for number in range(MOST_WORDS + 9)))
    assert words(node) == [f"m{number}" for number in range(MOST_WORDS)]
    assert remarks == (Remark(Unread.TOO_LONG, f"m{MOST_WORDS}"),)


def test_a_word_without_end_is_repeated_up_to_a_number() -> None:
    node, remarks = cut("a " * (MOST_REPEATED + 9))
    assert words(node) == ["a"] * MOST_REPEATED
    assert remarks == (Remark(Unread.TOO_LONG, "a"),)


def test_a_long_phrase_is_cut_after_its_first_words() -> None:
    node, remarks = cut('"' + " ".join(f"m{number}" for number in range(MOST_WORDS + 9)) + '"')
    assert isinstance(node, Quoted)
    assert node.text.split() == [f"m{number}" for number in range(MOST_WORDS)]
    assert remarks


DEAR = {
    "prefixes": " ".join(f"m{number}*" for number in range(30)),
    "edits": " ".join(f"mot{number}~2" for number in range(30)),
    "gaps": " ".join(f'"m{number} n"~50' for number in range(30)),
}


@pytest.mark.parametrize("query", DEAR.values(), ids=DEAR.keys())
def test_what_asks_for_many_words_of_the_index_counts_as_many(query: str) -> None:
    node, remarks = cut(query)
    assert 1 < len(words(node)) < 10
    assert remarks
