"""CSV: what a spreadsheet writes is read, what it would run is defused, and every text comes back."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.exchange import table

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), max_size=30)


@given(st.lists(CELLS, min_size=1, max_size=5))
def test_every_text_comes_back(cells: list[str]) -> None:
    names = [f"c{number}" for number in range(len(cells))]
    [(_, row)] = list(table.read(table.MARK + table.line(names) + table.line([*cells]))) or [(0, {})]
    assert row in ({}, dict(zip(names, cells, strict=True)))


@pytest.mark.parametrize("cell", ["=1+1", "+33 6", "-1", "@SUM(A1)", "'=1", "'", "''", "l'eau", "\t=1"])
def test_no_cell_begins_as_a_formula(cell: str) -> None:
    line = table.line(["x", cell])
    assert not line.removeprefix("x,").strip('"\r\n').startswith(("=", "+", "-", "@", "\t"))
    [(_, row)] = list(table.read("a,b\r\n" + line))
    assert row["b"] == cell


@pytest.mark.parametrize(("text", "expected"), [
    ("id;Title \nx;Un, deux\n", {"id": "x", "title": "Un, deux"}),
    ("\ufeffID,TITLE\r\nx,\"a\nb\"\r\n", {"id": "x", "title": "a\nb"}),
    ("id,title,more\nx,y\n", {"id": "x", "title": "y"}),
    ("id,title\nx,y,z\n", {"id": "x", "title": "y"}),
], ids=["semicolons", "byte order mark and line break", "cell missing", "cell too many"])
def test_tables_of_any_spreadsheet_are_read(text: str, expected: dict[str, str]) -> None:
    assert [row for _, row in table.read(text)] == [expected]


def test_what_is_no_table_is_told() -> None:
    with pytest.raises(csv.Error):
        list(table.read('id,title\nx,"never closed\n'))


def test_several_values_share_a_cell() -> None:
    assert table.split(table.join(["HSO", "USH  Occitanie", "a|b"])) == ["HSO", "USH Occitanie", "a/b"]
    assert table.split(" | a || b | a ") == ["a", "b"]
