"""One job: signed cookies and the tokens that prove that a change was asked for on our own page. Knows no page."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from pathlib import Path

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from archive.errors import ArchiveError
from archive.web.access import write_private

SESSION = "session"
BROWSER = "browser"
LIFETIME = 12 * 3600
FIELD = "csrf"


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs and reads cookies with the site's key."""

    key: bytes

    def session(self, name: str) -> str:
        """The cookie of somebody who has signed in."""
        return self._serializer("session").dumps(name)

    def name(self, cookie: str) -> str | None:
        """Who signed in; None where the cookie is not ours or too old."""
        try:
            found = self._serializer("session").loads(cookie, max_age=LIFETIME)
        except BadSignature:
            return None
        return found if isinstance(found, str) else None

    def token(self, browser: str) -> str:
        """The token that forms of one browser carry."""
        return hmac.digest(self.key, b"csrf:" + browser.encode("utf-8", "replace"), "sha256").hex()

    def is_own(self, request: Request, token: str) -> bool:
        """Whether a change was asked for on a page of ours, by the browser that was given the token."""
        browser = request.cookies.get(BROWSER, "")
        if not browser or request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            return False
        return hmac.compare_digest(self.token(browser), token.encode("ascii", "replace").decode())

    def _serializer(self, purpose: str) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.key, salt=purpose)


def site_key(file: Path) -> bytes:
    """The key of a site, made when first needed; where it cannot be kept, one for this run."""
    try:
        found = file.read_bytes()
    except OSError:
        found = b""
    if len(found) >= 32:
        return found
    key = secrets.token_bytes(32)
    try:
        write_private(file, key)
    except ArchiveError:
        return key
    return key


def browser_of(request: Request) -> str:
    """The name that this browser was given, or a new one."""
    return request.cookies.get(BROWSER, "") or secrets.token_urlsafe(16)


def remember(response: Response, name: str, value: str, *, seconds: int | None, secure: bool) -> None:
    """Set a cookie that scripts cannot read and other sites cannot send."""
    response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax", secure=secure)
