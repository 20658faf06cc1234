"""Every sentence of the pages has a French form that says the same things."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from starlette.requests import Request

import archive.web
from archive.web.language import language_of, words_in

FOLDER = Path(archive.web.__file__).parent
KEYWORDS = {"t": None, "n": (1, 2), "phrase": None}
METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.xml", "jinja2")]


def sentences() -> set[str | tuple[str, ...]]:
    found = extract_from_dir(str(FOLDER), method_map=METHODS, keywords=KEYWORDS)
    return {message if isinstance(message, str) else tuple(message) for _, _, message, _, _ in found}


def test_every_sentence_is_said_in_french() -> None:
    with (FOLDER / "locale" / "fr" / "LC_MESSAGES" / "web.po").open("rb") as file:
        catalogue = {message.id: message for message in read_po(file) if message.id}
    assert len(sentences()) > 150
    assert {one for one in sentences() if one not in catalogue} == set()
    assert [message.id for message in catalogue.values() if message.fuzzy or not all(forms(message.string))] == []


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    with (FOLDER / "locale" / "fr" / "LC_MESSAGES" / "web.po").open("rb") as file:
        source = {message.id: message.string for message in read_po(file) if isinstance(message.id, str) and message.id}
    words = words_in("fr")
    assert {english: words.catalogue.gettext(english) for english in source} == source


def test_translations_fill_the_same_places() -> None:
    with (FOLDER / "locale" / "fr" / "LC_MESSAGES" / "web.po").open("rb") as file:
        for message in read_po(file):
            for one in forms(message.string) if message.id else []:
                assert places(one) == places(forms(message.id)[-1]), message.id


def forms(text: object) -> list[str]:
    """A sentence's singular and plural, or its only form."""
    return [str(one) for one in text] if isinstance(text, list | tuple) else [str(text or "")]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(("query", "cookie", "accepted", "expected"), [
    ("", "", "", "fr"), ("", "", "en-GB,en;q=0.9,fr;q=0.8", "en"), ("", "", "de-DE, fr;q=0.5, en;q=0.4", "fr"),
    ("lang=en", "language=fr", "fr", "en"), ("", "language=en", "fr", "en"), ("lang=zz", "", "en", "en"),
    ("", "", "en;q=zzz, fr;q=0.1", "fr"), ("", "", "," * 9000, "fr"),
], ids=["nothing", "browser", "order", "address", "cookie", "unknown", "broken", "hostile"])
def test_the_address_wins_then_the_choice_then_the_browser(query: str, cookie: str, accepted: str,
                                                           expected: str) -> None:
    headers = [(b"accept-language", accepted.encode()), (b"cookie", cookie.encode())]
    request = Request({"type": "http", "query_string": query.encode(), "headers": headers})
    assert language_of(request) == expected


def test_numbers_are_counted_in_words() -> None:
    assert words_in("fr").n("{n} statement", "{n} statements", 12345) == "12\u202f345 communiqués"
    assert words_in("en").n("{n} statement", "{n} statements", 1) == "1 statement"
