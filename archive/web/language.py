"""One job: the language of a page, and what each sentence is in it. Knows no page."""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from starlette.requests import Request

from archive.terminal.messages import LANGUAGES, format_number
from archive.terminal.messages import translations as terminal_translations
from archive.terminal.wording import say_date, say_period, say_type
from archive.web.marking import spaced

COOKIE = "language"
_CATALOGUES = Path(__file__).parent / "locale"


def phrase(text: str) -> str:
    """The text itself; the call marks it for the catalogue of the pages."""
    return text


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences, numbers and dates in one language."""

    language: str
    catalogue: gettext.NullTranslations
    _said: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def t(self, template: str, **values: object) -> str:
        """A sentence; `values` fill it."""
        said = self._said.get(template)
        if said is None:
            said = self._said[template] = spaced(self.catalogue.gettext(template), self.language)
        return said.format(**values) if values else said

    def n(self, one: str, many: str, number: int, **values: object) -> str:
        """A sentence whose form depends on a number; `{n}` stands for it."""
        said = spaced(self.catalogue.ngettext(one, many, number), self.language)
        return said.format(n=self.number(number), **values)

    def number(self, number: int) -> str:
        """A whole number as readers group it."""
        return format_number(number, self.language)

    def date(self, edtf: str | None) -> str:
        """A date as readers write it."""
        return say_date(edtf, self.catalogue.gettext, self.language)

    def period(self, edtf: str) -> str:
        """A date or a period as readers write it."""
        return say_period(edtf, self.t, self.language)

    def type(self, code: str) -> str:
        """A document type."""
        return say_type(code, self.catalogue.gettext)


@cache
def words_in(language: str) -> Words:
    """The words of a language; what the pages do not say themselves, they say as the terminal does."""
    catalogue = gettext.translation("web", _CATALOGUES, languages=[language], fallback=True)
    if language != "en":
        catalogue.add_fallback(terminal_translations(language))
    return Words(language, catalogue)


def language_of(request: Request) -> str:
    """The language asked for by `?lang=`, an earlier choice, or the browser; French where none is known."""
    for wanted in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if wanted in LANGUAGES:
            return wanted
    return _accepted(request.headers.get("accept-language", ""))


def _accepted(header: str) -> str:
    ranked: list[tuple[float, int, str]] = []
    for position, part in enumerate(header[:400].split(",")):
        tag, _, quality = part.strip().partition(";q=")
        code = tag.split("-")[0].lower()
        if code in LANGUAGES:
            ranked.append((-_quality(quality), position, code))
    return min(ranked)[2] if ranked else "fr"


def _quality(text: str) -> float:
    try:
        return float(text or 1)
    except ValueError:
        return 0.0
