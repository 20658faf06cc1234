"""One job: what a web page says of itself in its head: title, date, author, language. Reads no main text."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator

from corpus.readers.html_tokens import HtmlToken, TokenKind, attributes

_META_KEYS = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title"),
    "date": ("article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "dcterms.created",
             "publication_date", "pubdate"),
    "author": ("author", "article:author", "dc.creator", "dcterms.creator"),
    "description": ("description", "og:description", "dc.description"),
    "language": ("og:locale", "dc.language", "content-language"),
}
_JSON_KEYS = {"title": "headline", "date": "datePublished", "author": "author", "description": "description",
              "language": "inLanguage"}
_SPACES = re.compile(r"\s+")
_MAX_JSON = 500_000


def page_metadata(source: str, tokens: list[HtmlToken]) -> dict[str, str]:
    """Title, date, author, description and language as the page states them; absent when it does not.

    In order of trust: JSON-LD (schema.org), <meta> (OpenGraph, Dublin Core), <html lang>, <time>, <title>.
    """
    metadata: dict[str, str] = {}
    for key, value in (*_from_json(source, tokens), *_from_meta(source, tokens), *_from_elements(source, tokens)):
        plain = _SPACES.sub(" ", html.unescape(value)).strip()
        if plain:
            metadata.setdefault(key, plain)
    return metadata


def _from_meta(source: str, tokens: Iterable[HtmlToken]) -> list[tuple[str, str]]:
    said: dict[str, str] = {}
    for token in tokens:
        if token.kind is TokenKind.START and token.name == "meta":
            found = attributes(source, token)
            name = found.get("property") or found.get("name") or found.get("itemprop") or found.get("http-equiv") or ""
            said.setdefault(name.lower(), found.get("content", ""))
    return [(key, said[name]) for key, names in _META_KEYS.items() for name in names if said.get(name)]


def _from_elements(source: str, tokens: list[HtmlToken]) -> Iterator[tuple[str, str]]:
    for index, token in enumerate(tokens):
        if token.kind is not TokenKind.START:
            continue
        if token.name == "html":
            yield "language", attributes(source, token).get("lang", "")
        elif token.name == "title":
            yield "title", _content(source, tokens, index)
        elif token.name == "time":
            found = attributes(source, token)
            if "pubdate" in found or found.get("itemprop") == "datePublished" or "publish" in found.get("class", ""):
                yield "date", found.get("datetime", "")


def _from_json(source: str, tokens: list[HtmlToken]) -> Iterator[tuple[str, str]]:
    for index, token in enumerate(tokens):
        if token.kind is not TokenKind.START or token.name != "script":
            continue
        if attributes(source, token).get("type", "").lower() == "application/ld+json":
            for node in _nodes(_content(source, tokens, index)):
                yield from _from_node(node)


def _from_node(node: dict[str, object]) -> Iterator[tuple[str, str]]:
    if "headline" not in node and "datePublished" not in node:
        return
    for key, name in _JSON_KEYS.items():
        value = node.get(name)
        if isinstance(value, list):
            value = value[0] if value else None
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str):
            yield key, value


def _nodes(content: str) -> list[dict[str, object]]:
    """The objects of a JSON-LD script, @graph included; none when it is not JSON."""
    if len(content) > _MAX_JSON:
        return []
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return []
    top = data if isinstance(data, list) else [data]
    nodes = [node for node in top if isinstance(node, dict)]
    for node in list(nodes):
        graph = node.get("@graph")
        nodes.extend(one for one in graph if isinstance(one, dict)) if isinstance(graph, list) else None
    return nodes


def _content(source: str, tokens: list[HtmlToken], index: int) -> str:
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return source[after.start:after.end] if after is not None and after.kind is TokenKind.TEXT else ""
