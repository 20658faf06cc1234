"""One job: HTML source to tokens that know where they stand, in linear time. Knows no element's meaning.

Beautiful Soup keeps no place for a text, and the standard library's parser under it is quadratic on
malformed tags (docs/decisions/0004-html-offsets.md); a flat list of tokens has neither fault.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

_NAME = re.compile(r"[a-zA-Z][^\s/<>]*")
_TAG_MARK = re.compile(r"[>\"']")
_ATTRIBUTE = re.compile(r"([^\s=/\"'<>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_MAX_ATTRIBUTES = 20_000


class TokenKind(Enum):
    """What a stretch of HTML source is."""

    TEXT = "text"
    START = "start"
    END = "end"


class HtmlToken(NamedTuple):
    """source[start:end]; `name` is the element's, in lower case, and empty for text."""

    kind: TokenKind
    name: str
    start: int
    end: int


def tokenize(source: str) -> list[HtmlToken]:
    """The texts and tags of `source` in order; comments, declarations and instructions are left out."""
    scanner = _Scanner(source)
    scanner.scan()
    return scanner.tokens


def attributes(source: str, token: HtmlToken) -> dict[str, str]:
    """The attributes of a start tag, names in lower case, values as written."""
    first = token.start + 1 + len(token.name)
    inside = source[first:max(first, min(token.end - 1, first + _MAX_ATTRIBUTES))]
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(inside):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        found.setdefault(match.group(1).lower(), value)
    return found


class _Scanner:
    """One walk over the source. What was once not found ahead is never looked for again."""

    def __init__(self, source: str) -> None:
        self.source = source
        lower = source.lower()
        self.lower = lower if len(lower) == len(source) else source
        self.tokens: list[HtmlToken] = []
        self.missing: set[str] = set()
        self.quotes_hold = True

    def scan(self) -> None:
        position = pending = 0
        while (opening := self.source.find("<", position)) >= 0:
            token, end = self._markup(opening)
            if end <= opening:
                position = opening + 1
                continue
            self._text(pending, opening)
            position = end
            if token is not None:
                self.tokens.append(token)
                if token.kind is TokenKind.START and token.name in _RAW:
                    position = self._raw_end(token)
            pending = position
        self._text(pending, len(self.source))

    def _text(self, start: int, end: int) -> None:
        if end > start:
            self.tokens.append(HtmlToken(TokenKind.TEXT, "", start, end))

    def _markup(self, opening: int) -> tuple[HtmlToken | None, int]:
        """The tag at `opening`, if it is one, and the position behind the markup; `opening` for a mere "<"."""
        if self.source.startswith("<!--", opening):
            return None, self._behind("-->", opening + 4, opening + 4)
        if self.source.startswith(("<!", "<?"), opening):
            return None, self._behind(">", opening + 2, opening)
        ending = self.source.startswith("</", opening)
        name = _NAME.match(self.source, opening + 1 + ending)
        if name is None:
            return None, opening
        end = self._tag_end(name.end(), opening)
        kind = TokenKind.END if ending else TokenKind.START
        return HtmlToken(kind, name.group().lower(), opening, end), end

    def _behind(self, mark: str, position: int, otherwise: int) -> int:
        if mark in self.missing:
            return otherwise
        found = self.lower.find(mark, position)
        if found < 0:
            self.missing.add(mark)
            return otherwise
        return found + len(mark)

    def _tag_end(self, position: int, opening: int) -> int:
        """The position behind the tag's ">", those inside quoted values passed over."""
        plain = self._behind(">", position, opening)
        if plain == opening or not self.quotes_hold:
            return plain
        while True:
            mark = _TAG_MARK.search(self.source, position)
            if mark is None:
                break
            if mark.group() == ">":
                return mark.end()
            closing = self.source.find(mark.group(), mark.end())
            if closing < 0:
                break
            position = closing + 1
        # A quote that never closes: from here on a tag ends at the first ">".
        self.quotes_hold = False
        return plain

    def _raw_end(self, tag: HtmlToken) -> int:
        """The position of the end tag of an element whose content is not markup; the content is one text."""
        mark = f"</{tag.name}"
        behind = self._behind(mark, tag.end, tag.end)
        if behind == tag.end:
            return tag.end
        self._text(tag.end, behind - len(mark))
        return behind - len(mark)
