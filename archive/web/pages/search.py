"""One job: the search page: what was asked, how it was read, what was found, and where one can go from there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from starlette.requests import Request

from archive.reports import FacetCount, SearchHit, SearchPage
from archive.terminal.wording import KINDS as TITLES
from archive.terminal.wording import say_reason, say_remark
from archive.web.address import PARAMETER_OF_FACET, PARAMETER_OF_OPTION, Address, asking, quoted
from archive.web.chips import OPTIONS, chips, filters_said
from archive.web.histogram import HEIGHT, WIDTH, histogram
from archive.web.language import Words, language_of, words_in
from archive.web.pages.saved import links, notice, taken
from archive.web.paging import pages_around
from archive.web.shelf import Draft
from archive.web.site import Site
from indexer.engine import Field
from indexer.querydates import read_period
from indexer.querypieces import without
from indexer.recordkeys import KINDS, record_key

FACETS_SHOWN = ("signatory", "quoted", "contact", "issuer", "organisation", "person", "place", "type", "tag")
_VALUES = 8
_MORE_VALUES = 60
_UNDATED = "date:inconnue"
_OPERATORS = re.compile(r"\b(?:OU|OR|ET|AND)\b|\|\||&&")


@dataclass(frozen=True, slots=True)
class FacetLine:
    """A value of a facet with its count and the search that adds it or takes it away."""

    value: str
    shown: str
    count: int
    link: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetList:
    """The values of one facet."""

    name: str
    title: str
    lines: tuple[FacetLine, ...]
    more: str


def draft(site: Site, request: Request) -> Draft:
    """The page of one search; without one, the newest statements."""
    address = Address.of(request.query_params.multi_items())
    words = words_in(language_of(request))
    more = request.query_params.get("more", "")
    options = address.options(facet_size=_MORE_VALUES if more else _VALUES)
    page = site.archive.search(replace(options, facet_kinds=FACETS_SHOWN))
    return site.draft(request, "search.html", {
        "address": address, "page": page, "chips": chips(page, address, words),
        "facets": facets(page, address, words, more), "histogram": histogram(page.facets),
        "width": WIDTH, "height": HEIGHT, "remarks": remarks(page, words),
        "undated": undated(page, address), "turned": turned(address),
        "pager": pager(page, address),
        "excluding": excluding(page, address, words), "meant": meant(page, address), "why": why,
        "saved": () if address.pairs else links(site), "notice": notice(site, request, words),
        "taken": taken(site, request),
        "others": others(page, words),
        "relaxed": any(one["kind"] == "relaxed" for one in page.understood)})


def facets(page: SearchPage, address: Address, words: Words, more: str) -> list[FacetList]:
    """The facets with a link for each value; the one named `more` in full."""
    made = []
    for name in FACETS_SHOWN:
        counts = page.facets.get(name, ())
        size = _MORE_VALUES if name == more else _VALUES
        lines = tuple(_lines(name, counts[:size], address, words))
        whole = address.link() + ("&" if address.pairs else "?") + f"more={name}#facet-{name}"
        if lines:
            made.append(FacetList(name, words.t(TITLES[name]), lines,
                                  whole if len(counts) >= size and name != more else ""))
    return made


def why(hit: SearchHit, words: Words) -> list[str]:
    """Why each word matched, then the words that the text lacks."""
    reasons = hit.match[:len(hit.match) - len(hit.missing)]
    lacking = [words.t("without {words}", words=", ".join(hit.missing))] if hit.missing else []
    return [say_reason(one, words.t) for one in reasons] + lacking


def remarks(page: SearchPage, words: Words) -> list[str]:
    """What of the query was not understood, and why."""
    return [words.t(say_remark(one) or "“{text}”", text=one["text"]) for one in page.not_understood]


def meant(page: SearchPage, address: Address) -> list[tuple[str, str]]:
    """What may have been meant, with the search for it."""
    made = []
    for one in page.help.corrections:
        there = address.setting(q=one.query)
        for option, value, right in one.filters:
            there = there.removing(PARAMETER_OF_OPTION[option], value).adding(PARAMETER_OF_OPTION[option], right)
        made.append((one.text, there.link()))
    return made


def excluding(page: SearchPage, address: Address, words: Words) -> list[tuple[str, str, int]]:
    """What excludes everything: its name and values, that search without it, and how many this finds."""
    return [(*_left_out(part, page, address, words), count) for part, count in page.help.excluding]


def _left_out(part: str, page: SearchPage, address: Address, words: Words) -> tuple[str, str]:
    """An option or a piece of the query as a reader says it, and the search without it."""
    if part in OPTIONS:
        named = ", ".join(value for option, value in filters_said(page, words) if option == part)
        return (f"{words.t(OPTIONS[part])} {named}" if named else page.query,
                address.removing(PARAMETER_OF_OPTION[part]).link())
    piece = next(one for one in page.understood if one["text"] == part and "start" in one)
    left = without(page.query, int(str(piece["start"])), int(str(piece["end"])))
    return part, address.setting(q=left).link()


def undated(page: SearchPage, address: Address) -> tuple[int, str]:
    """How many of the statements found have no date, and the search for them."""
    count = page.total - sum(one.count for one in page.facets.get("year", ()))
    query = address.value("q")
    if " " in query and _OPERATORS.search(query):
        query = f"({query})"
    return count, address.setting(q=f"{query} {_UNDATED}".strip()).link()


def turned(address: Address) -> str:
    """Where the last day asked for is before the first: the search with both exchanged; else ""."""
    since, until = address.value("from"), address.value("to")
    first, last = read_period(f">={since}"), read_period(f"<={until}")
    if first is None or last is None or (first.days[0] or 0) <= (last.days[1] or 0):
        return ""
    return address.setting(since=until, until=since).link()


def others(page: SearchPage, words: Words) -> list[tuple[str, list[tuple[str, str]]]]:
    """For each person asked for: the other roles, with the search for each; so that nothing is hidden."""
    made = []
    for person in page.roles:
        roles = (("signatory", "signed_by", words.n("signs {n} statement", "signs {n} statements", person.signatory)),
                 ("quoted", "quoted", words.n("is quoted in {n}", "is quoted in {n}", person.quoted)),
                 ("contact", "contact", words.n("is press contact of {n}", "is press contact of {n}", person.contact)),
                 ("mentioned", "person", words.n("is mentioned otherwise in {n}", "is mentioned otherwise in {n}",
                                                 person.mentioned)))
        links = [(said, Address(((parameter, asking("person", person.name)),)).link())
                 for role, parameter, said in roles if getattr(person, role)]
        if links:
            made.append((person.name, links))
    return made


def pager(page: SearchPage, address: Address) -> Mapping[str, object]:
    """The pages around this one."""
    return pages_around(address.page, page.total, address.options().limit,
                        lambda number: address.at_page(number).link())


def _lines(name: str, counts: Sequence[FacetCount], address: Address, words: Words) -> Iterator[FacetLine]:
    parameter = PARAMETER_OF_FACET[name]
    chosen = {_record(name, value): value for value in address.values(parameter)}
    stem = address.stem("/", parameter)
    for one in counts:
        shown = words.type(one.value) if name == "type" else one.value
        value = asking(name, one.value)
        written = chosen.get(_record(name, value)) if chosen else None
        link = stem + quoted(value) if written is None else address.removing(parameter, written).link()
        yield FacetLine(value, shown, one.count, link, written is not None)


def _record(facet: str, value: str) -> str:
    """What tells the record of a value from the others, however the value is spelled; a sign before it is kept."""
    kind = KINDS.get(Field(facet))
    name = value.removeprefix("=")
    return value[:len(value) - len(name)] + record_key(kind, name) if kind else value
