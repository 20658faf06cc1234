"""Average the weights of trainings that went on from the same weights: `python -m training.average DATA OUT IN IN...`.

Where the average is worse on the development statements than the best of its parts, that part is written.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe

from training.train_names import development, evaluate


def average(folders: Sequence[Path]) -> Language:
    """The first pipeline with the mean of all their weights."""
    pipelines = [spacy.load(folder, exclude=["tokenizer"]) for folder in folders]
    models = [cast("TrainablePipe", one.get_pipe("ner")).model for one in pipelines]
    for nodes in zip(*(list(model.walk()) for model in models), strict=True):
        for name in nodes[0].param_names:
            if nodes[0].has_param(name):
                nodes[0].set_param(name, sum(node.get_param(name) for node in nodes) / len(nodes))
    return pipelines[0]


def main() -> None:
    """Average, compare, write."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("parts", type=Path, nargs="+")
    arguments.add_argument("--everything", action="store_true",
                           help="the parts learned from the development statements: write the average unjudged")
    options = arguments.parse_args()
    kept = development(options.data)
    scores = {str(part): evaluate(spacy.load(part, exclude=["tokenizer"]), kept) for part in options.parts}
    nlp = average(options.parts)
    together = evaluate(nlp, kept)
    for name, one in [*scores.items(), ("average", together)]:
        print(f"{name}: {one}")
    best = max(scores, key=lambda name: scores[name].overall)
    if not options.everything and together.overall < scores[best].overall:
        shutil.copytree(best, options.out, dirs_exist_ok=True)
        return
    options.out.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(options.out)
    record = {"average of": [part.name for part in options.parts], "scores": together.rows}
    (options.out / "training.json").write_text(json.dumps(record), encoding="utf-8")


if __name__ == "__main__":
    main()
