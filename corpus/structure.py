"""One job: put together what the layout of a statement says, from the parts that each read one thing of it."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.attachments import attachments
from corpus.blocks import has_lost_list, read_blocks
from corpus.dating import place_of_issue, statement_date
from corpus.doctype import document_type
from corpus.headings import read_heading
from corpus.lines import read_lines, read_paragraphs
from corpus.statement import CleanText, Structure
from corpus.zones import body_start


def structure(content: CleanText, metadata: Mapping[str, str]) -> Structure:
    """Title, date, place, kind and blocks of a reading text; `metadata` is its front matter. Never raises."""
    paragraphs = read_paragraphs(read_lines(content.text))
    body = body_start(paragraphs)
    heading = read_heading(paragraphs, body, metadata, content.headings)
    blocks = read_blocks(paragraphs, body, heading, metadata)
    lost = has_lost_list(content.text, blocks)
    warnings = ("a list of co-signing organisations is announced but missing; it may have been logos",) if lost else ()
    return Structure(
        title=heading.title,
        subtitle=heading.subtitle,
        date=statement_date(content, metadata, blocks),
        place_of_issue=place_of_issue(content.text, blocks),
        document_type=document_type(content.text, blocks, heading.title),
        blocks=blocks,
        attachments=attachments(content.text, blocks),
        missing_cosignatories=lost,
        warnings=warnings,
    )
