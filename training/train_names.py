"""Train the recogniser of names and write it: `python -m training.train_names DATA OUT --seed 1`."""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc, Span
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from indexer.analysis.clues import Clue, clues
from indexer.analysis.language import make_doc
from indexer.analysis.words import words
from training import networks
from training.annotated import HELD_OUT, LABELS, Annotated, generated, marked, statements, tagged
from training.composition import Composer
from training.scoring import Scores, score
from training.variation import Pool, disturbed, renamed, shuffled

TEXTS = Path(__file__).parent / "texts"
PIECE = 500
COMPOSED = 6_000
# The letters of a lexical code that come from lists of names: now and then the network has to do without.
_LISTS = str.maketrans("", "", "FSOoGgCc")


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn."""

    seed: int = 1
    steps: int = 7000
    batch_words: int = 900
    evaluate_every: int = 1000
    drop: float = 0.2
    rate: float = 0.001
    everything: bool = False
    start: Path | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """The sources to learn from, each with its share of the words seen, and the statements to choose on."""

    sources: tuple[tuple[float, tuple[Annotated, ...]], ...]
    development: tuple[Annotated, ...]


def load(folder: Path, plan: Plan) -> Corpus:
    """Every source under the data folder."""
    ours = {name: list(statements(folder / name)) for name in ("domain", "written")}
    learned = {name: tuple(one for one in texts if plan.everything or not HELD_OUT.match(one.source))
               for name, texts in ours.items()}
    composer = Composer(plan.seed)
    return Corpus((
        (0.26, learned["domain"]),
        (0.23, learned["written"]),
        (0.16, tuple(marked(TEXTS))),
        (0.11, tuple(generated(folder / "synthetic" / "train.jsonl.xz"))),
        (0.14, tuple(composer.compose() for _ in range(COMPOSED))),
        (0.05, tuple(tagged(folder / "ner" / "sequoia-ne-train.iob.xz"))),
        (0.05, tuple(tagged(folder / "ner" / "newseye-fr.iob.xz"))),
    ), development(folder))


def development(folder: Path) -> tuple[Annotated, ...]:
    """The statements that are kept to choose on."""
    return tuple(one for name in ("domain", "written") for one in statements(folder / name)
                 if HELD_OUT.match(one.source))


def examples(nlp: Language, text: Annotated, chance: random.Random) -> Iterator[Example]:
    """The text as spaCy learns from it, in pieces that end where a line ends."""
    spans = [*words(text.text)]
    if not spans:
        return
    known = clues(text.text, spans)
    if chance.random() < 0.15:
        known = [Clue(clue.lexical.translate(_LISTS), clue.layout) for clue in known]
    starts = {start: index for index, (start, _) in enumerate(spans)}
    ends = {end: index + 1 for index, (_, end) in enumerate(spans)}
    names = [(name.label, starts[name.start], ends[name.end]) for name in text.names
             if name.start in starts and name.end in ends]
    inside = {index for _, start, end in names for index in range(start + 1, end)}
    low = 0
    while low < len(spans):
        high = min(low + PIECE, len(spans))
        while high < len(spans) and (high in inside or text.text[slice(*spans[high - 1])] != "\n"):
            high += 1
        forms = [text.text[start:end] for start, end in spans[low:high]]
        predicted = make_doc(nlp, forms, known[low:high])
        reference = Doc(nlp.vocab, words=forms)
        reference.set_ents([Span(reference, start - low, end - low, label)
                            for label, start, end in _disjoint(names) if low <= start and end <= high])
        yield Example(predicted, reference)
        low = high


def _disjoint(names: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    kept: list[tuple[str, int, int]] = []
    for name in sorted(names, key=lambda one: one[1]):
        if not kept or name[1] >= kept[-1][2]:
            kept.append(name)
    return kept


def stream(nlp: Language, corpus: Corpus, plan: Plan) -> Iterator[list[Example]]:
    """Batches without end, sources mixed by their shares, each text varied anew."""
    chance = random.Random(plan.seed)
    pool = Pool(text for _, texts in corpus.sources for text in texts)
    waiting: list[list[Annotated]] = [[] for _ in corpus.sources]
    seen = [0.0 for _ in corpus.sources]
    while True:
        batch: list[Example] = []
        while sum(len(one.predicted) for one in batch) < plan.batch_words:
            index = min(range(len(seen)), key=lambda one: seen[one] / corpus.sources[one][0])
            if not waiting[index]:
                waiting[index] = shuffled(corpus.sources[index][1], chance)
            text = waiting[index].pop()
            if chance.random() < 0.5:
                text = renamed(text, pool, chance, 0.5)
            if chance.random() < 0.7:
                text = disturbed(text, chance)
            found = list(examples(nlp, text, chance))
            seen[index] += sum(len(one.predicted) for one in found)
            batch += found
        yield batch


def predict(nlp: Language, text: Annotated) -> list[tuple[str, str]]:
    """Label and surface of every name found."""
    spans = [*words(text.text)]
    if not spans:
        return []
    doc = make_doc(nlp, [text.text[start:end] for start, end in spans], clues(text.text, spans))
    nlp.get_pipe("ner")(doc)
    return [(ent.label_, text.text[spans[ent.start][0]:spans[ent.end - 1][1]]) for ent in doc.ents]


def evaluate(nlp: Language, texts: Sequence[Annotated]) -> Scores:
    """Precision, recall and F1 over whole statements."""
    return score([(predict(nlp, text), [(name.label, text.text[name.start:name.end]) for name in text.names])
                  for text in texts])


def train(corpus: Corpus, plan: Plan, out: Path) -> None:
    """Learn, and write the averaged weights of the step that is best on development (the last, without one)."""
    fix_random_seed(plan.seed)
    out.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("xx")
    recogniser = cast("TrainablePipe", nlp.add_pipe("ner", config=networks.recogniser()))
    batches = stream(nlp, corpus, plan)
    first = next(batches)
    for label in LABELS:
        recogniser.add_label(label)
    nlp.initialize(lambda: first)
    if plan.start:
        recogniser.from_disk(plan.start / "ner", exclude=["vocab"])
    optimizer = Adam(plan.rate, L2=0.01, grad_clip=1.0, use_averages=True)
    best, began, losses = 0.0, time.monotonic(), 0.0
    for step, batch in zip(range(1, plan.steps + 1), batches, strict=False):
        optimizer.learn_rate = plan.rate * min(step / 200, 1.0) * min(1.0, 1.05 - step / plan.steps)
        losses += nlp.update(batch, sgd=optimizer, drop=plan.drop)["ner"]
        if step % plan.evaluate_every and step != plan.steps:
            continue
        with nlp.use_params(optimizer.averages):
            scores = evaluate(nlp, corpus.development)
            if scores.overall >= best or plan.everything:
                best = scores.overall
                nlp.to_disk(out)
                (out / "training.json").write_text(json.dumps({"seed": plan.seed, "step": step, "scores": scores.rows}))
        print(f"{step:6d} {losses:9.0f} {scores} {time.monotonic() - began:6.0f} s", flush=True)
        losses = 0.0


def main() -> None:
    """Train one seed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--steps", type=int, default=Plan().steps)
    arguments.add_argument("--everything", action="store_true", help="learn from the development statements too")
    arguments.add_argument("--start", type=Path, help="weights to go on from")
    arguments.add_argument("--rate", type=float, default=Plan().rate)
    options = arguments.parse_args()
    plan = Plan(seed=options.seed, steps=options.steps, everything=options.everything, start=options.start,
                rate=options.rate)
    train(load(options.data, plan), plan, options.out)


if __name__ == "__main__":
    main()
