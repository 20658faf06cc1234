"""A text as the rules of names look at it: its capitalised words, its edges, and where no name may stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from corpus.languages import UNDETERMINED, language_of
from indexer.analysis import gazetteers
from indexer.analysis.folding import fold_name
from indexer.annotation import Token

_WORD = re.compile(r"[^\W_]+")
_BLANK_LINE = re.compile(r"\n[ \t\u00a0]*\n\s*")
# Addresses, tags and file names. Every repetition is bounded, so that no line is scanned twice.
_NO_NAMES = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.])[#@]\w+"
    r"|(?<![\w.@-])[\w-]{1,40}(?:\.[\w-]{1,40}){0,3}"
    r"\.(?:fr|org|com|net|eu|info|be|ch|ca|lu|io|html?|pdf|jpe?g|png)\b(?:/\S*)?"
)
_FRENCH = (" de ", " la ", " le ", " les ", " des ", " du ", " et ", " à ", " en ")
_AT_SIGN = re.compile(r"@")
_CAPITAL_BEFORE = re.compile(r"([A-ZÀ-Þ][\w'’.]*)[ \u00a0-]$|[-_/]$")
_LONGEST_MAIL_PART = 64
_INFINITIVE = re.compile(r"(?:er|ir|re)$")
_PREPOSITION = re.compile(r"(?<![\w’'])(?:de |d['’]|à )$")
_NOT_FINITE = re.compile(r"(?:er|ir|re|é|és|ée|ées|i|is|ie|ies|u|us|ue|ues|ant|ants|ante|antes)$")


class Word(NamedTuple):
    """A run of letters and digits."""

    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its words, the positions that no name crosses, and the stretches without names."""

    text: str
    words: tuple[Word, ...]
    capitalised: tuple[int, ...]
    edges: tuple[int, ...]
    closed: tuple[tuple[int, int], ...]
    verbs: tuple[int, ...] = ()
    foreign: tuple[tuple[int, int], ...] = ()

    def first_verb(self, start: int, end: int) -> int | None:
        """Where the first conjugated verb after the first word of text[start:end] begins; None without one."""
        place = bisect_right(self.verbs, start)
        return self.verbs[place] if place < len(self.verbs) and self.verbs[place] < end else None

    def limit(self, position: int) -> int:
        """The first edge after `position`: a name that begins there ends there at the latest."""
        place = bisect_right(self.edges, position)
        return self.edges[place] if place < len(self.edges) else len(self.text)

    def is_closed(self, start: int, end: int) -> bool:
        """Whether any of text[start:end] lies in an address, a tag or a file name."""
        place = bisect_right(self.closed, start, key=lambda one: one[0])
        return (place > 0 and self.closed[place - 1][1] > start) or (
            place < len(self.closed) and self.closed[place][0] < end)

    def is_shouted(self, start: int, end: int) -> bool:
        """Whether most letters around text[start:end] are capitals too."""
        letters = [char for char in self.before(start, 20) + self.after(end, 20) if char.isalpha()]
        return sum(char.isupper() for char in letters) * 2 > len(letters)

    def is_foreign(self, position: int) -> bool:
        """Whether the paragraph around `position` is in another language."""
        place = bisect_right(self.foreign, position, key=lambda one: one[0])
        return place > 0 and self.foreign[place - 1][1] > position

    def line(self, position: int) -> tuple[int, int]:
        """Start and end of the line around `position`."""
        start = self.text.rfind("\n", 0, position) + 1
        end = self.text.find("\n", position)
        return start, len(self.text) if end < 0 else end

    def opens_line(self, position: int) -> bool:
        """Whether nothing but white space stands before `position` on its line."""
        return not self.text[self.line(position)[0]:position].strip()

    def leans_back(self, position: int) -> bool:
        """Whether a longer name may have begun before `position`: a hyphen there, or a capital of no small word."""
        match = _CAPITAL_BEFORE.search(self.before(position))
        if match is None:
            return False
        return match.group(1) is None or fold_name(match.group(1)) not in gazetteers.cue_words("small word")

    def before(self, position: int, length: int = 24) -> str:
        """What stands before `position`, at most `length` characters."""
        return self.text[max(0, position - length):position]

    def after(self, position: int, length: int = 24) -> str:
        """What stands after `position`, at most `length` characters."""
        return self.text[position:position + length]


def read(text: str, edges: Sequence[int] = (), tokens: Sequence[Token] = ()) -> Reading:
    """The text laid out for the rules; `edges` are the ends of its blocks, `tokens` its tagged words."""
    words = tuple(Word(match.start(), match.end(), match.group()) for match in _WORD.finditer(text))
    capitalised = tuple(index for index, word in enumerate(words) if word.form[0].isupper())
    breaks = [match.start() for match in _BLANK_LINE.finditer(text)]
    return Reading(text, words, capitalised, tuple(sorted({*edges, *breaks})), tuple(_closed(text)),
                   _verbs(text, tokens), tuple(_foreign(text, breaks)))


@lru_cache(maxsize=50_000)
def fold_word(form: str) -> str:
    """The folded form of one word; remembered, since the same words come again and again."""
    return fold_name(form)


def _foreign(text: str, breaks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The paragraphs in another language; only those without the commonest French words are looked into."""
    start = 0
    for end in (*breaks, len(text)):
        paragraph = text[start:end]
        if not any(word in paragraph for word in _FRENCH) and language_of(paragraph) not in ("fr", UNDETERMINED):
            yield start, end
        start = end


def _verbs(text: str, tokens: Sequence[Token]) -> tuple[int, ...]:
    """Where conjugated verbs begin, and infinitives behind a preposition; participles may be part of a name."""
    return tuple(_cut_before(text, token) for token in tokens
                 if token.upos in ("AUX", "VERB") and text[token.start].islower() and (
                     token.upos == "AUX" or not _NOT_FINITE.search(text, token.start, token.end)
                     or _is_governed(text, token)))


def _is_governed(text: str, token: Token) -> bool:
    """Whether the word is an infinitive behind a preposition: "d'assurer"."""
    return bool(_INFINITIVE.search(text, token.start, token.end)
                and _PREPOSITION.search(text, max(0, token.start - 4), token.start))


def _cut_before(text: str, token: Token) -> int:
    """Where a name that runs into this verb ends: before the preposition of an infinitive."""
    match = _PREPOSITION.search(text, max(0, token.start - 4), token.start)
    return match.start() if match and _is_governed(text, token) else token.start


def _closed(text: str) -> Iterator[tuple[int, int]]:
    stretches = [match.span() for match in _NO_NAMES.finditer(text)]
    stretches.extend(mail for mail in _mails(text) if "." in text[slice(*mail)].rpartition("@")[2])
    last = (-1, -1)
    for start, end in sorted(stretches):
        if start < last[1]:
            last = (last[0], max(end, last[1]))
            continue
        if last[1] > 0:
            yield last
        last = (start, end)
    if last[1] > 0:
        yield last


def _mails(text: str) -> Iterator[tuple[int, int]]:
    """The words around at signs, each looked at once."""
    last = 0
    for match in _AT_SIGN.finditer(text):
        if match.start() < last:
            continue
        head = text[max(last, match.start() - _LONGEST_MAIL_PART):match.start()].split()
        tail = text[match.end():match.end() + _LONGEST_MAIL_PART].split()
        before = text[match.start() - 1:match.start()].strip()
        after = text[match.end():match.end() + 1].strip()
        start = match.start() - (len(head[-1]) if head and before else 0)
        last = match.end() + (len(tail[0]) if tail and after else 0)
        yield start, last
