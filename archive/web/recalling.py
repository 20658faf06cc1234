"""One job: give an answer again while the index is as it was when the answer was made. Knows no page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from archive.saved import saved_version
from archive.web.language import language_of
from archive.web.shelf import Draft
from archive.web.site import Site, origin_of


async def recalled(site: Site, request: Request, make: Callable[[], Draft]) -> Response:
    """The answer as kept, or else as made now by a thread.

    The state is read before the answer is made: a change in between makes it newer than its state says, never older.
    """
    state, key = _state(site), _key(site, request)
    draft = site.shelf.find(state, key) if state else None
    if draft is None:
        draft = await run_in_threadpool(make)
        if state:
            site.shelf.keep(state, key, draft)
    return site.dress(request, draft)


def _state(site: Site) -> Hashable | None:
    """What an answer was made from: the index and the kept searches; None where the index must be mended first."""
    stamp = site.archive.stamp()
    return (stamp, saved_version(site.archive.home)) if stamp else None


def _key(site: Site, request: Request) -> bytes:
    """All that an answer depends on beside the archive, in few bytes: an address may be long."""
    parts = (request.url.path, request.scope["query_string"], language_of(request), origin_of(request),
             site.visitor(request))
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=20).digest()
