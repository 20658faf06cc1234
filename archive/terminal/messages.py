"""The language of the terminal: which one, and what each sentence is in it. Knows no command."""

from __future__ import annotations

import gettext
from collections.abc import Mapping, Sequence
from pathlib import Path

LANGUAGES = ("fr", "en")
_CATALOGUES = Path(__file__).parent / "locale"


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language asked for by `--lang`, ARCHIVE_LANG or the locale, in that order; French by default.

    English needs to be asked for: the statements and most of their readers are French.
    """
    for wanted in (_option(arguments), environment.get("ARCHIVE_LANG"), _locale(environment)):
        code = language_named(wanted or "")
        if code:
            return code
    return "fr"


def language_named(text: str) -> str | None:
    """The language of a code or locale: "fr" of "fr_FR.UTF-8"; None where it is not one of ours."""
    code = text.replace("_", "-").split("-")[0].split(".")[0].lower()
    return code if code in LANGUAGES else None


def translations(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; English is the language of the messages themselves."""
    return gettext.translation("archive", _CATALOGUES, languages=[language], fallback=True)


def format_number(number: int, language: str) -> str:
    """A whole number grouped as readers of the language expect: "12 345" in French, "12,345" in English."""
    return f"{number:,}".replace(",", "\u202f" if language == "fr" else ",")


def format_decimal(number: float, digits: int, language: str) -> str:
    """A number with as many digits behind the mark that readers of the language expect: "0,95" in French."""
    return f"{number:.{digits}f}".replace(".", decimal_mark(language))


def decimal_mark(language: str) -> str:
    """What parts a whole number from its fraction."""
    return "," if language == "fr" else "."


def _option(arguments: Sequence[str]) -> str | None:
    for position, argument in enumerate(arguments):
        if argument == "--":
            return None
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
    return None


def _locale(environment: Mapping[str, str]) -> str | None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return environment[name]
    return None
