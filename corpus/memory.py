"""One job: remember what a question about a line was answered, for several rules ask it again. Knows no question."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Answer = TypeVar("Answer")

MOST_REMEMBERED = 1024
LONGEST_REMEMBERED = 1000
"""Longer texts are asked about anew, so that what is remembered stays within a few megabytes."""


def remembered(question: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """The same pure question, which answers at once what it was asked of late; its answers must be immutable."""
    recall = lru_cache(maxsize=MOST_REMEMBERED)(question)

    @wraps(question)
    def answer(text: str) -> Answer:
        return recall(text) if len(text) <= LONGEST_REMEMBERED else question(text)

    return answer
