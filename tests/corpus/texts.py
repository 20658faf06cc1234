"""Reading texts for the tests of structure: one way from a string to its structure."""

from collections.abc import Mapping

from corpus.offsets import OffsetMap
from corpus.statement import BlockKind, CleanText, Structure
from corpus.structure import structure

PROSE = ("Depuis plusieurs mois, la direction refuse toute négociation sur les salaires et sur les effectifs. "
         "Les agents n'en peuvent plus et le font savoir. Le syndicat demande l'ouverture immédiate de discussions.")


def read(text: str, metadata: Mapping[str, str] | None = None) -> Structure:
    """The structure of a reading text that needs no cleaning."""
    return structure(CleanText(text, OffsetMap.identity(len(text))), metadata or {})


def parts(text: str, kind: BlockKind) -> list[str]:
    """The blocks of one kind, as they stand in the text."""
    return [text[block.start:block.end] for block in read(text).blocks if block.kind is kind]
