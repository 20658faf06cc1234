"""One job: statements and analyses to compact bytes and back, exactly. Knows no database."""

from __future__ import annotations

import json
import zlib
from functools import partial
from typing import Any

from corpus.offsets import OffsetMap
from corpus.statement import (
    Block,
    BlockKind,
    CleanText,
    DateStatus,
    DocumentType,
    PartialDate,
    Repair,
    Source,
    Statement,
    Structure,
)
from indexer.annotation import Analysis, Label, Mention, Role, RoleKind, Token

# Level 1 is four times as fast as the default and costs a tenth more space.
LEVEL = 1
# A token of a tuple: `Token._make` would run Python code for every word.
_token = partial(tuple.__new__, Token)


def pack_statement(statement: Statement) -> bytes:
    """The statement as compressed JSON."""
    content, structure = statement.content, statement.structure
    return _pack({
        "id": statement.id,
        "language": statement.language,
        "source": _fields(statement.source),
        "text": content.text,
        "offsets": content.offsets.to_list(),
        "repairs": [_fields(one) for one in content.repairs],
        "warnings": content.warnings,
        "title": structure.title,
        "subtitle": structure.subtitle,
        "date": _fields(structure.date) if structure.date else None,
        "place": structure.place_of_issue,
        "type": structure.document_type,
        "blocks": [_fields(one) for one in structure.blocks],
        "attachments": structure.attachments,
        "missing": structure.missing_cosignatories,
        "notes": structure.warnings,
        "metadata": dict(statement.metadata),
    })


def unpack_statement(data: bytes) -> Statement:
    """The inverse of `pack_statement`."""
    found = _unpack(data)
    content = CleanText(found["text"], OffsetMap.from_list(found["offsets"]),
                        tuple(Repair(*row) for row in found["repairs"]), tuple(found["warnings"]))
    structure = Structure(
        title=found["title"], subtitle=found["subtitle"],
        date=_date(found["date"]), place_of_issue=found["place"],
        document_type=DocumentType(found["type"]),
        blocks=tuple(Block(BlockKind(kind), start, end) for kind, start, end in found["blocks"]),
        attachments=tuple(found["attachments"]), missing_cosignatories=found["missing"],
        warnings=tuple(found["notes"]))
    return Statement(found["id"], Source(*found["source"]), content, structure, found["language"],
                     found.get("metadata", {}))


def pack_analysis(analysis: Analysis) -> bytes:
    """The analysis as compressed JSON; tokens by column, because columns of like values compress best."""
    tokens = list(zip(*analysis.tokens, strict=True)) or [(), (), (), ()]
    return _pack({
        "fingerprint": analysis.fingerprint,
        "language": analysis.language,
        "tokens": tokens,
        "mentions": [_fields(one) for one in analysis.mentions],
        "roles": [_fields(one) for one in analysis.roles],
        "issuers": analysis.issuers,
        "cosigning": analysis.cosigning_organisations,
        "warnings": analysis.warnings,
    })


def unpack_analysis(data: bytes) -> Analysis:
    """The inverse of `pack_analysis`."""
    found = _unpack(data)
    return Analysis(
        fingerprint=found["fingerprint"], language=found["language"],
        tokens=tuple(map(_token, zip(*found["tokens"], strict=True))),
        mentions=tuple(Mention(Label(row[0]), *row[1:]) for row in found["mentions"]),
        roles=tuple(Role(RoleKind(row[0]), *row[1:]) for row in found["roles"]),
        issuers=tuple(found["issuers"]), cosigning_organisations=tuple(found["cosigning"]),
        warnings=tuple(found["warnings"]))


def _fields(value: Source | Repair | PartialDate | Block | Mention | Role) -> list[object]:
    return [getattr(value, name) for name in value.__dataclass_fields__]


def _date(row: list[Any] | None) -> PartialDate | None:
    return PartialDate(row[0], DateStatus(row[1]), *row[2:]) if row else None


def _pack(value: object) -> bytes:
    # ASCII escapes carry lone surrogates, which hostile input may hold and UTF-8 cannot.
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode("ascii"), LEVEL)


def _unpack(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(zlib.decompress(data))
    return found
