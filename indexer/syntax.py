"""The shape of a query as written: words, phrases, fields, groups. Knows neither the archive nor what words mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class FieldName(Enum):
    """What can be asked for by field."""

    SIGNATORY = "signatory"
    QUOTED = "quoted"
    CONTACT = "contact"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    ISSUER = "issuer"
    TYPE = "type"
    TAG = "tag"
    TITLE = "title"
    DATE = "date"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    SOURCE = "source"
    LANGUAGE = "language"
    ID = "id"
    HAS = "has"


@dataclass(frozen=True, slots=True)
class Text:
    """Characters without space, query[start:end], with what was asked of them."""

    text: str
    start: int
    end: int
    exact: bool = False
    prefix: bool = False
    edits: int = 0
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks, in this order, at most `slop` moves apart."""

    text: str
    start: int
    end: int
    exact: bool = False
    slop: int = 0
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Fielded:
    """A part that is asked of one field only."""

    name: FieldName
    part: Node


@dataclass(frozen=True, slots=True)
class Negated:
    """Everything but the part."""

    part: Node


@dataclass(frozen=True, slots=True)
class Required:
    """The part may not be missing, though others may."""

    part: Node


class Join(Enum):
    """How the parts of a group hold together. SIDE is side by side: all wanted, some may be missing."""

    SIDE = "side"
    ALL = "all"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that belong together."""

    join: Join
    parts: tuple[Node, ...]
    boost: float = 1.0


class Meaning(Enum):
    """What plain words may say beside themselves."""

    DATE = "date"
    TYPE = "type"
    DAY = "day"
    SIGNATORY = "signatory"
    QUOTED = "quoted"
    CONTACT = "contact"
    ISSUER = "issuer"
    PERSON = "person"
    ORGANISATION = "organisation"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Meant:
    """Plain words that mean something.

    Values: a period in EDTF, a document type, a day of any year ("--05-01"), records by display name, or what
    is written as one ("rn147" for "RN 147").
    """

    meaning: Meaning
    values: tuple[str, ...]
    words: tuple[Text, ...]


Node = Text | Quoted | Fielded | Negated | Required | Group | Meant


class Unread(Enum):
    """Why a piece of a query was not understood."""

    TOO_LONG = "too_long"
    UNBALANCED_QUOTE = "unbalanced_quote"
    UNBALANCED_PARENTHESIS = "unbalanced_parenthesis"
    TOO_DEEP = "too_deep"
    UNKNOWN_FIELD = "unknown_field"
    LONELY_OPERATOR = "lonely_operator"
    LONELY_STAR = "lonely_star"
    CONTROL_CHARACTER = "control_character"
    UNKNOWN_VALUE = "unknown_value"
    UNKNOWN_TYPE = "unknown_type"
    UNKNOWN_DATE = "unknown_date"
    UNKNOWN_NAME = "unknown_name"


@dataclass(frozen=True, slots=True)
class Remark:
    """A piece of the query that was not understood, and why; it was read as plain words or left out.

    `field` is the one whose value it was to be.
    """

    reason: Unread
    text: str
    field: FieldName | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A query as read: its tree (None when nothing is asked) and what was not understood."""

    text: str
    node: Node | None
    remarks: tuple[Remark, ...] = ()
