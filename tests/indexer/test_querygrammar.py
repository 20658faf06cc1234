"""The marks of the query language, and that any text is a query."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.querygrammar import read
from indexer.querylanguage import read as read_any
from indexer.syntax import (
    Fielded,
    Group,
    Join,
    Negated,
    Node,
    Quoted,
    Required,
    Text,
    Unread,
)


def sketch(node: Node | None) -> str:
    """The tree in one line."""
    match node:
        case None:
            return "-"
        case Text():
            return (("=" if node.exact else "") + node.text + ("*" if node.prefix else "")
                    + (f"~{node.edits}" if node.edits else "") + (f"^{node.boost:g}" if node.boost != 1 else ""))
        case Quoted():
            return f"{'=' if node.exact else ''}<{node.text.strip()}>" + (f"~{node.slop}" if node.slop else "")
        case Fielded():
            return f"{node.name.value}:{sketch(node.part)}"
        case Negated():
            return f"not {sketch(node.part)}"
        case Required():
            return f"must {sketch(node.part)}"
        case Group():
            link = {Join.SIDE: " ", Join.ALL: " & ", Join.ANY: " | "}[node.join]
            return "(" + link.join(sketch(part) for part in node.parts) + ")"
    raise AssertionError(node)


@pytest.mark.parametrize(("text", "tree"), [
    ("grève logement", "(grève logement)"),
    ('"labo mort"', "<labo mort>"),
    ("« labo mort »", "<labo mort>"),
    ("“labo mort”", "<labo mort>"),
    ('"labo mort"~5', "<labo mort>~5"),
    ('="Labo mort"', "=<Labo mort>"),
    ("=logement", "=logement"),
    ("logem*", "logem*"),
    ("logement~", "logement~1"),
    ("logement~2", "logement~2"),
    ("logement^2,5", "logement^2.5"),
    ("a ET b OU c", "((a & b) | c)"),
    ("a AND b OR c", "((a & b) | c)"),
    ("a (b OU c)", "(a (b | c))"),
    ("grève SAUF retraites", "(grève not retraites)"),
    ("grève NOT retraites", "(grève not retraites)"),
    ("grève -retraites +logement", "(grève not retraites must logement)"),
    ("-(a b)", "not (a b)"),
    ("signataire:Fabre", "signatory:Fabre"),
    ('signé_par:"Jean-Michel Fabre"', "signatory:<Jean-Michel Fabre>"),
    ("signed_by:Fabre", "signatory:Fabre"),
    ("émetteur:CGT", "issuer:CGT"),
    ("mot-clé:logement", "tag:logement"),
    ("date:2020-03..2021", "date:2020-03..2021"),
    ("date:>2019", "date:>2019"),
    ("avant:2020 après:2010", "(before:2020 after:2010)"),
    ("a:signataires", "has:signataires"),
    ("personne:(A OU B)", "person:(A | B)"),
    ("-date:2009", "not date:2009"),
    ("titre:grève", "title:grève"),
    ("salarié(e)s", "salarié(e)s"),
    ("l'égalité", "l'égalité"),
    ("06:30", "06:30"),
    ("ou et sauf", "(ou et sauf)"),
    ("a - b", "(a b)"),
])
def test_marks_are_read(text: str, tree: str) -> None:
    assert sketch(read(text)[0]) == tree


@pytest.mark.parametrize(("text", "tree", "reason"), [
    ('"labo mort', "(labo mort)", Unread.UNBALANCED_QUOTE),
    ("« labo", "labo", Unread.UNBALANCED_QUOTE),
    ("(a OU b", "(a | b)", Unread.UNBALANCED_PARENTHESIS),
    ("a)", "a", Unread.UNBALANCED_PARENTHESIS),
    ("couleur:rouge", "couleur:rouge", Unread.UNKNOWN_FIELD),
    ('couleur:"rouge vif"', "(couleur: <rouge vif>)", Unread.UNKNOWN_FIELD),
    ("couleur:(rouge OU vert)", "(couleur: (rouge | vert))", Unread.UNKNOWN_FIELD),
    ("* grève", "grève", Unread.LONELY_STAR),
    ("AND AND", "-", Unread.LONELY_OPERATOR),
    ("a\x00b", "(a b)", Unread.CONTROL_CHARACTER),
])
def test_what_is_not_understood_is_said_and_the_rest_is_read(text: str, tree: str, reason: Unread) -> None:
    written = read_any(text)
    assert sketch(written.node) == tree
    assert reason in [remark.reason for remark in written.remarks]


def test_a_long_query_is_cut_and_this_is_said() -> None:
    written = read_any("a" * 10_000)
    assert [remark.reason for remark in written.remarks] == [Unread.TOO_LONG]


@given(st.text())
def test_no_text_raises(text: str) -> None:
    read_any(text)
    read(text[:200])


_WORDS = ["grève", "l'égalité", "504 000", "Jean-Michel", "été,", "§", "2009", "et"]


@given(st.lists(st.sampled_from(_WORDS), max_size=6))
def test_plain_words_are_read_alike_with_and_without_the_grammar(words: list[str]) -> None:
    text = " ".join(words)
    assert read_any(text).node == read(text)[0]


_MARKS = ['"', "«", "»", "(", ")", "*", "~", "~2", "^", "^2", "=", "+", "-", ":", "AND", "OU", "ET", "SAUF", "NOT", " "]
_PIECES = [*_MARKS, "\n", "\x00", "\ud800", "l'", "’", "signataire:", "date:", "a:", ">2019", "2009", "mars", "grève",
           "logement", "e\u0301", "salarié·e·s", "C.G.T.", "504 000", "06:30", "..", "id:", "\u202f", "🙂", "İ", "ß",
           "//", "|", "&&"]


def test_ten_thousand_hostile_queries_are_read() -> None:
    chance = random.Random(4)
    for _ in range(10_000):
        read_any("".join(chance.choice(_PIECES) + chance.choice(["", " "]) for _ in range(chance.randint(0, 10))))


@pytest.mark.parametrize("text", [
    "(" * 10_000, "a(" * 5_000, '"' * 10_001, "NOT " * 2_500, "a OR " * 2_000, "tag:" * 2_500, "(a OU " * 2_000,
    "«" * 10_000, "=*~^" * 2_500, '"a"~' * 2_500, "-" * 10_000,
])
def test_ten_kilobytes_of_marks_are_read(text: str) -> None:
    assert read_any(text).remarks
