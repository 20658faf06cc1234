"""Words of one family are found by their endings; what nobody would write is not even looked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.derivations import family_of, nouns_of


@pytest.mark.parametrize(("verb", "noun"), [
    ("licencier", "licenciement"), ("privatiser", "privatisation"), ("supprimer", "suppression"),
    ("manifester", "manifestation"), ("loger", "logement"), ("démolir", "démolition"), ("payer", "paiement"),
])
def test_a_verb_has_the_nouns_of_its_action(verb: str, noun: str) -> None:
    assert noun in nouns_of(verb)


@pytest.mark.parametrize(("word", "other"), [
    ("démission", "démissionner"), ("refus", "refuser"), ("vote", "voter"), ("licenciement", "licencier"),
    ("suppression", "supprimer"), ("décision", "décider"), ("vente", "vendre"), ("abandon", "abandonner"),
    ("sanctionné", "sanctionner"), ("sanctionner", "sanction"), ("fermer", "fermeture"), ("pilote", "pilotage"),
    ("écologie", "écologique"), ("climat", "climatique"), ("syndicat", "syndical"), ("région", "régional"),
    ("université", "universitaire"), ("environnement", "environnemental"), ("budget", "budgétaire"),
    ("grève", "gréviste"), ("gréviste", "grève"), ("féminisme", "féministe"), ("solidarité", "solidaire"),
    ("égalité", "égal"), ("pénible", "pénibilité"), ("violence", "violent"), ("territoire", "territorial"),
])
def test_a_word_has_a_family(word: str, other: str) -> None:
    assert other in family_of(word)


@given(st.text(st.sampled_from("aeioéèrstnlmcdpg"), max_size=14))
def test_nothing_is_its_own_family_and_the_family_is_small(word: str) -> None:
    found = family_of(word)
    assert word not in found
    assert len(found) == len(set(found)) < 40
