"""Measure the pipeline that ships and write the table beside it: `python -m training.evaluate DATA [--gold FOLDER]`.

Names are counted as the archive's evaluation counts them, before any rule: what the networks find by themselves.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc

from corpus.cleaning import clean
from corpus.readers.registry import read
from corpus.statement import Rejected
from indexer.analysis.lemmas import Lemmas
from training.annotated import LABELS, Annotated
from training.build_lemmas import CONTENT
from training.package import FOLDER, MODEL
from training.scoring import Names, Scores, score
from training.train_names import predict
from training.treebanks import TEST, sentences


def gold(nlp: Language, folder: Path) -> Scores:
    """Scores over statements annotated on their raw text; what cleaning removed counts as missed."""
    return score(_statements(nlp, folder))


def _statements(nlp: Language, folder: Path) -> Iterator[tuple[Names, Names]]:
    for path in sorted((folder / "annotations").glob("*.json")):
        mentions = json.loads(path.read_text(encoding="utf-8")).get("mentions")
        file = folder / "raw" / f"{path.stem}.txt"
        document = read(file.read_bytes(), file.name)
        if mentions and not isinstance(document, Rejected):
            found = predict(nlp, Annotated(path.stem, clean(document).text, ()))
            yield found, [(one["label"], one["text"]) for one in mentions if one["label"] in LABELS]


def words(nlp: Language, folder: Path, name: str) -> tuple[float, float]:
    """The share of right parts of speech, and of right lemmas of content words whose part of speech was guessed."""
    tagger = cast("TrainablePipe", nlp.get_pipe("morphologizer"))
    table = Lemmas.load()
    tags: list[bool] = []
    lemmas: list[bool] = []
    for sentence in sentences(folder, name):
        doc = tagger(Doc(nlp.vocab, words=[word.form for word in sentence]))
        for token, word in zip(doc, sentence, strict=True):
            tags.append(token.pos_ == word.upos)
            if word.upos in CONTENT:
                lemmas.append(table.lemma(word.form, token.pos_).lower() == word.lemma.lower())
    return sum(tags) / len(tags), sum(lemmas) / len(lemmas)


def main() -> None:
    """Print the table, and keep it as `evaluation.json` beside the weights."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--gold", type=Path, help="folder of annotated statements, for measuring only")
    options = arguments.parse_args()
    nlp = spacy.load(FOLDER, exclude=["tokenizer"])
    table: dict[str, object] = {}
    for title, name in TEST.items():
        tags, lemmas = words(nlp, options.data, name)
        table[title] = {"upos": round(tags, 4), "lemma of content words": round(lemmas, 4)}
    if options.gold:
        table["names, precision/recall/F1"] = gold(nlp, options.gold).rows
    text = json.dumps(table, ensure_ascii=False, indent=1)
    (MODEL / "evaluation.json").write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
