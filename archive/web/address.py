"""One job: a search as its address says it, and the addresses of the searches next to it. Knows no page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote_plus, urlencode

from archive.requests import SearchOptions

FILTERS = frozenset({"signed_by", "quoted", "contact", "person", "organisation", "place", "issuer", "type", "tag"})
"""Parameters of an address that may be repeated."""

# The facet of a field is narrowed by the parameter that filters by it.
PARAMETER_OF_FACET = {"signatory": "signed_by", "quoted": "quoted", "contact": "contact", "person": "person",
                      "organisation": "organisation", "place": "place", "issuer": "issuer", "type": "type",
                      "tag": "tag"}
PARAMETER_OF_OPTION = {"--signed-by": "signed_by", "--quoted": "quoted", "--contact": "contact",
                       "--person": "person", "--organisation": "organisation", "--place": "place",
                       "--issuer": "issuer", "--type": "type", "--tag": "tag", "--from": "from", "--to": "to",
                       "QUERY": "q"}
SORTS = ("relevance", "date", "oldest")
_OF_PEOPLE = frozenset({"signatory", "quoted", "contact", "person"})
PER_PAGE = 10
MOST_PER_PAGE = 100
MOST_PAGES = 1_000_000
_KNOWN = frozenset({*FILTERS, "q", "from", "to", "sort", "page", "limit", "words"})
_LONGEST = 2_000
_MOST_PAIRS = 60

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Address:
    """The parameters of a search in the order given; empty and unknown ones are left out."""

    pairs: tuple[Pair, ...]

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> Address:
        """The address of a request's parameters; what is longer than a query may be is cut."""
        kept = dict.fromkeys((name, value.strip()[:_LONGEST]) for name, value in pairs
                             if name in _KNOWN and value.strip())
        return cls(tuple(kept)[:_MOST_PAIRS])

    @classmethod
    def of_options(cls, options: SearchOptions) -> Address:
        """The address of a search: words, filters and dates; order and page are left to the reader."""
        named = {"signed_by": options.signed_by, "quoted": options.quoted, "contact": options.contact,
                 "person": options.person, "organisation": options.organisation, "place": options.place,
                 "issuer": options.issuer, "type": options.document_type, "tag": options.tag,
                 "words": options.dismissed}
        pairs = [("q", options.query), *((name, value) for name, values in named.items() for value in values),
                 ("from", options.since or ""), ("to", options.until or "")]
        return cls.of(pairs)

    def value(self, name: str) -> str:
        """The last value of a parameter, or ""."""
        return next((value for key, value in reversed(self.pairs) if key == name), "")

    def values(self, name: str) -> tuple[str, ...]:
        """All values of a parameter."""
        return tuple(value for key, value in self.pairs if key == name)

    @property
    def page(self) -> int:
        """Which page, from 1."""
        return _number(self.value("page"), 1, MOST_PAGES)

    def options(self, *, facet_size: int = 0, limit: int | None = None, page: int | None = None) -> SearchOptions:
        """The question that the archive is asked."""
        sort, named = self.value("sort"), self.values
        return SearchOptions(
            query=self.value("q"), signed_by=named("signed_by"), quoted=named("quoted"), contact=named("contact"),
            person=named("person"), organisation=named("organisation"), place=named("place"), issuer=named("issuer"),
            document_type=named("type"), tag=named("tag"), since=self.value("from") or None,
            until=self.value("to") or None,
            sort=sort if sort in SORTS else "", page=page or self.page, facet_size=facet_size,
            limit=limit if limit is not None else _number(self.value("limit"), PER_PAGE, MOST_PER_PAGE),
            timeline=bool(facet_size), dismissed=self.values("words"))

    def adding(self, name: str, value: str) -> Address:
        """The search narrowed further, from its first page."""
        return Address((*self._first_page(), (name, value)))

    def setting(self, **values: str) -> Address:
        """The search with these parameters instead; "" takes one away. `since` and `until` stand for from and to."""
        renamed = {{"since": "from", "until": "to"}.get(name, name): value for name, value in values.items()}
        kept = [(name, value) for name, value in self._first_page() if name not in renamed]
        return Address((*kept, *((name, value) for name, value in renamed.items() if value)))

    def removing(self, name: str, value: str | None = None) -> Address:
        """The search without one value of a parameter, or without the parameter."""
        return Address(tuple(pair for pair in self._first_page()
                             if pair[0] != name or (value is not None and pair[1] != value)))

    def at_page(self, number: int) -> Address:
        """Another page of the same search."""
        return self.setting(page=str(number) if number > 1 else "")

    def link(self, path: str = "/") -> str:
        """The address as a link."""
        return f"{path}?{urlencode(self.pairs)}" if self.pairs else path

    def stem(self, path: str, name: str) -> str:
        """The link of `adding(name, value)` up to the value, which the caller puts behind it, quoted."""
        pairs = self._first_page()
        return f"{path}?{urlencode(pairs)}{'&' if pairs else ''}{name}="

    def _first_page(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair[0] != "page"]


def asking(facet: str, value: str) -> str:
    """The value of a filter that asks for this one only: a family name alone would ask for all who bear it."""
    return f"={value}" if facet in _OF_PEOPLE and " " not in value else value


@lru_cache(maxsize=2_000)
def quoted(value: str) -> str:
    """A value as a part of a link; characters that are half a pair become a mark."""
    return quote_plus(value, errors="replace")


def _number(text: str, default: int, most: int = MOST_PER_PAGE) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 7):
        return default
    return min(max(int(text), 1), most)
