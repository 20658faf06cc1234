"""One job: the page on which an archivist adds files, and what became of each. Knows no format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from archive.reports import FileReport, IngestReport, Outcome
from archive.terminal.wording import say_refusal
from archive.web.guard import MOST_BODY
from archive.web.language import Words, language_of, phrase, words_in
from archive.web.pages.handling import Form, first
from archive.web.site import Site
from archive.web.uploads import MOST_FILES, Upload, take_in

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.ADDED: phrase("added"), Outcome.UPDATED: phrase("a new version"),
    Outcome.UNCHANGED: phrase("there already"), Outcome.DUPLICATE: phrase("the same text as one that is there"),
    Outcome.REFUSED: phrase("refused")}


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one file; `statement` is "" where there is none to read."""

    name: str
    outcome: str
    reason: str
    statement: str
    refused: bool


def show(site: Site, request: Request) -> Response:
    """The form."""
    return _page(site, request, {"lines": (), "rehearsed": False, "problem": ""})


def take(site: Site, request: Request, form: Form, uploads: Sequence[Upload]) -> Response:
    """What became of the files; with "check", what would become of them."""
    words = words_in(language_of(request))
    if not uploads:
        return _page(site, request, {"lines": (), "rehearsed": False, "problem": words.t("No file was chosen.")},
                     HTTPStatus.BAD_REQUEST)
    rehearsed = first(form, "act") == "check"
    report = take_in(site, uploads, dry_run=rehearsed)
    response = _page(site, request, {"lines": lines(report, words), "rehearsed": rehearsed, "problem": ""})
    response.headers["cache-control"] = "no-store"
    return response


def lines(report: IngestReport, words: Words) -> list[Line]:
    """The report in words; the refused files first."""
    made = [_line(one, words, stored=not report.dry_run) for one in report.files]
    return sorted(made, key=lambda one: not one.refused)


def _line(one: FileReport, words: Words, *, stored: bool) -> Line:
    readable = one.id if one.id and (stored or one.outcome is not Outcome.ADDED) else ""
    reason = say_refusal(one.code, one.reason, words.t) if one.reason else ""
    return Line(one.path, words.t(OUTCOMES[one.outcome]), reason, readable, one.outcome is Outcome.REFUSED)


def _page(site: Site, request: Request, values: Mapping[str, object], status: HTTPStatus = HTTPStatus.OK) -> Response:
    return site.render(request, "intake.html", {"most_files": MOST_FILES, "most_bytes": MOST_BODY // 1_000_000,
                                                **values}, status)
