"""One job: the review queue as a page: what waits for a person, each with the answers that settle it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from archive.errors import BadRequestError, NotFoundError
from archive.reports import StatementView
from archive.requests import SearchOptions
from archive.reviewing import Item, ReviewItem, ReviewOptions
from archive.settling import Verdict
from archive.web.access import Visitor
from archive.web.address import Address
from archive.web.language import Words, language_of, phrase, words_in
from archive.web.pages.decisions import said
from archive.web.pages.handling import Form, first, told
from archive.web.pages.waiting import QUESTIONS, detail_of, what_of
from archive.web.queue import MOST
from archive.web.site import Site

GAPS = ((phrase("without a date"), "date:inconnue"), (phrase("without an issuer"), "-a:émetteur"),
        (phrase("without a signatory"), "-a:signataire"), (phrase("without a tag"), "-a:mot-clé"))
VALUED = frozenset({Item.NO_DATE, Item.NO_ISSUER})
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Group:
    """What waits of one kind: how many, some of them, and the links to those before and after.

    `pairs` are, of an item on two statements with one text, the one that stays and the one that would go.
    """

    kind: Item
    question: str
    count: str
    items: tuple[ReviewItem, ...]
    pairs: Mapping[str, tuple[StatementView, StatementView]]
    page: int
    previous: str
    next: str


def show(site: Site, request: Request) -> Response:
    """What waits, by kind, and what statements lack; with `?kind=` all of one kind, a page at a time."""
    words = words_in(language_of(request))
    gaps = [(words.t(label), site.archive.search(SearchOptions(query, limit=0)).total,
             Address((("q", query),)).link("/desk")) for label, query in GAPS]
    items, wanted = site.queue.items(site.archive), request.query_params.get("kind", "")
    only = Item(wanted) if wanted in set(Item) else None
    page = _number(request.query_params.get("page", "")) if only else 1
    groups = [_group(site, [one for one in items if one.kind is kind], page, words)
              for kind in QUESTIONS if only in {None, kind} and any(one.kind is kind for one in items)]
    return site.render(request, "review.html", {
        "gaps": gaps, "groups": groups, "valued": VALUED, "only": only, **told(request)})


def _group(site: Site, items: Sequence[ReviewItem], page: int, words: Words) -> Group:
    kind, last = items[0].kind, -(-min(len(items), MOST) // _SHOWN)
    page = min(page, last)
    count = words.number(len(items)) if len(items) <= MOST else words.t("more than {n}", n=words.number(MOST))
    shown = tuple(replace(one, what=_what(site, one, words), detail=detail_of(one, words))
                  for one in items[(page - 1) * _SHOWN:page * _SHOWN])
    pairs = {one.key: (site.archive.show(one.statement), site.archive.show(one.names[0])) for one in shown
             if kind is Item.DUPLICATE}
    return Group(kind, words.t(QUESTIONS[kind]), count, shown, pairs, page, _link(kind, page - 1) if page > 1 else "",
                 _link(kind, page + 1) if page < last else "")


def _link(kind: Item, page: int) -> str:
    return f"/desk/review?{urlencode({'kind': kind.value, 'page': page})}"


def _number(given: str) -> int:
    return max(int(given), 1) if given.isascii() and given.isdigit() and len(given) < 7 else 1


def _what(site: Site, item: ReviewItem, words: Words) -> str:
    """What an item is about; of a decision that has no place, what was decided."""
    if item.kind is not Item.CONFLICT:
        return what_of(item, words)
    entries = site.archive.history(item.statement)
    names = site.archive.names_in(entries)
    return next((said(one, words, names) for one in entries if one["id"] in item.names), item.what)


def settle(site: Site, _request: Request, form: Form, visitor: Visitor) -> Response:
    """Back in the queue at what stands next, once the answer is in the ledger."""
    value = " ".join(first(form, "value").split())[:500]
    verdict = Verdict(first(form, "answer") == "yes", value)
    with site.writing:
        item = _item(site, first(form, "kind"), first(form, "key"), first(form, "statement"))
        if verdict.accepted and item.kind in VALUED and not value:
            raise BadRequestError("", option=item.kind.value, possible="2024-06-21, juin 2024, …")
        site.archive.settle(item, verdict, site.signature(visitor))
        last = site.archive.history(limit=1)
    page, place = _number(first(form, "page")), first(form, "place")
    back = {"kind": item.kind.value, "page": str(page)} if first(form, "page") else {}
    told_of = {"done": "1", **({"undo": str(last[-1]["id"])} if last else {})}
    left = sum(one.kind is item.kind for one in site.queue.items(site.archive)) - (page - 1) * _SHOWN
    return RedirectResponse(f"/desk/review?{urlencode({**back, **told_of})}#{_next(item.kind, place, left)}",
                            HTTPStatus.SEE_OTHER)


def _next(kind: Item, place: str, left: int) -> str:
    """Where the reader goes on: what came after the item, or the last that is left; else the page's content."""
    if left < 1:
        return "main"
    number = int(place) if place.isascii() and place.isdigit() and len(place) < 4 else 1
    return f"{kind.value}-{max(1, min(number, left, _SHOWN))}"


def _item(site: Site, kind: str, key: str, statement: str) -> ReviewItem:
    """The item as it waits now; a form cannot make one up."""
    if kind not in list(Item):
        raise BadRequestError(kind[:50], option="kind", possible=", ".join(Item))
    waiting = site.archive.review(ReviewOptions(kinds=(Item(kind),), limit=MOST, ids=(statement,)))
    found = next((one for one in waiting if one.key == key and one.statement == statement), None)
    if found is None:
        raise NotFoundError(key[:100])
    return found
