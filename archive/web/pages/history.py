"""One job: the page of all decisions: what one command decided is one line, which one button takes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from starlette.requests import Request
from starlette.responses import Response

from archive.batches import Batch
from archive.reports import Json
from archive.web.language import Words, language_of, words_in
from archive.web.pages.decisions import record_said, said
from archive.web.pages.handling import told
from archive.web.paging import pages_around
from archive.web.site import Site

_PER_PAGE = 30
_MOST_PAGES = 100_000
_MOST_PARTS = 6


@dataclass(frozen=True, slots=True)
class Part:
    """The same thing decided on some: what, on which statements (identifier, title) and records, and how many."""

    what: str
    statements: dict[str, str] = field(default_factory=dict)
    records: dict[str, None] = field(default_factory=dict)
    count: int = 0

    @property
    def more(self) -> int:
        """How many statements are not listed."""
        return self.count - len(self.statements)


@dataclass(frozen=True, slots=True)
class Row:
    """One batch as the page shows it. `state` says how much of it is undone, `button` what the button does."""

    entry: str
    at: str
    who: str
    why: str
    parts: Sequence[Part]
    state: str
    button: str


def show(site: Site, request: Request) -> Response:
    """Who decided what, newest first."""
    words, page = words_in(language_of(request)), _page(request)
    found = site.archive.batches(_PER_PAGE, (page - 1) * _PER_PAGE)
    return site.render(request, "history.html", {
        "rows": [row_of(one, words) for one in found.batches],
        "pager": pages_around(page, found.total, _PER_PAGE, _link),
        "back": "/desk/history" + (f"?page={page}" if page > 1 else ""), **told(request)})


def row_of(batch: Batch, words: Words) -> Row:
    """A batch in words."""
    first = batch.entries[0]
    return Row(str(first["id"]), str(first["at"])[:16].replace("T", " "), str(first["author"]), str(first["reason"]),
               _parts(batch, words), _state(batch, words), _button(batch, words))


def _parts(batch: Batch, words: Words) -> list[Part]:
    """What was decided, each thing once with all that it was decided on."""
    telling = [one for one in batch.entries if one["act"] != "define"] or batch.entries
    targets: dict[str, list[Json]] = {}
    for one in telling:
        targets.setdefault(_what(one, batch, words), []).append(one)
    found: list[Part] = []
    for what, some in list(targets.items())[:_MOST_PARTS]:
        part = _part(what, some, batch, words)
        if found and _on_the_same(found[-1], part, batch):
            before = found.pop()
            part = replace(part, what=f"{before.what} ; {what}", statements={**before.statements, **part.statements})
        found.append(part)
    return found


def _on_the_same(one: Part, other: Part, batch: Batch) -> bool:
    """Whether two things were decided on the same; of a batch that is too long to list, it looks so."""
    cut = batch.count > len(batch.entries) and one.count == other.count
    return one.records == other.records and (cut or one.statements == other.statements)


def _what(entry: Json, batch: Batch, words: Words) -> str:
    before = batch.taken_back.get(str(entry["undoes"]))
    if before is None:
        return said(entry, words, batch.names)
    return words.t("took back: {what}", what=said(before, words, batch.names))


def _part(what: str, entries: Sequence[Json], batch: Batch, words: Words) -> Part:
    statements, records = dict[str, str](), dict[str, None]()
    for one in entries:
        target = str(one["target"])
        if one["target_kind"] == "statement":
            statements[target] = batch.titles.get(target) or words.t("(untitled)")
        elif one["target_kind"] == "authority":
            records[record_said(target, words, batch.names)] = None
    whole = batch.count == len(batch.entries)
    return Part(what, statements, records, len(statements) if whole or not statements else batch.statements)


def _state(batch: Batch, words: Words) -> str:
    if not batch.undone:
        return ""
    if batch.undone == batch.count:
        return words.t("undone")
    return words.t("{some} of {all} undone", some=words.number(batch.undone), all=words.number(batch.count))


def _button(batch: Batch, words: Words) -> str:
    """What the button says that it does; "" where there is none."""
    act = batch.entries[0]["act"]
    if batch.undone == batch.count or act == "export":
        return ""
    if act == "undo":
        return words.t("Bring back") if batch.statements < 2 else words.n(
            "Bring back for {n} statement", "Bring back for {n} statements", batch.statements)
    return words.t("Undo") if batch.statements < 2 else words.n(
        "Undo for {n} statement", "Undo for {n} statements", batch.statements)


def _page(request: Request) -> int:
    given = request.query_params.get("page", "")
    return min(max(int(given), 1), _MOST_PAGES) if given.isascii() and given.isdigit() and len(given) < 7 else 1


def _link(number: int) -> str:
    return f"/desk/history?page={number}" if number > 1 else "/desk/history"
