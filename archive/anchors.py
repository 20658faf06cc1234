"""One job: mark a place in a text so that it is found again when the text has moved. Knows no decision.

A place is known by its words, by what stands around it and, among equal places, by its number. Only
letters and digits count for the surroundings, so that new line breaks, spaces, hyphens and quotation
marks of a better reading change nothing.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from corpus.masking import mask_contacts

CONTEXT = 32
# A text that repeats a word more often than this is hostile; what lies beyond is not looked at.
MOST_PLACES = 2000
# A quote this long that stands in a text once needs no surroundings to be told.
LONG = 12
LEAST_CONTEXT = 8

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a text that can be found again when offsets move.

    `before` and `after` are up to 32 characters of context; `occurrence` counts equal quotes from 0.
    """

    quote: str
    before: str = ""
    after: str = ""
    occurrence: int = 0


def anchor_at(text: str, start: int, end: int) -> Anchor:
    """The anchor of text[start:end]. Its context ends before any contact: a decision must not spread one."""
    quote, masked = text[start:end], mask_contacts(text)
    earlier = sum(1 for _ in _places(text, quote, start))
    ahead, behind = slice(max(0, start - CONTEXT), start), slice(end, end + CONTEXT)
    return Anchor(quote, _after_contacts(text[ahead], masked[ahead]), _before_contacts(text[behind], masked[behind]),
                  earlier)


def bare(anchor: Anchor) -> Anchor:
    """The anchor with no contact in its context."""
    return Anchor(anchor.quote, _after_contacts(anchor.before, mask_contacts(anchor.before)),
                  _before_contacts(anchor.after, mask_contacts(anchor.after)), anchor.occurrence)


class Places:
    """The places of one text, looked up by anchor."""

    def __init__(self, text: str) -> None:
        self.text = text

    def find(self, anchor: Anchor) -> Span | None:
        """Where the anchor's quote stands now; None where it does not, or cannot be told from others."""
        if not anchor.quote.strip():
            return None
        return (self._choose(anchor, list(self._exact(anchor.quote)))
                or self._choose(anchor, list(self._spelled_otherwise(anchor.quote))))

    def _choose(self, anchor: Anchor, spans: list[Span]) -> Span | None:
        if not spans:
            return None
        closeness = [self._closeness(span, anchor) for span in spans]
        best = max(closeness)
        if not _is_sure(anchor, best, alone=len(spans) == 1):
            return None
        alike = [span for span, one in zip(spans, closeness, strict=True) if one == best]
        return _numbered(alike, spans, anchor.occurrence)

    def _exact(self, quote: str) -> Iterator[Span]:
        return ((start, start + len(quote)) for start in _places(self.text, quote, len(self.text)))

    def _spelled_otherwise(self, quote: str) -> Iterator[Span]:
        """Places that differ by case, accents, spaces, hyphens or quotation marks."""
        wanted, (letters, offsets) = _letters(quote)[0], self._stream
        for start in _places(letters, wanted, len(letters)):
            yield offsets[start], offsets[start + len(wanted) - 1] + 1

    def _closeness(self, span: Span, anchor: Anchor) -> int:
        """How many letters of the surroundings agree."""
        letters, offsets = self._stream
        before, after = _letters(anchor.before)[0], _letters(anchor.after)[0]
        first, last = bisect_left(offsets, span[0]), bisect_left(offsets, span[1])
        ahead = letters[max(0, first - len(before)):first]
        behind = letters[last:last + len(after)]
        return _agreeing(reversed(ahead), reversed(before)) + _agreeing(iter(behind), iter(after))

    @cached_property
    def _stream(self) -> tuple[str, list[int]]:
        return _letters(self.text)


def _before_contacts(text: str, masked: str) -> str:
    pairs = enumerate(zip(text, masked, strict=True))
    return text[:next((place for place, (one, other) in pairs if one != other), len(text))]


def _after_contacts(text: str, masked: str) -> str:
    return _before_contacts(text[::-1], masked[::-1])[::-1]


def _places(text: str, quote: str, end: int) -> Iterator[int]:
    """Where the quote begins before `end`, overlaps included."""
    position = text.find(quote) if quote else -1
    for _ in range(MOST_PLACES):
        if not 0 <= position < end:
            return
        yield position
        position = text.find(quote, position + 1)


def _is_sure(anchor: Anchor, closeness: int, *, alone: bool) -> bool:
    """Whether the best place is the one meant, rather than the same words elsewhere."""
    if alone and len(anchor.quote) >= LONG:
        return True
    context = len(_letters(anchor.before)[0]) + len(_letters(anchor.after)[0])
    return closeness >= min(LEAST_CONTEXT, context)


def _numbered(alike: list[Span], spans: list[Span], occurrence: int) -> Span | None:
    """The one of several equally good places that has the anchor's number among all places of the quote."""
    if len(alike) == 1:
        return alike[0]
    wanted = spans[occurrence] if occurrence < len(spans) else None
    return wanted if wanted in alike else None


def _agreeing(one: Iterator[str], other: Iterator[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _letters(text: str) -> tuple[str, list[int]]:
    """Letters and digits in lower case without accents, and where in the text each stands."""
    letters: list[str] = []
    offsets: list[int] = []
    for position, character in enumerate(text):
        for one in _plain(character):
            letters.append(one)
            offsets.append(position)
    return "".join(letters), offsets


def _plain(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isalnum() else ""
    spread = unicodedata.normalize("NFKD", character.casefold())
    return "".join(one for one in spread if one.isalnum())
