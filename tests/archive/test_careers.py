"""Functions over time: what dated statements say, joined where they mean the same."""

from __future__ import annotations

import pytest

from archive.careers import Period, Said, career

CASES = {
    "nothing said": ([Said("a", "2020", None, "HSO")], ()),
    "one function in several spellings": (
        [Said("b", "2024-06-21", "Vice-Président", "HSO"), Said("a", "2020-04-15", "vice-président", "H.S.O.")],
        (Period("Vice-Président", "HSO", "2020-04-15", "2024-06-21", ("a", "b")),)),
    "another function later": (
        [Said("b", "2024", "Vice-président", "HSO"), Said("a", "2020", "Président", "USH Occitanie")],
        (Period("Président", "USH Occitanie", "2020", "2020", ("a",)),
         Period("Vice-président", "HSO", "2024", "2024", ("b",)))),
    "the organisation known from elsewhere": (
        [Said("a", "2020", "Président", None), Said("b", "2021", "Président", "HSO")],
        (Period("Président", "HSO", "2020", "2021", ("a", "b")),)),
    "the organisation in doubt": (
        [Said("a", "2020", "Élue", None), Said("b", "2021", "Élue", "HSO"), Said("c", "2022", "Élue", "USH")],
        (Period("Élue", "", "2020", "2020", ("a",)), Period("Élue", "HSO", "2021", "2021", ("b",)),
         Period("Élue", "USH", "2022", "2022", ("c",)))),
    "undated last": (
        [Said("a", None, "Élue", "HSO"), Said("b", "2021", "Trésorière", "HSO")],
        (Period("Trésorière", "HSO", "2021", "2021", ("b",)), Period("Élue", "HSO", None, None, ("a",)))),
}


@pytest.mark.parametrize(("said", "expected"), CASES.values(), ids=CASES.keys())
def test_functions_are_told_by_date(said: list[Said], expected: tuple[Period, ...]) -> None:
    assert career(said) == expected
