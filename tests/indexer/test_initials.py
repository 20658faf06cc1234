"""Initials are those that an acronym would have."""

from __future__ import annotations

import pytest

from indexer.initials import initials_of


@pytest.mark.parametrize(("name", "initials"), [
    ("Association des Maires de France", "amf"), ("Confédération générale du travail", "cgt"),
    ("Conseil international pour l'exploration de la mer", "ciem"), ("Union syndicale", ""), ("", ""),
    ("Ligue des droits de l’Homme 2", "ldh"),
])
def test_function_words_have_no_initial(name: str, initials: str) -> None:
    assert initials_of(name) == initials
