"""One job: what every page needs: the archive, who may do what, and how a page is made from a template.

Knows no single page.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode

from anyio import CapacityLimiter
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from archive.archive import Archive
from archive.requests import Signature
from archive.terminal.messages import LANGUAGES
from archive.terminal.wording import say_passage
from archive.web.access import Accounts, Role, Visitor
from archive.web.address import PARAMETER_OF_FACET, quoted
from archive.web.assets import asset
from archive.web.language import COOKIE, Words, language_of, words_in
from archive.web.marking import harmless, pieces_of, spaced
from archive.web.paths import file_name
from archive.web.queue import Queue
from archive.web.sessions import BROWSER, SESSION, Signer, browser_of, remember, site_key
from archive.web.shelf import HTML, Draft, Shelf
from archive.web.throttle import GUESSES, Throttle

FOLDER = Path(__file__).parent
_LOG = logging.getLogger(__name__)
_YEAR = 365 * 24 * 3600
# Changes wait for each other; they have threads of their own, so that reading never waits for them.
_CHANGES = 8
_NOBODY = Visitor("", Role.READER)
_READING = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """How a site is served.

    `hosts` are the names that it answers to ("*" = any). `is_open` says that only this machine can reach
    it, so that nobody signs in and `author` decides. `secure` is for sites behind HTTPS. `workers` is how many
    processes serve it.
    """

    hosts: frozenset[str] = frozenset({"127.0.0.1", "localhost", "[::1]"})
    is_open: bool = True
    author: str = ""
    secure: bool = False
    workers: int = 1


@dataclass(frozen=True, slots=True)
class Site:
    """One site over one archive. Writing is one request at a time; reading is never held up by it."""

    archive: Archive
    options: SiteOptions
    accounts: Accounts
    signer: Signer
    environment: Environment
    throttle: Throttle = field(default_factory=Throttle)
    writing: threading.Lock = field(default_factory=threading.Lock)
    changes: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(_CHANGES))
    shelf: Shelf = field(default_factory=Shelf)
    queue: Queue = field(default_factory=Queue)
    mark: str = field(default_factory=lambda: secrets.token_hex(32))

    def visitor(self, request: Request) -> Visitor | None:
        """Who is looking; None where somebody must sign in first."""
        if self.options.is_open:
            return Visitor(self.options.author, Role.ADMINISTRATOR)
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and token:
            return self.accounts.with_token(token)
        cookie = request.cookies.get(SESSION)
        name = self.signer.name(cookie) if cookie else None
        return self.accounts.visitor(name) if name else None

    def signature(self, visitor: Visitor, reason: str = "") -> Signature:
        """Under which name a decision of the visitor is kept."""
        return Signature(visitor.name or "?", reason, "page")

    def note_access(self, visitor: Visitor, what: str, identifier: str) -> None:
        """Keep who saw contacts that are masked for everybody else."""
        line = json.dumps({"at": datetime.now(UTC).isoformat(timespec="seconds"), "who": visitor.name,
                           "what": what, "statement": identifier}, ensure_ascii=False)
        _LOG.info("%s", line)
        file = self.archive.home / "web" / "access.log"
        file.parent.mkdir(exist_ok=True)
        with open(file, "a", encoding="utf-8", errors="backslashreplace", opener=_private) as written:
            written.write(line + "\n")

    def render(self, request: Request, template: str, values: Mapping[str, object] | None = None,
               status: int = HTTPStatus.OK) -> Response:
        """A page in the reader's language."""
        return self.dress(request, self.draft(request, template, values), status)

    def draft(self, request: Request, template: str, values: Mapping[str, object] | None = None) -> Draft:
        """A page in the reader's language, for any browser: a mark stands where forms carry the browser's token."""
        language = language_of(request)
        found = self.visitor(request)
        context = {**in_words(words_in(language)), "path": request.url.path,
                   "here": local_path(request), "site_open": self.options.is_open,
                   "visitor": found or _NOBODY, "signed_in": found is not None, "origin": origin_of(request),
                   "csrf": self.mark, "switch": _switch(request, language), **(values or {})}
        return Draft.of(harmless(self.environment.get_template(template).render(context)).encode(), HTML)

    def dress(self, request: Request, draft: Draft, status: int = HTTPStatus.OK) -> Response:
        """The answer that one browser gets; only that it is unchanged, where the browser has it already."""
        browser = browser_of(request)
        token = self.signer.token(browser)
        tag = f'"{hashlib.blake2b(draft.tag + token.encode(), digest_size=16).hexdigest()}"'
        headers = {"vary": "accept-language, authorization, cookie", "cache-control": "private, no-cache"}
        if status == HTTPStatus.OK and request.method in _READING:
            headers["etag"] = tag
        if "etag" in headers and tag in request.headers.get("if-none-match", ""):
            response = Response(None, HTTPStatus.NOT_MODIFIED, headers)
        else:
            body = draft.body.replace(self.mark.encode(), token.encode())
            response = Response(body, status, headers, draft.media_type)
        if draft.media_type == HTML:
            self._remember(request, response, browser)
        return response

    def _remember(self, request: Request, response: Response, browser: str) -> None:
        """Have the browser keep its name and the language that it chose."""
        if BROWSER not in request.cookies:
            remember(response, BROWSER, browser, seconds=_YEAR, secure=self.options.secure)
        language = request.query_params.get("lang")
        if language in LANGUAGES:
            remember(response, COOKIE, language, seconds=_YEAR, secure=self.options.secure)

    def refuse(self, request: Request, status: HTTPStatus, title: str, advice: str) -> Response:
        """A page that says what went wrong and what to do; a sign-in page where that would help."""
        if status is HTTPStatus.UNAUTHORIZED:
            return RedirectResponse(f"/sign-in?{urlencode({'next': local_path(request)})}", HTTPStatus.SEE_OTHER)
        return self.render(request, "refusal.html", {"title": title, "advice": advice}, status)


def _private(path: str, flags: int) -> int:
    """The file opened, which from now on only its owner may read."""
    handle = os.open(path, flags, 0o600)
    if os.name == "posix":  # one that an earlier version made could be read by others
        os.fchmod(handle, 0o600)
    return handle


def site_of(archive: Archive, options: SiteOptions) -> Site:
    """The site of an archive; its key and accounts are kept in the archive's folder."""
    folder = archive.home / "web"
    # Each process counts for itself: together they let nobody guess more often than one would.
    throttle = Throttle(most=max(1, GUESSES // options.workers))
    return Site(archive, options, Accounts(folder / "accounts.json"), Signer(site_key(folder / "key")), environment(),
                throttle)


def in_words(words: Words) -> dict[str, object]:
    """What a template needs to speak: `t` and `n` stand alone, because extraction finds them only so."""
    return {"words": words, "t": words.t, "n": words.n}


def environment() -> Environment:
    """The templates with their filters; what they print is escaped, what they do not know is an error."""
    made = Environment(loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, trim_blocks=True,
                       lstrip_blocks=True, undefined=StrictUndefined, auto_reload=False)
    made.filters |= {"quoted": quoted, "spaced": spaced, "file_name": file_name, "elided": say_passage}
    made.globals |= {"pieces_of": pieces_of, "asset": asset, "parameter_of": PARAMETER_OF_FACET}
    return made


def instant(date: str) -> str:
    """The first moment that a date in EDTF allows (RFC 3339)."""
    year, month, day = [*date.split("-"), "01", "01"][:3]
    return f"{year}-{month}-{day}T00:00:00Z"


def origin_of(request: Request) -> str:
    """Scheme and host of the site as the reader sees them."""
    return f"{request.url.scheme}://{request.url.netloc}"


def local_path(request: Request) -> str:
    """The path and parameters of a request."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def safe_return(path: str) -> str:
    """The path to go back to, where it is one of this site; else the search page."""
    is_local = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_local else "/"


def _switch(request: Request, language: str) -> str:
    """This address in the other language."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    other = [("lang", "en" if language == "fr" else "fr")]
    return f"{request.url.path}?{urlencode([*kept, *other], errors='replace')}"
