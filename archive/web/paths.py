"""One job: what the site tells of a path of the disk: the file's name, never its folders. Pure; knows no page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from archive.reports import SearchHit, SearchPage, StatementView


def file_name(path: str) -> str:
    """The last part of a path, of whatever system."""
    return path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def public_page(page: SearchPage) -> SearchPage:
    """A search without folders: of each hit and of the copies folded into it, the names of the files."""
    return replace(page, hits=tuple(map(_public_hit, page.hits)))


def public_view(view: StatementView) -> StatementView:
    """A statement without folders."""
    return replace(view, sources=tuple(replace(one, path=file_name(one.path)) for one in view.sources))


def _public_hit(hit: SearchHit) -> SearchHit:
    copies = tuple(replace(one, sources=_names(one.sources)) for one in hit.copies)
    return replace(hit, sources=_names(hit.sources), copies=copies)


def _names(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(file_name, paths)))
