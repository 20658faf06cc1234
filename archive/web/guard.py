"""One job: what every request and answer must pass: known host, bounded body, headers that keep pages safe.

Plain ASGI, because it runs for every request. Knows no page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
            await refusal(scope, receive, _with_headers(send))
            return
        try:
            await self.app(scope, _bounded(receive), _with_headers(send))
        except TooMuchError:
            await _too_much()(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = dict(reversed(scope["headers"]))
        host = headers.get(b"host", b"").decode("latin-1").lower()
        if "*" not in self.hosts and _without_port(host) not in self.hosts:
            return PlainTextResponse("Unknown host.", 421)
        if len(scope["raw_path"] or b"") + len(scope["query_string"]) > _LONGEST_PATH * 2:
            return PlainTextResponse("The address is too long.", 414)
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length[:20]) > MOST_BODY:
            return _too_much()
        return None


def _too_much() -> PlainTextResponse:
    return PlainTextResponse(f"More than {MOST_BODY} bytes are not taken.", 413)


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
