"""The two networks as spaCy configuration: one tags words, one finds names. Knows nothing of data."""

from __future__ import annotations

from typing import Any

WIDTH = 96
DEPTH = 4
COLUMNS = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 1000}
# The codes of `indexer.analysis.clues` ride on two attributes that nothing else needs before a network reads them.
CLUE_COLUMNS = {"LEMMA": 400, "TAG": 200}


def tok2vec(columns: dict[str, int]) -> dict[str, Any]:
    """A hashed embedding of the columns and four convolutions, each seeing one word left and right."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {"@architectures": "spacy.MultiHashEmbed.v2", "width": WIDTH, "attrs": list(columns),
                  "rows": list(columns.values()), "include_static_vectors": False},
        "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": WIDTH, "depth": DEPTH,
                   "window_size": 1, "maxout_pieces": 3},
    }


def tagger() -> dict[str, Any]:
    """The configuration of the part-of-speech tagger."""
    return {"model": {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False,
                      "tok2vec": tok2vec(COLUMNS)}}


def recogniser() -> dict[str, Any]:
    """The configuration of the transition-based recogniser of names."""
    return {"model": {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner",
                      "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2, "use_upper": True,
                      "nO": None, "tok2vec": tok2vec(COLUMNS | CLUE_COLUMNS)}}
