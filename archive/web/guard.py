"""One job: what every request and answer must pass: known host, bounded body, headers that keep pages safe.

Plain ASGI, because it runs for every request. Knows no page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from ipaddress import ip_address
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from archive.web.answers import JsonAnswer
from archive.web.language import language_of, phrase, words_in

MOST_BODY = 8_000_000
_LONGEST_PATH = 8_000

CONTENT_POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
                  "connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
                  "manifest-src 'self'")
HEADERS: Sequence[tuple[bytes, bytes]] = tuple((name.encode(), value.encode()) for name, value in (
    ("content-security-policy", CONTENT_POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
))


class Refusal(NamedTuple):
    """What is said to a request that goes no further."""

    status: HTTPStatus
    code: str
    message: str
    remedy: str


_UNKNOWN_HOST = Refusal(
    HTTPStatus.MISDIRECTED_REQUEST, "unknown_host",
    phrase("This site does not answer to the name in your address bar."),
    phrase("Whoever runs it can allow the name: archive serve --name NAME"))
_TOO_LONG = Refusal(HTTPStatus.REQUEST_URI_TOO_LONG, "too_long", phrase("The address is too long."),
                    phrase("Shorten the search."))
_TOO_MUCH = Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_much", phrase("This is too much at a time."),
                    phrase("Send at most {size} MB; more is added by the command “archive ingest”."))


class TooMuchError(Exception):
    """The body is longer than anything that the site takes."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuses hosts that are not ours (DNS rebinding) and bodies without end; adds headers to every answer."""

    app: ASGIApp
    hosts: frozenset[str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal:
            await _refused(scope, refusal)(scope, receive, _with_headers(send))
            return
        try:
            await self.app(scope, _bounded(receive), _with_headers(send))
        except TooMuchError:
            await _refused(scope, _TOO_MUCH)(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> Refusal | None:
        headers = dict(reversed(scope["headers"]))
        host = _without_port(headers.get(b"host", b"").decode("latin-1").lower())
        if "*" not in self.hosts and host not in self.hosts and not _is_own_address(host, scope):
            return _UNKNOWN_HOST
        if len(scope["raw_path"] or b"") + len(scope["query_string"]) > _LONGEST_PATH * 2:
            return _TOO_LONG
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length[:20]) > MOST_BODY:
            return _TOO_MUCH
        return None


def _is_own_address(host: str, scope: Scope) -> bool:
    """Whether the host is the very address of this machine to which the reader's browser is connected.

    An address cannot be made to lead elsewhere, as a name can (DNS rebinding); so no name is taken here.
    """
    try:
        return ip_address(host.strip("[]")) == ip_address((scope.get("server") or ("",))[0])
    except ValueError:
        return False


def _refused(scope: Scope, refusal: Refusal) -> Response:
    """The refusal in the reader's language; for programs in the shape of the interface."""
    request = Request(scope)
    words = words_in(language_of(request))
    message, remedy = words.t(refusal.message), words.t(refusal.remedy, size=MOST_BODY // 1_000_000)
    if request.url.path.startswith("/api/"):
        return JsonAnswer({"code": refusal.code, "message": message, "remedy": remedy}, refusal.status)
    return PlainTextResponse(f"{message} {remedy}\n", refusal.status)


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


def _bounded(receive: Receive) -> Receive:
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MOST_BODY:
            raise TooMuchError
        return message

    return bounded


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = list(message.get("headers", []))
            message["headers"] = [*given, *_missing(name for name, _ in given)]
        await send(message)

    return sending


def _missing(given: Iterable[bytes]) -> list[tuple[bytes, bytes]]:
    names = {name.lower() for name in given}
    return [(name, value) for name, value in HEADERS if name not in names]
