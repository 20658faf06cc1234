"""What stands beside a name and says what the person is, and what only looks like it."""

from __future__ import annotations

import pytest

from indexer.analysis.functions import read_office
from indexer.analysis.lines import Page


@pytest.mark.parametrize("said", [
    ", membre du collectif qui", ", membre du collectif qui, depuis l'été, occupe la place",
    ", membre du collectif qui occupe la place"])
def test_a_function_ends_before_its_relative_clause(said: str) -> None:
    assert read_office(Page(said, (), (), (), ()), 0, len(said)).function == "membre du collectif"


@pytest.mark.parametrize(("said", "function"), [
    (", secrétaire générale", "secrétaire générale"),
    (", présidente du groupe : a.roy@exemple.org", "présidente du groupe"),
    (", trésorier (l.petit@exemple.org)", "trésorier"),
    (" : a.roy@exemple.org", None),
    ("\na.roy@exemple.org", None),
    ("a.roy@exemple.org", None),
    (" – 06 39 98 12 34", None),
])
def test_an_address_is_no_function(said: str, function: str | None) -> None:
    assert read_office(Page(said, (), (), (), ()), 0, len(said)).function == function
