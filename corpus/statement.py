"""The nouns of the corpus: what a published statement is, before anyone analyses or stores it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from corpus.offsets import OffsetMap


class DocumentType(StrEnum):
    """The kinds of statement that the archive tells apart."""

    COMMUNIQUE = "communique"
    DECLARATION = "declaration"
    LETTRE_OUVERTE = "lettre_ouverte"
    RESOLUTION = "resolution"
    TRACT = "tract"
    MOTION = "motion"
    AUTRE = "autre"


class BlockKind(StrEnum):
    """What a stretch of the reading text is for. Where a name stands says what role it can have."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    DATELINE = "dateline"
    LETTERHEAD = "letterhead"
    METADATA = "metadata"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    LIST_ITEM = "list_item"
    SIGNATURE = "signature"
    COSIGNATORIES = "cosignatories"
    COPY_LIST = "copy_list"
    CONTACT = "contact"
    BOILERPLATE = "boilerplate"
    ATTACHMENT = "attachment"
    FURNITURE = "furniture"


class DateStatus(StrEnum):
    """How a date came to be known."""

    WRITTEN = "written"
    INFERRED = "inferred"
    UNKNOWN = "unknown"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as exact as the statement allows.

    `edtf` is a calendar date of EDTF level 0 (ISO 8601-2:2019): "2024-06-21", "2024-06" or "2024".
    `evidence` quotes what it was read from; `repaired` says that OCR noise was undone to read it.
    """

    edtf: str
    status: DateStatus
    evidence: str
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A file as received. `path` is as the user gave it; `media_type` after RFC 6838."""

    path: str
    media_type: str
    encoding: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Repair:
    """A change that cleaning made to the reading text, at text[start:end]."""

    start: int
    end: int
    before: str
    after: str
    kind: str

    @property
    def changes_letters(self) -> bool:
        """Whether more was repaired than spaces and marks."""
        return _letters(self.before) != _letters(self.after)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@dataclass(frozen=True, slots=True)
class HeadingMark:
    """A stretch text[start:end] that the source marks as a heading: level 1 to 6, or `BOLD` for a line in bold."""

    BOLD: ClassVar[int] = 7

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of bytes: characters in reading order, and where each stood in the source.

    `offsets` maps `text` to code points of the decoded source (newlines as they were). `metadata`
    holds what the format says outside its text (front matter, HTML meta), keys in lower case.
    `headings` are those of a format that has elements for them.
    """

    text: str
    offsets: OffsetMap
    media_type: str
    encoding: str
    metadata: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    headings: tuple[HeadingMark, ...] = ()


@dataclass(frozen=True, slots=True)
class CleanText:
    """A document's reading text after repairs; `offsets` maps it to the decoded source.

    `headings` are what the source marked as such, for the reading of structure; they are not kept.
    """

    text: str
    offsets: OffsetMap
    repairs: tuple[Repair, ...] = ()
    warnings: tuple[str, ...] = ()
    headings: tuple[HeadingMark, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch text[start:end] of one kind. Blocks are disjoint and in order of reading."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Structure:
    """What the layout of a statement says, with no knowledge of names."""

    title: str | None
    subtitle: str | None
    date: PartialDate | None
    place_of_issue: str | None
    document_type: DocumentType
    blocks: tuple[Block, ...]
    attachments: tuple[str, ...] = ()
    missing_cosignatories: bool = False
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One published statement, read, cleaned and structured; not yet analysed.

    `id` is minted from the content and never changes. `language` is a BCP 47 tag of the main text.
    `metadata` is what the file says of itself outside its text: see `Document.metadata`, and `corpus.sites`.
    """

    id: str
    source: Source
    content: CleanText
    structure: Structure
    language: str
    metadata: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def text(self) -> str:
        """The reading text that every offset of a block, mention or repair counts in."""
        return self.content.text

    @property
    def warnings(self) -> tuple[str, ...]:
        """All that a reader of this statement should know, in the order it was found."""
        return self.content.warnings + self.structure.warnings


@dataclass(frozen=True, slots=True)
class Rejected:
    """An expected refusal: `code` for programs, `reason` for people, in one sentence with a remedy."""

    path: str
    code: str
    reason: str
