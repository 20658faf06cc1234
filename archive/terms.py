"""The noun of a vocabulary: a term as it travels between files and the archive. Knows no format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A concept. `relations` are (broader, narrower or related, the other concept's URI)."""

    uri: str
    label: str
    labels: tuple[str, ...] = ()
    note: str = ""
    relations: tuple[tuple[str, str], ...] = ()
