"""The query language read by whoosh.qparser into our own tree. Knows marks and operators, not what words mean.

Total: any string is a query. What cannot be read is remarked upon and taken as words or left out.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import Any

from indexer.queryfields import field_named
from indexer.syntax import Fielded, FieldName, Group, Join, Negated, Node, Quoted, Remark, Required, Text, Unread

# What whoosh imports and its parser never calls: a client of HTTP with all of TLS and e-mail, tables of English. They
# are two thirds of the time that a first query with operators would wait.
_NEVER_CALLED = ("urllib.request", "whoosh.lang.morph_en", "whoosh.lang.porter")


@contextmanager
def _without(names: Iterable[str]) -> Iterator[None]:
    """The block, in which these modules are empty unless they are there already; behind it they can be imported."""
    empty = {name: ModuleType(name) for name in names if name not in sys.modules}
    for module in empty.values():
        module.__dict__["__getattr__"] = lambda _: None
    sys.modules.update(empty)
    try:
        yield
    finally:
        for name in empty:
            del sys.modules[name]


with warnings.catch_warnings(), _without(_NEVER_CALLED):
    # Its sources of 2016 are warned about when they are first compiled.
    warnings.simplefilter("ignore")
    from whoosh.qparser import plugins, syntax
    from whoosh.qparser.default import QueryParser
    from whoosh.qparser.taggers import RegexTagger

_QUOTES = "\"\u201c\u201d\u201e\u00ab\u00bb"
_AFTER = r"(?:~(?P<slop>\d{1,3}))?(?:\^(?P<boost>\d{1,3}(?:[.,]\d{1,2})?))?"
_PHRASE = (rf"(?P<exact>=)?(?:\"(?P<straight>[^\"]*)\"|[\u201c\u201e](?P<curly>[^\u201c\u201d]*)[\u201c\u201d]"
           rf"|\u00ab(?P<french>[^\u00ab\u00bb]*)\u00bb){_AFTER}")
# A parenthesis inside a word is its inclusive ending: "salarié(e)s".
_WORD = rf"[^\s(){_QUOTES}]+(?:\([^\W\d_]{{1,5}}\)[^\W\d_]{{0,2}})*"
_FIELD = r"(?P<name>[^\W\d][\w-]{0,24}):(?=[^\s)])"
_MODIFIED = re.compile(r"(?P<exact>=)?(?P<word>.+?)(?P<prefix>\*)?(?:~(?P<edits>[0-2])?(?P<fuzzy>))?"
                       r"(?:\^(?P<boost>\d{1,3}(?:[.,]\d{1,2})?))?\Z", re.DOTALL)
_UNKNOWN_FIELD = re.compile(r"([^\W\d_]{2,24}):[^\s/)]")
_DEEPEST = 12


class _Leaf(syntax.SyntaxNode):  # type: ignore[misc]  # whoosh has no types
    """A word or phrase as matched."""

    def __init__(self, match: re.Match[str]) -> None:
        self.match = match


class _Stray(syntax.Whitespace):  # type: ignore[misc]  # whoosh has no types
    """A quotation mark without its partner: nothing is asked by it."""


class _RequiredGroup(syntax.Wrapper):  # type: ignore[misc]  # whoosh has no types
    """What follows a plus sign."""


class _FieldGroup(syntax.Wrapper):  # type: ignore[misc]  # whoosh has no types
    """What follows the name of a field and a colon."""


class _FieldOperator(syntax.PrefixOperator):  # type: ignore[misc]  # whoosh has no types
    """The name of a field and a colon."""

    def replace_self(self, parser: Any, group: Any, position: int) -> int:
        """The same position, now the field and its part as one group."""
        del parser
        length = len(group)
        if position < length - 1 and not isinstance(group[position + 1], syntax.Operator):
            wrapped = _FieldGroup([group[position + 1]])
            wrapped.name = field_named(self.text.rstrip(":"))
            group[position:position + 2] = [wrapped]
        else:
            del group[position]
        return position


class _LeafTagger(RegexTagger):  # type: ignore[misc]  # whoosh has no types
    """Recognises words or phrases."""

    def create(self, parser: Any, match: re.Match[str]) -> _Leaf:
        """The leaf of a match."""
        del parser
        return _Leaf(match)


class _StrayTagger(RegexTagger):  # type: ignore[misc]  # whoosh has no types
    """Recognises quotation marks that nothing answers."""

    def create(self, parser: Any, match: re.Match[str]) -> _Stray:
        """A mark to be passed over."""
        del parser, match
        return _Stray()


class _FieldTagger(plugins.OperatorsPlugin.OpTagger):  # type: ignore[misc]  # whoosh has no types
    """Recognises the names of known fields only, so that "06:30" and "Note:" stay words."""

    def create(self, parser: Any, match: re.Match[str]) -> Any:
        """The operator, or None where no field has this name."""
        if field_named(match["name"]) is None:
            return None
        return super().create(parser, match)


class _LeafPlugin(plugins.Plugin):  # type: ignore[misc]  # whoosh has no types
    """Words, phrases and stray quotation marks."""

    def __init__(self) -> None:
        self._taggers = [(_LeafTagger(_PHRASE), -1), (_LeafTagger(_WORD), 20), (_StrayTagger(f"[{_QUOTES}]"), 30)]

    def taggers(self, parser: Any) -> list[tuple[Any, int]]:
        """Phrases before operators, words after them."""
        del parser
        return self._taggers


def _operators() -> Any:
    tagger = plugins.OperatorsPlugin.OpTagger
    begins, ends = r"(?:(?<=[\s(])|\A)", r"(?=[\s)(]|\Z)"
    return plugins.OperatorsPlugin(clean=True, ops=[
        (_FieldTagger(_FIELD, _FieldGroup, _FieldOperator), 0),
        (tagger(rf"{begins}\+(?=[^\s+)-])", _RequiredGroup, syntax.PrefixOperator), 0),
        (tagger(rf"{begins}-(?=[^\s+)-])", syntax.NotGroup, syntax.PrefixOperator), 0),
        (tagger(rf"{begins}(?:NOT|SAUF|ET PAS|AND NOT){ends}", syntax.NotGroup, syntax.PrefixOperator), 0),
        (tagger(rf"{begins}(?:ET|AND|&&){ends}", syntax.AndGroup), 0),
        (tagger(rf"{begins}(?:OU|OR|\|\|){ends}", syntax.OrGroup), 0),
    ])


class _SideBySide(syntax.GroupNode):  # type: ignore[misc]  # whoosh has no types
    """Parts without an operator between them."""


def read(text: str) -> tuple[Node | None, tuple[Remark, ...]]:
    """The tree of a query of the full language, and what was not understood."""
    remarks: list[Remark] = []
    balanced = _balance(text, remarks)
    return _translate(_parser().process(balanced), remarks), tuple(remarks)


@cache
def _parser() -> QueryParser:
    """The parser of the language: it keeps nothing of the texts that it reads."""
    return QueryParser(None, None, group=_SideBySide, plugins=[
        plugins.WhitespacePlugin(), plugins.GroupPlugin(), _operators(), _LeafPlugin()])


def _balance(text: str, remarks: list[Remark]) -> str:
    """The text with parentheses that have no partner, or nest too deep, as spaces."""
    marks = list(text)
    opened: list[int] = []
    phrases = [found.span() for found in re.finditer(_PHRASE, text)]
    inside = {index for start, end in phrases for index in range(start, end)}
    kept: set[int] = set()
    for index, mark in enumerate(marks):
        if mark not in "()" or index in inside:
            continue
        if mark == "(":
            opened.append(index)
        elif opened:
            start = opened.pop()
            if len(opened) < _DEEPEST:
                kept.update((start, index))
    dropped = [index for index, mark in enumerate(marks) if mark in "()" and index not in kept | inside]
    for index in dropped:
        marks[index] = " "
    if dropped:
        remarks.append(Remark(Unread.UNBALANCED_PARENTHESIS, text[dropped[0]]))
    stray = [mark for index, mark in enumerate(text) if mark in _QUOTES and index not in inside]
    if stray:
        remarks.append(Remark(Unread.UNBALANCED_QUOTE, stray[0]))
    return "".join(marks)


def _translate(node: Any, remarks: list[Remark]) -> Node | None:
    """Our node for a node of whoosh; None where nothing is left of it."""
    if isinstance(node, _Leaf):
        return _leaf(node.match, remarks)
    if isinstance(node, syntax.Operator):
        remarks.append(Remark(Unread.LONELY_OPERATOR, node.text))
        return None
    if not isinstance(node, syntax.GroupNode):
        return None
    parts = tuple(part for part in (_translate(one, remarks) for one in node) if part is not None)
    if not parts:
        return None
    if isinstance(node, _FieldGroup):
        name: FieldName = node.name
        return Fielded(name, parts[0])
    if isinstance(node, syntax.NotGroup):
        return Negated(_joined(Join.ALL, parts))
    if isinstance(node, _RequiredGroup):
        return Required(_joined(Join.ALL, parts))
    return _joined(_JOINS.get(type(node), Join.SIDE), parts)


_JOINS = {syntax.AndGroup: Join.ALL, syntax.OrGroup: Join.ANY}


def _joined(join: Join, parts: tuple[Node, ...]) -> Node:
    return parts[0] if len(parts) == 1 else Group(join, parts)


def _leaf(match: re.Match[str], remarks: list[Remark]) -> Node | None:
    groups = match.groupdict()
    if "slop" in groups:
        words = next(groups[name] for name in ("straight", "curly", "french") if groups[name] is not None)
        if not words.strip():
            return None
        return Quoted(words, match.start(), match.end(), exact=groups["exact"] is not None,
                      slop=min(int(groups["slop"] or 0), 50), boost=_boost(groups["boost"]))
    # The value of a field may be a phrase or a group, which is no part of the word.
    unknown = _UNKNOWN_FIELD.match(match.string, match.start())
    if unknown is not None:
        remarks.append(Remark(Unread.UNKNOWN_FIELD, unknown.group(1)))
    return _word(match.group(), match.start(), match.end(), remarks)


def _word(written: str, start: int, end: int, remarks: list[Remark]) -> Node | None:
    found = _MODIFIED.match(written)
    if found is None or not any(mark.isalnum() for mark in found["word"]):
        if "*" in written:
            remarks.append(Remark(Unread.LONELY_STAR, written[:20]))
        return None
    edits = int(found["edits"] or 1) if found["fuzzy"] is not None else 0
    return Text(found["word"], start, end, exact=found["exact"] is not None, prefix=found["prefix"] is not None,
                edits=edits, boost=_boost(found["boost"]))


def _boost(written: str | None) -> float:
    return min(max(float(written.replace(",", ".")), 0.0), 100.0) if written else 1.0
