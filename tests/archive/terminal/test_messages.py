"""Every sentence is translated, and the language is chosen as a reader expects."""

from __future__ import annotations

import io
import string
from pathlib import Path

import pytest
from babel.messages.extract import extract, extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import archive
from archive.terminal.messages import choose_language, format_number, translations

ROOT = Path(archive.__file__).parents[1]
FRENCH = ROOT / "archive" / "terminal" / "locale" / "fr" / "LC_MESSAGES"
KEYWORDS = {"message": None, "count": (1, 2)}


def _extracted() -> set[str]:
    found: set[str] = set()
    for _, _, text, _, _ in extract_from_dir(ROOT / "archive", [("**.py", "python")], keywords=KEYWORDS):
        found.add(text if isinstance(text, str) else text[0])
    with (ROOT / "cli.py").open("rb") as source:
        found |= {text if isinstance(text, str) else text[0]
                  for _, text, _, _ in extract("python", source, keywords=KEYWORDS)}
    return found


def test_every_sentence_has_a_french_one() -> None:
    with (FRENCH / "archive.po").open("rb") as file:
        catalogue = read_po(file, locale="fr")
    missing = [text for text in _extracted() if text not in catalogue or not catalogue[text].string]
    assert missing == []


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    with (FRENCH / "archive.po").open("rb") as file:
        source = {tuple(one.id): list(one.string or "") for one in read_po(file, locale="fr") if one.id}
    with (FRENCH / "archive.mo").open("rb") as file:
        compiled = {tuple(one.id): list(one.string or "") for one in read_mo(file) if one.id}
    assert compiled == source


def test_a_translation_fills_the_same_blanks() -> None:
    with (FRENCH / "archive.po").open("rb") as file:
        for one in read_po(io.BytesIO(file.read()), locale="fr"):
            if isinstance(one.id, str) and one.id:
                assert _blanks(str(one.string)) == _blanks(one.id), one.id


@pytest.mark.parametrize(("arguments", "environment", "expected"), [
    ([], {}, "fr"),
    (["--lang", "en"], {"LANG": "fr_FR.UTF-8"}, "en"),
    (["--lang=en", "search"], {}, "en"),
    ([], {"LANG": "en_GB.UTF-8"}, "en"),
    ([], {"LANG": "C.UTF-8"}, "fr"),
    ([], {"ARCHIVE_LANG": "en", "LC_ALL": "fr_FR.UTF-8"}, "en"),
    ([], {"LANG": "de_DE.UTF-8"}, "fr"),
    (["search", "--", "--lang=en"], {}, "fr"),
])
def test_the_language_is_the_one_asked_for(arguments: list[str], environment: dict[str, str], expected: str) -> None:
    assert choose_language(arguments, environment) == expected


def test_an_unknown_sentence_is_said_as_it_is() -> None:
    assert translations("fr").gettext("no such sentence") == "no such sentence"


@pytest.mark.parametrize(("number", "language", "expected"), [
    (12345, "fr", "12\u202f345"), (12345, "en", "12,345"), (7, "fr", "7")])
def test_numbers_are_grouped_as_readers_expect(number: int, language: str, expected: str) -> None:
    assert format_number(number, language) == expected


def _blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
