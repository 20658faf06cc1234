"""The analysis of whole statements: composed, in order, the same every time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from indexer.analysis.analyzer import Analyzer
from indexer.analysis.language import Parsed, Span
from indexer.annotation import Label, RoleKind, Token
from tests.indexer.analysis.marked_text import statement_of

_SIGNED = """Union locale CGT de Marmande

La direction de l'usine ferme le four. Selon M. Belkhir, rien n'est perdu.

Pour l'union locale,
Omar Belkhir, secrétaire général
"""


class _Reader:
    """A stand-in that sees one name a text, and notes what it was asked for."""

    fingerprint = "stand-in-1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def process(self, texts: Iterable[str]) -> Iterator[Parsed]:
        for text in texts:
            self.asked.append(text)
            start = text.find("Omar Belkhir")
            spans = (Span(Label.PERSON, start, start + 12, 1.0),) if start >= 0 else ()
            yield Parsed((Token(0, min(5, len(text)), "union", "NOUN"),), (0,), spans)


def test_names_roles_and_issuers_are_put_together() -> None:
    analysis = Analyzer(parser=_Reader()).analyze(statement_of(_SIGNED))
    assert {one.entity for one in analysis.mentions if one.label is Label.PERSON} == {"Omar Belkhir"}
    assert [one.name for one in analysis.roles if one.kind is RoleKind.SIGNATORY] == ["Omar Belkhir"]
    assert analysis.issuers
    assert analysis.language == "fr"
    assert analysis.tokens


def test_a_fingerprint_names_model_rules_and_lists() -> None:
    analyzer = Analyzer(parser=_Reader())
    assert analyzer.fingerprint.startswith("stand-in-1+rules-")
    assert "+lists-" in analyzer.fingerprint
    assert analyzer.analyze(statement_of("Rien.")).fingerprint == analyzer.fingerprint


def test_many_statements_come_in_order_and_one_at_a_time() -> None:
    reader = _Reader()
    texts = ["Premier.", _SIGNED, "Dernier."]
    found = Analyzer(parser=reader).analyze_many(statement_of(text) for text in texts)
    next(found)
    assert reader.asked == ["Premier."]
    assert [len(one.roles) > 0 for one in found] == [True, False]


def test_company_changes_nothing() -> None:
    analyzer = Analyzer(parser=_Reader())
    alone = analyzer.analyze(statement_of(_SIGNED))
    crowd = list(analyzer.analyze_many([statement_of("Autre."), statement_of(_SIGNED), statement_of(_SIGNED)]))
    assert crowd[1] == crowd[2] == alone


@pytest.mark.parametrize("text", ["", " ", "\n\n", "1", "é"])
def test_texts_that_say_nothing_give_an_empty_analysis(text: str) -> None:
    analysis = Analyzer(parser=_Reader()).analyze(statement_of(text))
    assert analysis.mentions == ()
    assert analysis.roles == ()


def test_the_shipped_pipeline_reads_a_statement() -> None:
    analysis = Analyzer().analyze(statement_of(_SIGNED))
    assert {"Omar Belkhir"} == {one.entity for one in analysis.mentions if one.label is Label.PERSON}
    assert any(one.lemma == "fermer" for one in analysis.tokens)
