"""Remembered questions: the same answers, asked less often, and nothing long is kept."""

from __future__ import annotations

from corpus.memory import LONGEST_REMEMBERED, remembered


def test_a_line_is_judged_once_however_many_rules_ask() -> None:
    judged: list[str] = []

    @remembered
    def shout(text: str) -> str:
        judged.append(text)
        return text.upper()

    assert [shout("la grève"), shout("la grève"), shout("la loi")] == ["LA GRÈVE", "LA GRÈVE", "LA LOI"]
    assert judged == ["la grève", "la loi"]


def test_a_text_too_long_to_keep_is_judged_each_time() -> None:
    judged: list[int] = []

    @remembered
    def measure(text: str) -> int:
        judged.append(len(text))
        return len(text)

    long = "a" * (LONGEST_REMEMBERED + 1)
    assert measure(long) == measure(long) == len(long)
    assert len(judged) == 2
