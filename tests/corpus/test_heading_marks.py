"""The lines that a source marks as headings, and where they are after cleaning."""

import pytest

from corpus.cleaning import clean
from corpus.heading_marks import marked_headings
from corpus.offsets import OffsetMap
from corpus.statement import Document, HeadingMark

BOLD = HeadingMark.BOLD


@pytest.mark.parametrize(("text", "found"), [
    pytest.param("# Un\n\ntexte\n### Trois", [("Un", 1), ("Trois", 3)], id="levels"),
    pytest.param("**Tout en gras**\nun **mot** en gras", [("Tout en gras", BOLD)], id="whole lines in bold only"),
    pytest.param("Souligné\n========\n\nsuite", [("Souligné", 1)], id="underlined"),
    pytest.param("#Rennes #Greve\n-----", [], id="hashtags and rules"),
])
def test_headings_and_bold_lines_are_found(text: str, found: list[tuple[str, int]]) -> None:
    assert [(text[one.start:one.end], one.level) for one in marked_headings(text)] == found


def test_headings_move_with_the_text_that_cleaning_leaves() -> None:
    source = "Syndicat\u00a0 X\n\n\n\n##  Le *mot*   juste ##\n\nsuite"
    content = clean(Document(source, OffsetMap.identity(len(source)), "text/markdown", "utf-8"))
    assert [content.text[one.start:one.end].strip() for one in content.headings] == ["Le mot   juste"]


def test_a_long_text_gives_its_first_headings_only() -> None:
    assert len(marked_headings("# titre\n" * 100_000)) == 200
    assert marked_headings("#" * 1_000_000 + "=" * 100_000) == ()
