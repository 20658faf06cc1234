"""Which days an EDTF date covers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.edtf import day_span, is_edtf


def span(first: str, last: str) -> tuple[int, int]:
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()


@pytest.mark.parametrize(("edtf", "first", "last"), [
    pytest.param("2024-06-21", "2024-06-21", "2024-06-21", id="day"),
    pytest.param("2024-02", "2024-02-01", "2024-02-29", id="month of a leap year"),
    pytest.param("2023", "2023-01-01", "2023-12-31", id="year"),
    pytest.param("2020-21", "2020-03-01", "2020-05-31", id="spring"),
    pytest.param("2020-24", "2020-12-01", "2021-02-28", id="winter runs on"),
    pytest.param("2020-33", "2020-01-01", "2020-03-31", id="first quarter"),
    pytest.param("2020-41", "2020-07-01", "2020-12-31", id="second half"),
    pytest.param("2020-03/2021", "2020-03-01", "2021-12-31", id="interval of unequal precision"),
    pytest.param("2020/..", "2020-01-01", "9999-12-31", id="open end"),
    pytest.param("../2020", "0001-01-01", "2020-12-31", id="open start"),
    pytest.param("2020-05?", "2020-05-01", "2020-05-31", id="uncertain"),
])
def test_a_date_covers_its_days(edtf: str, first: str, last: str) -> None:
    assert day_span(edtf) == span(first, last)


@pytest.mark.parametrize("text", ["", "mars", "2020-13", "2020-02-30", "0000", "2021/2020", "20", "2020-6"])
def test_what_is_no_edtf_date_is_refused(text: str) -> None:
    assert not is_edtf(text)
    with pytest.raises(ValueError, match=r"."):
        day_span(text)


@given(st.dates())
def test_a_day_lies_in_its_month_and_its_year(day: date) -> None:
    iso = day.isoformat()
    for wider in (iso[:7], iso[:4]):
        first, last = day_span(wider)
        assert first <= day_span(iso)[0] <= last
