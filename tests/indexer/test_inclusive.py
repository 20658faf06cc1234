"""Feminine and inclusive spellings share a masculine base; other words keep to themselves."""

from __future__ import annotations

import pytest

from indexer.inclusive import inclusive_key, masculine


@pytest.mark.parametrize(("word", "key"), [
    ("salariée", "salarié"), ("salariées", "salarié"), ("travailleuse", "travailleur"), ("directrice", "directeur"),
    ("ouvrière", "ouvrier"), ("étudiante", "étudiant"), ("présidente", "président"), ("auteures", "auteur"),
    ("citoyenne", "citoyen"), ("salarié", "salarié"),
])
def test_the_feminine_has_the_key_of_its_masculine(word: str, key: str) -> None:
    assert inclusive_key(word) == key


@pytest.mark.parametrize("word", ["vente", "attente", "plante", "tente", "lutte", "grève", "mère"])
def test_a_word_that_only_looks_feminine_keeps_its_own_key(word: str) -> None:
    assert inclusive_key(word) == word


@pytest.mark.parametrize(("base", "endings", "form"), [
    ("salarié", ("e", "s"), "salariés"), ("travailleurs", ("euses",), "travailleurs"), ("élu", ("e",), "élu"),
    ("heureux", ("ses",), "heureux"),
])
def test_the_masculine_is_plural_where_the_ending_is(base: str, endings: tuple[str, ...], form: str) -> None:
    assert masculine(base, endings) == form
