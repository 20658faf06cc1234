"""One job: cut a reading text into blocks, each with what it is for. Knows nothing of who the names are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from corpus.calendar_names import fold_letters
from corpus.cues import explicit_cue, is_metadata
from corpus.datelines import read_dateline
from corpus.headings import Heading
from corpus.lines import Paragraph, starts_item
from corpus.shapes import has_contact_detail, is_acronym, is_address, is_capitals, is_function, is_name, is_organisation
from corpus.signing import count_names, is_name_list, is_organisation_list, is_running, is_signature, is_supported
from corpus.statement import Block, BlockKind
from corpus.zones import is_prose, is_salutation

_STICKY = frozenset((BlockKind.CONTACT, BlockKind.BOILERPLATE, BlockKind.COSIGNATORIES, BlockKind.COPY_LIST,
                     BlockKind.ATTACHMENT, BlockKind.SIGNATURE))
_JOINED = frozenset((BlockKind.SIGNATURE, BlockKind.CONTACT, BlockKind.COSIGNATORIES, BlockKind.COPY_LIST,
                     BlockKind.LETTERHEAD, BlockKind.FURNITURE, BlockKind.METADATA, BlockKind.TITLE, BlockKind.SUBTITLE,
                     BlockKind.ATTACHMENT))
_JOINED_ACROSS = frozenset((BlockKind.CONTACT, BlockKind.COSIGNATORIES))
_ANNOUNCED = re.compile(r"\b(?:organisations?|associations?|syndicats?|signataires?|partenaires?|collectifs?)\b")
_ANNOUNCES = re.compile(r"\b(?:suivante?s?|ci-dessous|ci-apres|signataires?|soussignee?s|soutien|associee?s)\b")
_LONGEST_CONTACT_LINE = 110
_LONGEST_LISTED = 90
_SHORTEST_RUN = 3
_LISTED = frozenset((BlockKind.HEADING, BlockKind.SIGNATURE, BlockKind.LIST_ITEM))


def read_blocks(paragraphs: Sequence[Paragraph], body: int, heading: Heading,
                metadata: Mapping[str, str]) -> tuple[Block, ...]:
    """The blocks of the text: disjoint, in order, covering every character that is not blank."""
    author = fold_letters(metadata.get("author", "")).strip()
    kinds = [_head_kind(one, heading, author) for one in paragraphs[:body]]
    last = _last_prose(paragraphs, body)
    kinds += _body_kinds(paragraphs, body, last)
    _mark_organisation_runs(paragraphs, kinds, last)
    return tuple(_joined(paragraphs, kinds))


def has_lost_list(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a sentence announces a list of organisations and none follows (logos that were lost)."""
    solid = [block for block in blocks if block.kind is not BlockKind.FURNITURE]
    for index, block in enumerate(solid):
        said = text[block.start:block.end]
        if not said.endswith(":") or block.kind in (BlockKind.CONTACT, BlockKind.TITLE):
            continue
        folded = fold_letters(said[-400:])
        if not (_ANNOUNCED.search(folded) and _ANNOUNCES.search(folded)):
            continue
        after = solid[index + 1].kind if index + 1 < len(solid) else None
        if after in (None, BlockKind.BOILERPLATE, BlockKind.CONTACT, BlockKind.ATTACHMENT, BlockKind.COPY_LIST):
            return True
    return False


def _head_kind(paragraph: Paragraph, heading: Heading, author: str) -> BlockKind:
    span = (paragraph.start, paragraph.end)
    text = paragraph.text
    if span in heading.title_spans:
        return BlockKind.TITLE
    if span in heading.subtitle_spans:
        return BlockKind.SUBTITLE
    if is_metadata(text) or (author and fold_letters(text).strip() == author):
        return BlockKind.METADATA
    dateline = read_dateline(text)
    if dateline is not None and dateline.whole:
        return BlockKind.DATELINE
    cue = explicit_cue(text)
    lone = cue is BlockKind.CONTACT and not (text.endswith(":") or has_contact_detail(text))
    if cue is not None and cue is not BlockKind.BOILERPLATE and not lone:
        return cue
    if is_signature(text, late=False):
        return BlockKind.SIGNATURE
    if is_organisation_list(text):
        return BlockKind.COSIGNATORIES
    if starts_item(text):
        return BlockKind.LIST_ITEM
    after_title = heading.title_spans and span > heading.title_spans[-1]
    return BlockKind.HEADING if after_title and is_capitals(text) and not is_address(text) else BlockKind.LETTERHEAD


def _body_kinds(paragraphs: Sequence[Paragraph], body: int, last: int) -> Iterator[BlockKind]:
    current: BlockKind | None = None
    quoting = False
    for index in range(body, len(paragraphs)):
        paragraph = paragraphs[index]
        before = paragraphs[index - 1] if index else None
        same_chunk = before is not None and before.chunk == paragraph.chunk
        kind = _part_kind(paragraph, current, late=index > last, same_chunk=same_chunk)
        if kind is None:
            kind = _text_kind(paragraph.text, quoting=quoting)
        quoting = kind is BlockKind.QUOTATION and not _closes(paragraph.text, quoting=quoting)
        current = kind if kind in _STICKY else None
        yield kind


def _last_prose(paragraphs: Sequence[Paragraph], body: int) -> int:
    """The index of the last paragraph of running text before the "À propos", or body - 1."""
    last = body - 1
    for index in range(body, len(paragraphs)):
        text = paragraphs[index].text
        cue = explicit_cue(text)
        if cue is BlockKind.BOILERPLATE:
            break
        if cue is None and (is_prose(text) or starts_item(text)) and not is_signature(text, late=False):
            last = index
    return last


def _part_kind(paragraph: Paragraph, current: BlockKind | None, *, late: bool, same_chunk: bool) -> BlockKind | None:
    """The kind of a paragraph that is another part than running text, or None."""
    text = paragraph.text
    cue = explicit_cue(text)
    told = not late and is_prose(text) and (
        cue is BlockKind.CONTACT or (cue is BlockKind.COSIGNATORIES and is_running(text)))
    if cue is not None and not told:
        return cue
    dateline = read_dateline(text)
    if dateline is not None and dateline.whole and not (current is BlockKind.COPY_LIST and same_chunk) and (
            dateline.place or (dateline.mention.year and not starts_item(text))):
        return BlockKind.DATELINE
    if current is not None and _continues(text, current, same_chunk=same_chunk):
        return current
    if is_signature(text, late=late) and (late or not starts_item(text)):
        return BlockKind.SIGNATURE
    if late and (is_organisation_list(text) or is_supported(text)):
        return BlockKind.COSIGNATORIES
    if late and has_contact_detail(text) and len(text) <= _LONGEST_CONTACT_LINE:
        return BlockKind.CONTACT
    return BlockKind.METADATA if is_metadata(text) and not is_prose(text) and late else None


def _mark_organisation_runs(paragraphs: Sequence[Paragraph], kinds: list[BlockKind], last: int) -> None:
    """Make three or more lines of organisations in a row, after the running text, a list of co-signatories."""
    index = last + 1
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] in _LISTED and len(paragraphs[end].text) <= _LONGEST_LISTED:
            end += 1
        run = [paragraph.text for paragraph in paragraphs[index:end]]
        if len(run) >= _SHORTEST_RUN and _organisations(run):
            kinds[index:end] = [BlockKind.COSIGNATORIES] * (end - index)
        index = end + 1


def _organisations(lines: Sequence[str]) -> bool:
    repeated = Counter(line.split()[0] for line in lines).most_common(1)[0][1]
    if repeated * 2 > len(lines) and repeated >= _SHORTEST_RUN:
        return not starts_item(lines[0])
    if any(is_function(line) or (count_names(line) and not is_organisation(line)) for line in lines):
        return False
    return sum(is_organisation(line) or any(map(is_acronym, line.split())) for line in lines) * 2 >= len(lines)


def _continues(text: str, current: BlockKind, *, same_chunk: bool) -> bool:
    """Whether the paragraph still belongs to the part that was announced above it."""
    if current is BlockKind.BOILERPLATE:
        return True
    if current is BlockKind.CONTACT:
        return _continues_contact(text, same_chunk=same_chunk)
    if current is BlockKind.SIGNATURE:
        return same_chunk and len(text) <= 200 and not is_prose(text)
    if current is BlockKind.COSIGNATORIES:
        return _continues_list(text, same_chunk=same_chunk)
    return same_chunk


def _continues_contact(text: str, *, same_chunk: bool) -> bool:
    if len(text) > _LONGEST_CONTACT_LINE or is_prose(text):
        return False
    name, _, _ = text.partition(",")
    return same_chunk or has_contact_detail(text) or is_name(name) or is_function(text)


def _continues_list(text: str, *, same_chunk: bool) -> bool:
    if text.endswith(("!", "?")):
        return False
    if same_chunk or starts_item(text) or is_organisation_list(text) or is_name_list(text):
        return True
    return len(text) <= _LONGEST_LISTED and not text.endswith((".", ":")) and not is_signature(text, late=False)


def _text_kind(text: str, *, quoting: bool) -> BlockKind:
    if quoting or text.startswith(("«", "“", "\"")):
        return BlockKind.QUOTATION
    if starts_item(text):
        return BlockKind.LIST_ITEM
    if is_salutation(text) or is_prose(text) or len(text) > 140 or text.endswith((".", ",", ";", "…")):
        return BlockKind.PARAGRAPH
    return BlockKind.HEADING


def _closes(text: str, *, quoting: bool) -> bool:
    """Whether the quotation that the paragraph is in ends in it."""
    if "«" in text or quoting:
        return text.rfind("»") > text.rfind("«") or (text.rfind("»") == -1 and text.startswith("“"))
    return True


def _joined(paragraphs: Sequence[Paragraph], kinds: Sequence[BlockKind]) -> Iterator[Block]:
    open_kind: BlockKind | None = None
    start, end, chunk = 0, 0, -1
    for paragraph, kind in zip(paragraphs, kinds, strict=True):
        if open_kind is kind and ((kind in _JOINED and chunk == paragraph.chunk) or kind in _JOINED_ACROSS):
            end, chunk = paragraph.end, paragraph.chunk
            continue
        if open_kind is not None:
            yield Block(open_kind, start, end)
        start, open_kind, end, chunk = paragraph.start, kind, paragraph.end, paragraph.chunk
    if open_kind is not None:
        yield Block(open_kind, start, end)
