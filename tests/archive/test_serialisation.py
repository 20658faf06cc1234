"""Statements and analyses survive packing exactly, whatever they hold."""

from __future__ import annotations

import json
import zlib

from hypothesis import given
from hypothesis import strategies as st

from archive.serialisation import pack_analysis, pack_statement, unpack_analysis, unpack_statement
from corpus.offsets import OffsetMap, Run
from corpus.statement import Block, CleanText, DocumentType, PartialDate, Repair, Source, Statement, Structure
from indexer.annotation import Analysis, Mention, Role, Token

ANY = st.text(st.characters(), max_size=20)  # lone surrogates too
NUMBER = st.integers(0, 10**9)
TEXTS = st.lists(ANY, max_size=3).map(tuple)

STATEMENTS = st.builds(
    Statement, id=ANY, source=st.builds(Source, ANY, ANY, ANY, ANY, NUMBER),
    content=st.builds(
        CleanText, ANY, st.lists(st.builds(Run, NUMBER, NUMBER, NUMBER, NUMBER), max_size=3).map(tuple).map(OffsetMap),
        st.lists(st.builds(Repair, NUMBER, NUMBER, ANY, ANY, ANY), max_size=3).map(tuple), TEXTS),
    structure=st.builds(
        Structure, title=st.none() | ANY, subtitle=st.none() | ANY, date=st.none() | st.builds(PartialDate),
        place_of_issue=st.none() | ANY, blocks=st.lists(st.builds(Block), max_size=3).map(tuple),
        attachments=TEXTS, missing_cosignatories=st.booleans(), warnings=TEXTS),
    language=ANY, metadata=st.dictionaries(ANY, ANY, max_size=3))

ANALYSES = st.builds(
    Analysis, fingerprint=ANY, language=ANY, tokens=st.lists(st.builds(Token), max_size=4).map(tuple),
    mentions=st.lists(st.builds(Mention, confidence=st.floats(0, 1)), max_size=3).map(tuple),
    roles=st.lists(st.builds(Role), max_size=3).map(tuple), issuers=TEXTS, cosigning_organisations=TEXTS,
    warnings=TEXTS)


@given(STATEMENTS)
def test_a_statement_comes_back_as_it_was(statement: Statement) -> None:
    assert unpack_statement(pack_statement(statement)) == statement


def test_a_statement_packed_before_metadata_were_kept_comes_back_without() -> None:
    statement = Statement("a", Source("a.txt", "text/plain", "utf-8", "", 1), CleanText("a", OffsetMap.identity(1)),
                          Structure(None, None, None, None, DocumentType.AUTRE, ()), "fr")
    packed = json.loads(zlib.decompress(pack_statement(statement)))
    del packed["metadata"]
    assert unpack_statement(zlib.compress(json.dumps(packed).encode())) == statement


@given(ANALYSES)
def test_an_analysis_comes_back_as_it_was(analysis: Analysis) -> None:
    assert unpack_analysis(pack_analysis(analysis)) == analysis
