"""Train the part-of-speech tagger on the treebanks and write it: `python -m training.train_tagger DATA OUT`."""

from __future__ import annotations

import argparse
import random
import time
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from training import networks
from training.treebanks import DEVELOPMENT, TEST, TRAIN, Word, sentences

STEPS = 4000
BATCH = 40
EVALUATE_EVERY = 500


def example(nlp: Language, words: Sequence[Word]) -> Example:
    """A sentence as spaCy learns from it."""
    forms = [word.form for word in words]
    reference = Doc(nlp.vocab, words=forms, pos=["" if word.upos in {"_", "X"} else word.upos for word in words])
    return Example(Doc(nlp.vocab, words=forms), reference)


def varied(words: tuple[Word, ...], chance: random.Random) -> tuple[Word, ...]:
    """The sentence, sometimes in capitals, without accents, with the other apostrophe or broken over lines."""
    draw = chance.random()
    if draw < 0.06:
        words = tuple(word._replace(form=word.form.upper()) for word in words)
    elif draw < 0.10:
        words = tuple(word._replace(form=_plain(word.form.upper())) for word in words)
    elif draw < 0.13:
        words = tuple(word._replace(form=word.form[:1].upper() + word.form[1:]) for word in words)
    if chance.random() < 0.4:
        words = tuple(word._replace(form=word.form.replace("'", "’")) for word in words)
    if chance.random() < 0.5:
        width = chance.randint(8, 30)
        broken: list[Word] = []
        for index, word in enumerate(words):
            broken.append(word)
            if index % width == width - 1 or index == len(words) - 1:
                broken.append(Word("\n", "\n", "SPACE"))
        words = tuple(broken)
    if chance.random() < 0.05 and words[-1].upos == "PUNCT":
        words = words[:-1]
    return words


def _plain(form: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", form) if not unicodedata.combining(char))


def accuracy(nlp: Language, data: Sequence[tuple[Word, ...]]) -> float:
    """The share of words with the right part of speech."""
    right = total = 0
    tagger = nlp.get_pipe("morphologizer")
    for words in data:
        doc = tagger(Doc(nlp.vocab, words=[word.form for word in words]))
        right += sum(token.pos_ == word.upos for token, word in zip(doc, words, strict=True))
        total += len(words)
    return right / total


def batches(data: list[tuple[Word, ...]], chance: random.Random) -> Iterator[list[tuple[Word, ...]]]:
    """Batches without end, each sentence varied anew."""
    while True:
        chance.shuffle(data)
        for low in range(0, len(data), BATCH):
            yield [varied(words, chance) for words in data[low:low + BATCH]]


def train(folder: Path, seed: int, steps: int) -> Language:
    """A pipeline with the trained tagger, its weights averaged over the steps; the best step on development wins."""
    fix_random_seed(seed)
    chance = random.Random(seed)
    nlp = spacy.blank("xx")
    tagger = cast("TrainablePipe", nlp.add_pipe("morphologizer", config=networks.tagger()))
    data = [words for name in TRAIN for words in sentences(folder, name) if words]
    development = [words for name in DEVELOPMENT for words in sentences(folder, name)]
    start = [example(nlp, words) for words in data] + [example(nlp, (Word("\n", "\n", "SPACE"),))]
    nlp.initialize(lambda: start)
    optimizer = Adam(0.001, L2=0.01, grad_clip=1.0, use_averages=True)
    best, weights, began = 0.0, b"", time.monotonic()
    for step, batch in enumerate(batches(data, chance), 1):
        rate = 0.001 * min(1.0, 1.05 - step / steps)
        optimizer.learn_rate = rate
        nlp.update([example(nlp, words) for words in batch], sgd=optimizer, drop=0.15)
        if step % EVALUATE_EVERY == 0:
            with nlp.use_params(optimizer.averages):
                score = accuracy(nlp, development)
                if score > best:
                    best, weights = score, tagger.model.to_bytes()
            print(f"{step:6d} {score:.4f} {time.monotonic() - began:6.0f} s", flush=True)
        if step >= steps:
            break
    tagger.model.from_bytes(weights)
    return nlp


def main() -> None:
    """Train, print the accuracy on the test parts, and write the pipeline."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--steps", type=int, default=STEPS)
    options = arguments.parse_args()
    nlp = train(options.data, options.seed, options.steps)
    for title, name in TEST.items():
        print(title, round(accuracy(nlp, list(sentences(options.data, name))), 4), flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(options.out)


if __name__ == "__main__":
    main()
