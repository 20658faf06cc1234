"""Bars by year and month, with nothing left out between the first and the last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.timeline import by_month, by_year


def test_years_without_a_statement_are_shown_empty() -> None:
    assert by_year([("2011", 2), ("2009", 1)]) == (("2009", 1), ("2010", 0), ("2011", 2))


def test_months_run_over_the_turn_of_the_year() -> None:
    assert by_month([("2009-11", 1), ("2010-01", 3)]) == (("2009-11", 1), ("2009-12", 0), ("2010-01", 3))


def test_no_date_gives_no_bar() -> None:
    assert by_year([]) == by_month([]) == ()


@given(st.dictionaries(st.integers(1900, 2100).map(str), st.integers(1, 9)))
def test_the_bars_hold_every_statement(years: dict[str, int]) -> None:
    assert sum(bar.statements for bar in by_year(list(years.items()))) == sum(years.values())
