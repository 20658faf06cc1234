"""Generated statements with their analyses, always the same for the same numbers, as the index takes them.

Words follow Zipf's law; a form is a lemma or its plural. People, organisations and places follow a
power law: a few are everywhere, most appear once or twice. No text of a real statement is used.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from corpus.offsets import OffsetMap
from corpus.statement import (
    Block,
    BlockKind,
    CleanText,
    DateStatus,
    DocumentType,
    PartialDate,
    Source,
    Statement,
    Structure,
)
from indexer.annotation import Analysis, Label, Mention, Role, RoleKind, Token
from indexer.engine import Entry
from indexer.entry import State, entry_of

SYLLABLES = ("ba", "cou", "dé", "fri", "gan", "her", "jo", "lu", "mé", "nou", "pra", "qui", "ré", "sal", "ti", "van")
TAGS = ("salaires", "logement", "retraites", "santé", "école", "climat", "égalité", "transport")


def spelled(number: int, least: int = 2) -> str:
    """A word that stands for a number, and for no other."""
    found = [SYLLABLES[number & 15]]
    while number > 15 or len(found) < least:
        number >>= 4
        found.append(SYLLABLES[number & 15])
    return "".join(reversed(found))


@dataclass(frozen=True, slots=True)
class World:
    """What statements speak with and of. `weights` are running sums, the commonest word first."""

    words: Sequence[str]
    weights: Sequence[float]
    people: Sequence[str]
    organisations: Sequence[str]
    places: Sequence[str]

    @classmethod
    def of(cls, words: int = 60_000, people: int = 20_000, organisations: int = 3_000, places: int = 5_000) -> World:
        """A world of this size."""
        return cls(
            [spelled(number + 256, 3) for number in range(words)],
            list(accumulate(1 / (rank + 2.7) for rank in range(words))),
            [f"{spelled(number % 300).title()} {spelled(number + 4096).title()}" for number in range(people)],
            [f"Union {spelled(number % 40).title()} {spelled(number + 300).title()}"
             for number in range(organisations)],
            [f"{spelled(number + 700).title()}-sur-{spelled(number % 90).title()}" for number in range(places)])

    def draw(self, source: random.Random, count: int) -> list[str]:
        """Words of a text, one in five in the plural."""
        return [word + "s" if source.random() < 0.2 else word
                for word in source.choices(self.words, cum_weights=self.weights, k=count)]


def pick(source: random.Random, names: Sequence[str]) -> str:
    """A name, the first ones far more often."""
    return names[int(source.paretovariate(0.7)) % len(names)]


def entries(world: World, count: int) -> Iterator[Entry]:
    """The index entries of `count` statements."""
    source = random.Random(2009)
    for number in range(count):
        yield _entry(world, source, number)


def _entry(world: World, source: random.Random, number: int) -> Entry:
    title = " ".join(world.draw(source, 8)).capitalize()
    signatory, quoted = pick(source, world.people), pick(source, world.people)
    issuer, other, place = (pick(source, world.organisations), pick(source, world.organisations),
                            pick(source, world.places))
    body = [_sentence(world, source) for _ in range(source.randint(8, 24))]
    body[1:1] = [f"À {place}, {quoted} répond à {other}."]
    paragraphs = [" ".join(body[at:at + 4]) for at in range(0, len(body), 4)]
    parts = [(BlockKind.TITLE, title), *((BlockKind.PARAGRAPH, one) for one in paragraphs),
             (BlockKind.SIGNATURE, f"{signatory}, {issuer}")]
    text, blocks = _laid_out(parts)
    date = PartialDate(f"{2009 + number % 18}-{number % 12 + 1:02}-{number % 28 + 1:02}", DateStatus.WRITTEN, "")
    statement = Statement(
        f"{source.getrandbits(60):015x}", Source(f"lot/{number}.txt", "text/plain", "utf-8", "0" * 64, len(text)),
        CleanText(text, OffsetMap.identity(len(text))),
        Structure(title, None, date, place, list(DocumentType)[number % 7], blocks), "fr")
    mentions = [_mention(Label.PERSON, text, quoted), _mention(Label.ORGANISATION, text, other),
                _mention(Label.PLACE, text, place), _mention(Label.PERSON, text, signatory)]
    roles = [Role(RoleKind.SIGNATORY, signatory, "secrétaire", issuer, 0, 0, ""),
             Role(RoleKind.QUOTED, quoted, None, None, 0, 0, "")]
    analysis = Analysis("generated", "fr", _tokens(text), tuple(mentions), tuple(roles), (issuer,), ())
    return entry_of(statement, analysis, State(tags=(TAGS[number % 8],)))


def _sentence(world: World, source: random.Random) -> str:
    return " ".join(world.draw(source, source.randint(8, 18))).capitalize() + "."


def _laid_out(parts: Sequence[tuple[BlockKind, str]]) -> tuple[str, tuple[Block, ...]]:
    text, blocks = "", []
    for kind, part in parts:
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{part}" if text else part
        blocks.append(Block(kind, start, len(text)))
    return text, tuple(blocks)


def _mention(label: Label, text: str, name: str) -> Mention:
    start = text.index(name)
    return Mention(label, start, start + len(name), name, name, 1.0, "")


def _tokens(text: str) -> tuple[Token, ...]:
    found, position = [], 0
    for word in text.split():
        start = text.index(word, position)
        position = start + len(word)
        plain = word.strip(".,")
        form = plain.lower()
        found.append(Token(start, start + len(plain), form.removesuffix("s"), "NOUN"))
    return tuple(found)
