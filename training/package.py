"""Join tagger and recogniser into the pipeline that ships: `python -m training.package TAGGER NAMES`.

Only weights and labels go in: no word of the training texts is kept in the vocabulary.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe

from indexer.analysis import language
from training import networks

MODEL = Path(language.__file__).parent / "model"
FOLDER = MODEL / "pipeline"


def join(tagger: Path, names: Path) -> Language:
    """A pipeline with a fresh vocabulary and the two trained components, the recogniser first."""
    nlp = spacy.blank("xx")
    parts = (("ner", networks.recogniser(), names), ("morphologizer", networks.tagger(), tagger))
    for component, config, source in parts:
        pipe = cast("TrainablePipe", nlp.add_pipe(component, config=config))
        pipe.from_disk(source / component, exclude=["vocab"])
    nlp.meta["name"] = "communiques"
    return nlp


def main() -> None:
    """Write the pipeline and say how large it is."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("tagger", type=Path)
    arguments.add_argument("names", type=Path)
    options = arguments.parse_args()
    pipeline = join(options.tagger, options.names)  # either may be what ships, so it is read before it goes
    shutil.rmtree(FOLDER, ignore_errors=True)
    pipeline.to_disk(FOLDER, exclude=["tokenizer"])
    print(json.loads((options.names / "training.json").read_text(encoding="utf-8")))
    print(f"{sum(path.stat().st_size for path in MODEL.rglob('*') if path.is_file()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
