"""One job: what nobody expected becomes a page that says so, and nothing of the inside. Knows no page.

Plain ASGI, within the guard: so that this answer carries its headers, too.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from archive.web.answers import JsonAnswer
from archive.web.guard import TooMuchError
from archive.web.language import language_of, words_in
from archive.web.site import Site

_LOG = logging.getLogger(__name__)
_STATUS = 500


@dataclass(frozen=True, slots=True)
class Mishaps:
    """Answers in place of what failed without being expected; what it was is told to the log alone."""

    app: ASGIApp
    site: Site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through; where it fails before an answer has begun, answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except TooMuchError:
            raise
        except Exception:
            if begun:
                raise
            _LOG.exception("%s %s failed", scope["method"], scope["path"])
            answer = await run_in_threadpool(_told, self.site, Request(scope))
            await answer(scope, receive, send)


def _told(site: Site, request: Request) -> Response:
    words = words_in(language_of(request))
    title = words.t("Something went wrong here.")
    advice = words.t("It has been noted. Try again; if it stays so, tell whoever runs the site.")
    if request.url.path.startswith("/api/"):
        return JsonAnswer({"code": "failed", "message": title, "remedy": advice}, _STATUS)
    return site.render(request, "refusal.html", {"title": title, "advice": advice}, _STATUS)
