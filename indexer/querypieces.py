"""What a query was read as, piece by piece and each with its place: meanings, words, fields, exclusions.

Knows the tree of a query; knows no engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.fields import period_asked, type_named
from indexer.querychips import key_of
from indexer.stopwords import STOP_WORDS
from indexer.syntax import Fielded, FieldName, Group, Meant, Negated, Node, Quoted, Required, Text
from indexer.terms import fold, tokenise

# What stands before a part, looked for this far: the name of a field, a sign, an operator, parentheses.
_REACH = 60
_FIELD = re.compile(r"[^\W\d][\w-]{0,24}:[(\s]*\Z")
_NOT = re.compile(r"(?:-|(?:ET PAS|AND NOT|NOT|SAUF)(?=[\s(]))[(\s]*\Z")
_PLUS = re.compile(r"\+[(\s]*\Z")
_ELIDED = re.compile(r"(?<!\w)(?:[cdjlmnst]|qu)['’]\Z", re.IGNORECASE)
_CLOSING = re.compile(r"\s*\)")
_JOINED_BEFORE = re.compile(r"(?:^|(?<=[\s(]))(?:OU|OR|ET|AND|\|\||&&)\s*\Z")
_JOINED_AFTER = re.compile(r"\s*(?:OU|OR|ET|AND|\|\||&&)(?=\s)")
_EMPTY = re.compile(r"[+-]?\(\s*\)")
_DATES = frozenset({FieldName.DATE, FieldName.BEFORE, FieldName.AFTER, FieldName.SINCE})


@dataclass(frozen=True, slots=True)
class Piece:
    """query[start:end] and what it was read as: a meaning, "word", "field" or "excluded".

    `text` is what of it was looked for; `key` names a meaning, `field` what a field or an exclusion asks of.
    """

    kind: str
    text: str
    values: tuple[str, ...]
    start: int
    end: int
    key: str = ""
    field: FieldName | None = None


def pieces_of(node: Node | None, text: str) -> tuple[Piece, ...]:
    """The pieces of an understood tree in the order of writing; function words only where there is nothing else."""
    if node is None:
        return ()
    pieces = tuple(_pieces(node, text))
    telling = tuple(one for one in pieces if one.kind != "word" or not _is_function_word(one))
    return telling or pieces


def without(query: str, start: int, end: int) -> str:
    """The query without what stands there, nor the operator that joined it to the rest."""
    before, after = query[:start].rstrip(), query[end:]
    operator = _JOINED_BEFORE.search(before)
    if operator:
        before = before[:operator.start()]
    elif operator := _JOINED_AFTER.match(after):
        after = after[operator.end():]
    return " ".join(_EMPTY.sub(" ", f"{before} {after}").split()).replace("( ", "(").replace(" )", ")")


def _pieces(node: Node, text: str) -> Iterator[Piece]:
    match node:
        case Meant():
            start, end = _span(node, text)
            yield Piece(node.meaning.value, text[start:end], node.values, start, end, key_of(node))
        case Fielded():
            start, end = _span(node, text)
            yield Piece("field", text[start:end], _values(node, text), start, end, field=node.name)
        case Negated(part):
            start, end = _span(node, text)
            field = part.name if isinstance(part, Fielded) else None
            yield Piece("excluded", text[start:end], _values(part, text), start, end, field=field)
        case Required(Text() | Quoted() as part):
            yield _word(part, text, *_span(node, text))
        case Required(part):
            yield from _pieces(part, text)
        case Group():
            for part in node.parts:
                yield from _pieces(part, text)
        case Text() | Quoted():
            yield _word(node, text, *_span(node, text))


def _word(node: Text | Quoted, text: str, start: int, end: int) -> Piece:
    written = node.text.strip() if isinstance(node, Quoted) else _marked(node)
    plain = isinstance(node, Text) and written == node.text
    forms = tuple(word.form for word in tokenise(written)) if plain else ()
    elided = _ELIDED.search(text[max(0, start - 3):start])
    return Piece("word", written, forms or (written,), start - (len(elided[0]) if elided else 0), end)


def _marked(node: Text) -> str:
    return node.text + ("*" if node.prefix else "~" if node.edits else "")


def _is_function_word(piece: Piece) -> bool:
    return all(fold(one) in STOP_WORDS for one in piece.values)


def _values(node: Node, text: str) -> tuple[str, ...]:
    """What is asked of a field or excluded: a date in EDTF, a type by its code, else as written."""
    name, part = (node.name, node.part) if isinstance(node, Fielded) else (None, node)
    match part:
        case Text():
            value = _marked(part)
        case Quoted(written):
            value = written.strip()
        case _:
            start, end = _leaves(part)
            value = text[start:end]
    if name is FieldName.TYPE:
        return (type_named(value) or value,)
    if name in _DATES:
        period = period_asked(name, value)
        return (period.edtf if period else value,)
    return (value,)


def _span(node: Node, text: str) -> tuple[int, int]:
    """From the first mark that belongs to a node to the last: field, sign, quotation marks, parentheses."""
    match node:
        case Fielded(part=part):
            return _widened(_span(part, text), text, _FIELD)
        case Negated(part):
            return _widened(_span(part, text), text, _NOT)
        case Required(part):
            return _widened(_span(part, text), text, _PLUS)
        case Group(parts=parts):
            return _ends([_span(part, text) for part in parts])
    return _leaves(node)


def _leaves(node: Node) -> tuple[int, int]:
    match node:
        case Meant(words=words):
            return words[0].start, words[-1].end
        case Group(parts=parts):
            return _ends([_leaves(part) for part in parts])
        case Fielded(part=part) | Negated(part) | Required(part):
            return _leaves(part)
        case Text() | Quoted():
            return node.start, node.end


def _ends(spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return min(start for start, _ in spans), max(end for _, end in spans)


def _widened(span: tuple[int, int], text: str, before: re.Pattern[str]) -> tuple[int, int]:
    """The span with what stands before it, and with the partners of the parentheses that this opens."""
    start, end = span
    found = before.search(text[max(0, start - _REACH):start])
    if found is None:
        return span
    start -= len(found[0])
    opened = text.count("(", start, end) - text.count(")", start, end)
    while opened > 0 and (closing := _CLOSING.match(text, end)):
        end, opened = closing.end(), opened - 1
    return start, end
