"""One job: the pages around the one that is shown. Pure; knows no page of the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_NEIGHBOURS = 2


def pages_around(current: int, total: int, size: int, link: Callable[[int], str]) -> Mapping[str, object]:
    """The first page of `total` things, the last and those near the current one, as (number, link, after a gap)."""
    last = max(1, -(-total // size))
    near = sorted({1, last, *range(max(1, current - _NEIGHBOURS), min(last, current + _NEIGHBOURS) + 1)})
    return {"current": current, "last": last, "final": link(last),
            "pages": [(number, link(number), number - before > 1)
                      for before, number in zip([0, *near], near, strict=False)],
            "previous": link(current - 1) if 1 < current <= last else "",
            "next": link(current + 1) if current < last else ""}
