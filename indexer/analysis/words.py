"""One job: where the words of a French text begin and end. Knows no meaning, no model and no library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# Longer stretches without a space are not language; they are cut so that every pattern sees a bounded text.
LONGEST_STRETCH = 400

_APOSTROPHE = "['’‘´ʼ`]"
_STRETCH = re.compile(r"(?P<whole>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\w)|\n)|(?P<mixed>\S+)")
_SUFFIX = (r"(?:e|es|s|x|ne|nes|le|les|te|tes|se|ses|ve|ves|ière|ières|ère|ères|fe|fes|ive|ives|rice|rices|trice"
           r"|trices|euse|euses|esse|esses|aine|aines|ienne|iennes|onne|onnes|ale|ales|aux|eure|eures)")
# With a full stop, only endings that are no words of their own: "fin.les" is a lost space.
_STOPPED = r"(?:e|es|s|ne|nes|ve|ves|ière|ières|ère|ères|rice|rices|trice|trices|euse|euses|ive|ives)"
_WORD = r"[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad])*"
_WHOLE = (rf"aujourd{_APOSTROPHE}hui|prud{_APOSTROPHE}hom\w+|quelqu{_APOSTROPHE}une?s?|presqu{_APOSTROPHE}îles?"
          rf"|c{_APOSTROPHE}est-à-dire|d{_APOSTROPHE}(?:ores|abord|ailleurs|accord)|main-d{_APOSTROPHE}œuvre"
          rf"|entr{_APOSTROPHE}\w+|rendez-vous")
_ABBREVIATION = r"(?:MM|Dr|Me|Mgr|St|Ste|Pr|art|cf|etc|tél|av|bd|adj|éd)\.(?!\w)"
_ELIDED = r"[cdjlmnstz]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu"
_INCLUSIVE_END = (rf"(?:[·•‧⋅∙]{_SUFFIX})+|(?:\.{_STOPPED})+|\({_SUFFIX}\)s?|/-?{_SUFFIX}")
_TOKEN = re.compile(
    rf"""
    (?P<url>(?:https?://|www\.)[^\s<>"«»()]*[\w/=&\#-])
  | (?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
  | (?P<tag>[\#@][\w]+)
  | (?P<whole>ex(?=-\w)|(?:{_WHOLE})(?!\w))
  | (?P<points>(?:[^\W\d_]\.-?){{2,}}(?:[^\W\d_](?!\w))?(?<!-))
  | (?P<initial>(?:[A-ZÀ-Ý][a-zà-ÿ]?\.-?)+(?=-?[A-ZÀ-Ý])|[A-ZÀ-Ý]\.(?!\w)|{_ABBREVIATION})
  | (?P<name>[NMK]{_APOSTROPHE}(?=[BDGKTZ])\w+(?:-\w+)*|O{_APOSTROPHE}[A-Z]\w+)
  | (?P<elision>(?:{_ELIDED}){_APOSTROPHE}(?=[\w«"“]))
  | (?P<inclusive>{_WORD}(?:-\w+)*(?:{_INCLUSIVE_END})(?!\w))
  | (?P<number>[-+]?\d+(?:[.,:]\d+)+|\d+(?:er|ère|e|ème|è|nd|nde|°)(?!\w)|\d+)
  | (?P<word>{_WORD}(?:[-‑‐]{_WORD})*)
  | (?P<dots>\.{{2,}}|-{{2,}}|_{{2,}}|={{2,}}|\*{{2,}})
  | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_CLITIC = re.compile(
    r"[-‑‐](?:t[-‑‐'’])?(?:je|tu|ils?|elles?|on|nous|vous|ce|moi|toi|lui|leur|les?|la|en|y)$", re.IGNORECASE)
_DEMONSTRATIVE = re.compile(r"(?i)(?!celles?|celui|ceux)\w{2,}([-‑‐](?:ci|là))$")
_CAPITALS = re.compile(r"[A-ZÀ-Ý0-9]+")
_PRONOUNS = re.compile(r"(?i)[-‑‐](?:t[-‑‐'’])?(?:je|tu|ils?|elles?|on|ce|moi|toi|en|y|nous|vous|lui|leur)$")


def words(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each word, number, sign and line break of `text`, in order; spaces are left out."""
    for match in _STRETCH.finditer(text):
        start, end = match.span()
        if match.lastgroup == "whole":
            yield (start, end)
        else:
            for low, high in _pieces(text[start:end]):
                yield (start + low, start + high)


def _pieces(stretch: str) -> Iterator[tuple[int, int]]:
    if len(stretch) <= LONGEST_STRETCH:
        yield from _split(stretch)
        return
    for low in range(0, len(stretch), LONGEST_STRETCH):
        for start, end in _split(stretch[low:low + LONGEST_STRETCH]):
            yield (low + start, low + end)


@lru_cache(maxsize=50_000)
def _split(stretch: str) -> tuple[tuple[int, int], ...]:
    """The words of a stretch without spaces."""
    found: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(stretch):
        cuts = _clitics(match.group()) if match.lastgroup == "word" else ()
        start = match.start()
        for cut in cuts:
            found.append((start, match.start() + cut))
            start = match.start() + cut
        found.append((start, match.end()))
    return tuple(found)


def _clitics(word: str) -> tuple[int, ...]:
    """Where a word is cut before its clitics: "donne-le-moi", "a-t-il", "ce jour-là"."""
    if "-" not in word and "‑" not in word and "‐" not in word:
        return ()
    if _CAPITALS.match(word) and not word[1:2].islower() and not _PRONOUNS.search(word):
        return ()
    match = _DEMONSTRATIVE.match(word)
    if match:
        return (match.start(1),)
    cuts: list[int] = []
    end = len(word)
    while len(cuts) < 3 and (clitic := _CLITIC.search(word, 0, end)) and clitic.start() > 0:
        cuts.insert(0, clitic.start())
        end = clitic.start()
    return tuple(cuts)
