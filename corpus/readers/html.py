"""One job: a web page to a document: its main content in reading order, without the site around it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from corpus.encodings import Decoded
from corpus.heading_marks import moved
from corpus.offsets import OffsetMap, Run
from corpus.readers.html_metadata import page_metadata
from corpus.readers.html_tokens import HtmlToken, TokenKind, attributes, tokenize
from corpus.statement import Document, HeadingMark, Rejected

_DROPPED_LIST = """
    script style nav header footer aside form noscript template svg canvas iframe object embed audio video
    button select textarea title head dialog menu map math xmp noembed noframes datalist
"""
_DROPPED = frozenset(_DROPPED_LIST.split())
_BLOCKS_LIST = """
    p div section article main body h1 h2 h3 h4 h5 h6 blockquote ul ol dl table thead tbody tfoot figure
    figcaption address pre hr fieldset details summary hgroup caption center dd dt
"""
_BLOCKS = frozenset(_BLOCKS_LIST.split())
_LINES = frozenset({"br", "tr", "li"})
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|rgpd|gdpr|tarteaucitron|didomi|axeptio|share|sharing|sharedaddy|partage|partager"
    r"|social|breadcrumbs?|fil-ariane|navbar|menu|sidebar|pagination|related|newsletter|skip-link|screen-reader-text"
    r"|comments)(?:$|[\s_-])", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FURNITURE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "dialog",
                              "alertdialog"})
_PIECE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|[ \t\r\n\f]+|&"
                    r"|[^& \t\r\n\f]++(?: [^& \t\r\n\f]++)*+")

_HEADING = re.compile("h[1-6]")

Partners = Mapping[int, int]


class Piece(NamedTuple):
    """Characters of the text, and the stretch of source behind them."""

    text: str
    start: int
    length: int


def read_html(decoded: Decoded, name: str) -> Document | Rejected:
    """The document of a web page, or a refusal when no text is left without the site around it."""
    source = decoded.text
    tokens = tokenize(source)
    partners = _partners(tokens)
    first, last = _main_content(source, tokens, partners)
    text, offsets = _assemble(_pieces(source, tokens, partners, range(first, last)))
    if not text.strip():
        return Rejected(name, "no-text", f"{name} shows no text without its scripts and menus. Save the page as text.")
    headings = moved(_headings(tokens, partners, range(first, last)), offsets)
    title = next((text[one.start:one.end] for one in headings if one.level == 1), None)
    metadata = page_metadata(source) | ({"heading": " ".join(title.split())} if title else {})
    return Document(text, offsets, "text/html", decoded.encoding, metadata, decoded.warnings, headings)


def _headings(tokens: list[HtmlToken], partners: Partners, within: range) -> Iterator[HeadingMark]:
    """The h1 to h6 elements, by where they stand in the source."""
    for index in within:
        token = tokens[index]
        if token.kind is TokenKind.START and _HEADING.fullmatch(token.name) and index in partners:
            yield HeadingMark(token.end, tokens[partners[index]].start, int(token.name[1]))


def _partners(tokens: list[HtmlToken]) -> dict[int, int]:
    """Start tag → its end tag, by position in `tokens`; a tag that is never closed has no partner."""
    open_tags: dict[str, list[int]] = {}
    partners: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.kind is TokenKind.START:
            open_tags.setdefault(token.name, []).append(index)
        elif token.kind is TokenKind.END and open_tags.get(token.name):
            partners[open_tags[token.name].pop()] = index
    return partners


def _main_content(source: str, tokens: list[HtmlToken], partners: Partners) -> tuple[int, int]:
    """The range of tokens to read: <main>, else the only <article>, else all."""
    mains: list[tuple[int, int]] = []
    articles: list[tuple[int, int]] = []
    for index, end in sorted(partners.items()):
        name = tokens[index].name
        if name == "article":
            articles.append((index, end))
        elif name == "main" or (name in {"div", "section"} and _is_main(attributes(source, tokens[index]))):
            mains.append((index, end))
    for start, end in (*mains[:1], *(articles if len(articles) == 1 else ())):
        if any(token.kind is TokenKind.TEXT and source[token.start:token.end].strip()
               for token in tokens[start:end]):
            return start, end
    return 0, len(tokens)


def _is_main(found: Mapping[str, str]) -> bool:
    return found.get("role", "").lower() == "main" or found.get("itemprop", "") == "articleBody"


def _is_furniture(source: str, token: HtmlToken, whole_page: bool) -> bool:
    """Whether an element is the site's, not the statement's: a menu, a banner, buttons, a hidden part."""
    if token.name in _DROPPED:
        return whole_page or token.name != "header"
    if token.name in {"html", "body", "main", "article"} or token.end - token.start <= len(token.name) + 2:
        return False
    found = attributes(source, token)
    return ("hidden" in found or found.get("aria-hidden") == "true"
            or found.get("role", "").lower() in _FURNITURE_ROLES
            or bool(_HIDDEN.search(found.get("style", "")))
            or bool(_FURNITURE.search(f"{found.get('class', '')} {found.get('id', '')}")))


def _pieces(source: str, tokens: list[HtmlToken], partners: Partners, within: range) -> Iterator[Piece]:
    index = within.start
    # A page's header is the site's; an article's holds its title and date.
    whole_page = within.start == 0
    in_pre = 0
    while index < within.stop:
        token = tokens[index]
        if token.kind is TokenKind.TEXT:
            yield from _text_pieces(source, token, verbatim=in_pre > 0)
        elif token.kind is TokenKind.START and index in partners and _is_furniture(source, token, whole_page):
            index = partners[index]
            yield Piece(" ", tokens[index].start, 0)
        else:
            in_pre = max(0, in_pre + (token.name == "pre") * (1 if token.kind is TokenKind.START else -1))
            yield from _breaks(token)
        index += 1


def _breaks(token: HtmlToken) -> Iterator[Piece]:
    starting = token.kind is TokenKind.START
    if token.name in _BLOCKS:
        yield Piece("\n\n", token.start, 0)
    elif token.name == "li":
        yield Piece("\n- " if starting else "\n", token.start, 0)
    elif token.name in _LINES:
        yield Piece("\n", token.start, 0)
    elif token.name in {"td", "th"} and not starting:
        yield Piece(" ", token.start, 0)


def _text_pieces(source: str, token: HtmlToken, *, verbatim: bool) -> Iterator[Piece]:
    for match in _PIECE.finditer(source, token.start, token.end):
        piece = match.group()
        if piece[0] == "&" and len(piece) > 1:
            yield Piece(html.unescape(piece), match.start(), len(piece))
        elif piece[0] in " \t\r\n\f" and not verbatim:
            yield Piece(" ", match.start(), len(piece))
        else:
            yield Piece(piece, match.start(), len(piece))


def _assemble(pieces: Iterable[Piece]) -> tuple[str, OffsetMap]:
    """The text of the pieces: spaces join into one, a break swallows the spaces around it."""
    texts: list[str] = []
    runs: list[Run] = []
    length = 0
    gap: Piece | None = None
    for piece in pieces:
        if not piece.text.strip(" \n") and not (piece.text.count("\n") and piece.length > 1):
            gap = _wider(gap, piece)
            continue
        for part in (gap, piece) if gap is not None and texts else (piece,):
            texts.append(part.text)
            runs.append(Run(length, len(part.text), part.start, part.length))
            length += len(part.text)
        gap = None
    return "".join(texts), OffsetMap.from_runs(runs)


def _wider(gap: Piece | None, piece: Piece) -> Piece:
    if gap is None or piece.text.count("\n") > gap.text.count("\n"):
        return piece
    return gap
