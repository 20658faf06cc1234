"""How fast the bare French pipeline reads on one core: `python benchmarks/language.py [FILE...]`.

Without files, a text written here is read. Prints load time, words a second (words between spaces, and tokens)
over many statements and over one text of a million characters, and the peak memory.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from indexer.analysis.language import Language

SAMPLE = """COMMUNIQUÉ DE PRESSE

Rennes, le 4 octobre 2023

La Fédération des locataires de Bretagne et l'union départementale CGT d'Ille-et-Vilaine s'opposent à la hausse
des charges annoncée par le bailleur. Les salarié·e·s comme les habitant·e·s des quartiers Nord n'ont pas à payer
deux fois la crise de l'énergie. « Nous demandons un moratoire, la publication des contrats et un bouclier pour
tous », explique Nadia Le Goff, présidente de l'association. Une délégation sera reçue à la préfecture jeudi.

Nous appelons à un rassemblement le 12 octobre à 18 heures, place de la Mairie, à Rennes.

Pour le bureau, Yann Kerveno
Contact presse : Nadia Le Goff, 06 39 98 20 31, presse@exemple.org
"""
REPEAT = 200


def main() -> None:
    """Print the figures."""
    texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]] or [SAMPLE] * REPEAT
    began = time.perf_counter()
    french = Language.load()
    next(french.process(["Un mot de Jean Dupont."]))
    print(f"load and first text  {time.perf_counter() - began:6.2f} s")
    report("statements", french, texts)
    whole = "\n\n".join(texts)
    report("one megabyte", french, [(whole * (1_000_000 // len(whole) + 1))[:1_000_000]])
    print(f"peak memory          {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MB")


def report(title: str, french: Language, texts: list[str]) -> None:
    """Read the texts and print the speed in processor time, which other programs do not disturb much."""
    began = time.process_time()
    tokens = sum(len(parsed.tokens) for parsed in french.process(texts))
    seconds = time.process_time() - began
    words = sum(len(text.split()) for text in texts)
    print(f"{title:20s} {words / seconds:6,.0f} words/s  {tokens / seconds:6,.0f} tokens/s  {seconds:.1f} s")


if __name__ == "__main__":
    main()
