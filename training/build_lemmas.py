"""Write the table of lemmas that rules and dictionary get wrong: `python -m training.build_lemmas DATA`."""

from __future__ import annotations

import argparse
import lzma
from collections import Counter, defaultdict
from pathlib import Path

from indexer.analysis import lemmas
from indexer.analysis.lemmas import Lemmas
from training.treebanks import DEVELOPMENT, SPOKEN, TEST, TRAIN, sentences

TABLE = Path(lemmas.__file__).parent / lemmas.TABLE
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})


def learned(folder: Path) -> dict[tuple[str, str], str]:
    """The commonest lemma of each (form, part of speech) of the treebanks, test parts left out."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name in TRAIN + SPOKEN:
        for words in sentences(folder, name):
            for word in words:
                if word.upos not in {"PROPN", "PUNCT", "SYM", "X", "_"} and word.form[0].isalpha():
                    counts[word.form.lower().replace("’", "'"), word.upos][word.lemma.lower()] += 1
    return {key: min(found, key=lambda lemma: (-found[lemma], lemma)) for key, found in counts.items()}


def exceptions(table: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """The rows that the rules would get wrong by themselves."""
    rules = Lemmas({}, "")
    return {key: lemma for key, lemma in sorted(table.items()) if rules.lemma(*key) != lemma}


def accuracy(folder: Path, name: str, table: Lemmas) -> float:
    """The share of content words of known part of speech with the right lemma."""
    pairs = [(table.lemma(word.form, word.upos).lower(), word.lemma.lower())
             for words in sentences(folder, name) for word in words if word.upos in CONTENT]
    return sum(one == other for one, other in pairs) / len(pairs)


def main() -> None:
    """Write the table and print what it is worth."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    options = arguments.parse_args()
    rows = exceptions(learned(options.data))
    text = "".join(f"{form}\t{upos}\t{lemma}\n" for (form, upos), lemma in rows.items())
    TABLE.write_bytes(lzma.compress(text.encode("utf-8"), preset=9))
    table = Lemmas.load()
    print(f"{len(rows)} rows, {TABLE.stat().st_size} bytes")
    for name in (*DEVELOPMENT, *TEST.values()):
        print(name, round(accuracy(options.data, name, table), 4))


if __name__ == "__main__":
    main()
