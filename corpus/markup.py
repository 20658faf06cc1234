"""One job: take Markdown's marks out of a text and leave its words. Knows no HTML page and no front matter."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from corpus.edits import Draft, Edit
from corpus.emphasis import emphasis_edits

_LINE_MARKS = re.compile(
    r"^ *+(?:(?P<fence>(?:```|~~~)[^`\n]*$)|(?P<note>\[\^[^\[\]\n]{1,80}\]: *)"
    r"|(?P<definition>\[[^\[\]\n]{1,200}\]: *\S+[^\n]*$)|(?P<quote>>[> ]*)|(?P<heading>#{1,6}(?: [# ]*|$))"
    r"|(?P<bullet>[*_~](?= \S))|(?P<row>(?=[ :-]*\|)[ :|-]*+$)|(?P<cell>\| ?))", re.MULTILINE)
_LINE_ENDS = re.compile(r"(?:\\| ?\|)$", re.MULTILINE)
_HEADING_END = re.compile(r" #+ *$")
# A target may hold pairs of parentheses, as the addresses of Wikipedia do; then kramdown's attributes may follow.
_TARGET = r"\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,500}){0,4}\)"
_ATTRIBUTES = r"(?:\{[^{}\n]{0,200}\})?"
_IMAGES = re.compile(rf"!\[[^\[\]\n]{{0,1000}}\](?:{_TARGET}|\[[^\[\]\n]{{0,100}}\]){_ATTRIBUTES}")
_LINKS = re.compile(rf"\[((?:[^\[\]\n]|\n(?!\n)|\[[^\[\]\n]{{0,200}}\]){{0,1000}})\]{_TARGET}{_ATTRIBUTES}")
_REFERENCES = re.compile(r"\[([^\[\]\n]{1,500})\] ?\[[^\[\]\n]{0,100}\]")
_INLINE = re.compile(
    r"(?P<comment><!--[^<]{0,5000}?-->)|(?P<url><(?=(?:https?://|mailto:|[^<>\s@]{1,100}@)[^<>\s]{1,500}>))"
    r"|(?P<tag></?(?P<name>[a-zA-Z][a-zA-Z0-9]{0,20})(?:[ /][^<>]{0,1000})?/?>)"
    r"|(?P<shortcode>\[/?(?:embed|gallery|caption|video|audio|playlist|vc_\w{1,40})(?:[ =][^\[\]\n]{0,500})?\]"
    r"|\{\{[^{}\n]{0,500}\}\}|\{%[^{}\n]{0,500}%\}|\{:? ?[.#][^{}\n]{0,200}\})"
    r"|(?P<footnote>\[\^[^\[\]\n]{1,80}\])|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<escape>\\(?=[\\`*_{}\[\]()#+.!|>~<\"'-]))|(?P<strike>~~)")
_INLINE_MARK = re.compile(r"[<\[{&\\~]")
_DEFINITION = re.compile(r"^ *\[[^\[\]\n]{1,200}\]: *\S", re.MULTILINE)
_CODE = re.compile(r"(`{1,3})[^`\n]{1,500}(`{1,3})")
_BREAKING_TAGS_LIST = "br p div li ul ol h1 h2 h3 h4 h5 h6 tr table blockquote section article hr"
_BREAKING_TAGS = frozenset(_BREAKING_TAGS_LIST.split())


def remove_markup(draft: Draft) -> Draft:
    """The draft without Markdown's marks: link texts stay, targets and images leave, headings keep their line."""
    text = draft.text
    referenced = "]:" in text and _DEFINITION.search(text) is not None
    draft = draft.edited(_line_edits(draft.text))
    draft = draft.edited(Edit(match.start(), match.end()) for match in _LINE_ENDS.finditer(draft.text))
    if "]" in text:
        draft = draft.edited(Edit(match.start(), match.end()) for match in _IMAGES.finditer(draft.text))
        draft = draft.edited(_link_edits(draft.text, _LINKS))
    if referenced:
        draft = draft.edited(_link_edits(draft.text, _REFERENCES))
    if _INLINE_MARK.search(draft.text):
        draft = draft.edited(_inline_edits(draft.text))
    if "`" in draft.text:
        draft = draft.edited(_code_edits(draft.text))
    return draft.edited(emphasis_edits(draft.text)) if "*" in draft.text or "_" in draft.text else draft


def _line_edits(text: str) -> Iterator[Edit]:
    for match in _LINE_MARKS.finditer(text):
        start, end = match.span()
        if match.lastgroup == "heading":
            yield from _heading_edits(text, start, end)
        elif match.lastgroup == "bullet":
            yield Edit(match.start("bullet"), match.end("bullet"), "-")
        else:
            yield Edit(start, end)


def _heading_edits(text: str, start: int, end: int) -> Iterator[Edit]:
    """Edits that leave a heading's words as a paragraph of their own."""
    yield Edit(start, end, "\n" if start else "")
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    closing = _HEADING_END.search(text, max(end, line_end - 80), line_end)
    yield Edit(closing.start() if closing else line_end, line_end, "\n" if line_end < len(text) else "")


def _link_edits(text: str, pattern: re.Pattern[str]) -> Iterator[Edit]:
    for match in pattern.finditer(text):
        yield Edit(match.start(), match.start(1))
        yield Edit(match.end(1), match.end())


def _inline_matches(text: str) -> Iterator[re.Match[str]]:
    """The inline marks in order, tried only where a character stands that may begin one."""
    done = 0
    for mark in _INLINE_MARK.finditer(text):
        match = _INLINE.match(text, mark.start()) if mark.start() >= done else None
        if match is not None:
            done = match.end()
            yield match


def _inline_edits(text: str) -> Iterator[Edit]:
    for match in _inline_matches(text):
        start, end = match.span()
        if match["url"]:
            closing = text.index(">", end)
            yield Edit(start, end)
            yield Edit(closing, closing + 1)
        elif match["entity"]:
            yield Edit(start, end, html.unescape(match.group()))
        elif match["footnote"]:
            yield Edit(start - (text[start - 1:start] == " "), end)
        elif match["tag"]:
            yield Edit(start, end, "\n" if match["name"].lower() in _BREAKING_TAGS else "")
        else:
            yield Edit(start, end)


def _code_edits(text: str) -> Iterator[Edit]:
    for match in _CODE.finditer(text):
        yield Edit(*match.span(1))
        yield Edit(*match.span(2))
