"""One job: what a web page says of itself in its head: title, date, author, language. Reads no main text.

Beautiful Soup drives lxml here: the standard library's parser is quadratic on malformed tags, and lxml is not.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, Tag, XMLParsedAsHTMLWarning
from bs4.filter import SoupStrainer

_META_KEYS = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title"),
    "date": ("article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "dcterms.created",
             "publication_date", "pubdate"),
    "author": ("author", "article:author", "dc.creator", "dcterms.creator"),
    "description": ("description", "og:description", "dc.description"),
    "site": ("og:site_name", "application-name"),
    "publisher": ("dc.publisher", "dcterms.publisher", "article:publisher"),
    "language": ("og:locale", "dc.language", "content-language"),
}
_JSON_KEYS = {"title": "headline", "date": "datePublished", "author": "author", "publisher": "publisher",
              "description": "description", "language": "inLanguage"}
_ELEMENTS = SoupStrainer(["meta", "script", "time", "title"])
_LANG = re.compile(r"<html\s[^>]{0,2000}?\blang\s*=\s*[\"']?([A-Za-z][A-Za-z0-9-]{1,30})", re.IGNORECASE)
_HEAD = 10_000
_SPACES = re.compile(r"\s+")
_MAX_JSON = 500_000


def page_metadata(source: str) -> dict[str, str]:
    """Title, date, author, site, publisher, description and language as the page states them; absent when it does not.

    In order of trust: JSON-LD (schema.org), <meta> (OpenGraph, Dublin Core), <html lang>, <time>, <title>.
    """
    page = _parse(source)
    metadata: dict[str, str] = {}
    for key, value in (*_from_json(page), *_from_meta(page), *_from_elements(source, page)):
        plain = _SPACES.sub(" ", value).strip()
        if plain:
            metadata.setdefault(key, plain)
    return metadata


def _parse(source: str) -> BeautifulSoup:
    with warnings.catch_warnings():
        # A text that looks like an address or like XML is still what we were given to read.
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return BeautifulSoup(source, "lxml", parse_only=_ELEMENTS)


def _from_meta(page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    said: dict[str, str] = {}
    for tag in page.find_all("meta"):
        names = (_value(tag, key) for key in ("property", "name", "itemprop", "http-equiv"))
        name = next(filter(None, names), "")
        said.setdefault(name.lower(), _value(tag, "content"))
    return ((key, said[name]) for key, names in _META_KEYS.items() for name in names if said.get(name))


def _from_elements(source: str, page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    language = _LANG.search(source[:_HEAD])
    if language:
        yield "language", language.group(1)
    for tag in page.find_all("time"):
        if (tag.has_attr("pubdate") or _value(tag, "itemprop") == "datePublished"
                or "publish" in _value(tag, "class")):
            yield "date", _value(tag, "datetime")
    title = page.find("title")
    if title is not None:
        yield "title", title.get_text()


def _from_json(page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    for tag in page.find_all("script", type=re.compile("^application/ld\\+json$", re.IGNORECASE)):
        for node in _nodes(tag.get_text()):
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
        if isinstance(graph, list):
            nodes.extend(one for one in graph if isinstance(one, dict))
    return nodes


def _value(tag: Tag, name: str) -> str:
    found = tag.get(name)
    return " ".join(found) if isinstance(found, list) else found or ""
