"""A verb before its subject is read as the verb."""

from __future__ import annotations

import pytest

from indexer.inversion import verb_alone
from indexer.tokens import tokenise


@pytest.mark.parametrize(("written", "read"), [
    ("reproche-t-on", "reproche"), ("refusent-ils", "refusent"), ("demandent-elles", "demandent"),
    ("parle-t-elle", "parle"), ("savez-vous", "savez"), ("rendez-vous", "rendez-vous"),
    ("porte-parole", "porte-parole"), ("grève", "grève"), ("aide-soignant", "aide-soignant"),
])
def test_the_subject_is_left_out(written: str, read: str) -> None:
    [word] = tokenise(written)
    assert verb_alone(word).form == read
