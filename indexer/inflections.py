"""French inflection by endings: the dictionary forms that an unknown form may belong to. Knows no word list."""

from __future__ import annotations

# Ending of a form → endings of its possible lemmas. Longest endings first; the caller keeps what exists.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("issements", ("issement",)), ("issaient", ("ir",)), ("issent", ("ir",)), ("issant", ("ir",)),
    ("eraient", ("er",)), ("iraient", ("ir",)), ("erions", ("er",)), ("trices", ("teur",)), ("euses", ("eur", "eux")),
    ("iennes", ("ien",)), ("erons", ("er",)), ("eront", ("er",)), ("irons", ("ir",)), ("iront", ("ir",)),
    ("erait", ("er",)), ("irait", ("ir",)), ("aient", ("er", "ir", "re", "oir")), ("trice", ("teur",)),
    ("antes", ("ant", "er")), ("entes", ("ent",)), ("ienne", ("ien",)), ("elles", ("el", "elle")), ("ères", ("er",)),
    ("euse", ("eur", "eux")), ("ives", ("if",)), ("ions", ("er", "ir", "re", "ion")), ("erez", ("er",)),
    ("irez", ("ir",)), ("eaux", ("eau",)), ("ants", ("ant", "er")), ("ante", ("ant", "er")), ("ente", ("ent",)),
    ("elle", ("el",)), ("ère", ("er",)), ("ive", ("if",)), ("ées", ("er", "é", "ée")), ("ies", ("ir", "ie", "i")),
    ("ues", ("re", "oir", "u", "ue")), ("aux", ("al", "au")), ("ait", ("er", "ir", "re", "oir")),
    ("ais", ("er", "ir", "re", "oir")), ("ant", ("er", "ir", "re", "oir")), ("ent", ("er", "ir", "re")),
    ("era", ("er",)), ("ira", ("ir",)), ("ons", ("er", "ir", "re", "on")), ("ée", ("er", "é")), ("és", ("er", "é")),
    ("ie", ("ir", "i")), ("is", ("ir", "i")), ("it", ("ir", "re")), ("ue", ("re", "oir", "u")),
    ("us", ("re", "oir", "u")), ("ez", ("er", "ir", "re")), ("es", ("er", "e", "")), ("ai", ("er",)), ("as", ("er",)),
    ("ux", ("u",)), ("é", ("er",)), ("i", ("ir",)), ("u", ("re", "oir")), ("a", ("er",)), ("s", ("",)),
    ("e", ("er", "")), ("x", ("",)),
)
_SHORTEST_STEM = 3


def lemma_candidates(form: str) -> list[str]:
    """The lemmas that a form may have by its endings, likeliest first, the form itself in front."""
    found = {form: None}
    for ending, others in _ENDINGS:
        stem = form.removesuffix(ending)
        if stem != form and len(stem) >= _SHORTEST_STEM:
            found.update((stem + other, None) for other in others)
    return list(found)
