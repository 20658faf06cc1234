"""One job: say in which language a text is written, from its small words. Knows no grammar and no library."""

from __future__ import annotations

import re
from collections import Counter

UNDETERMINED = "und"
"""The BCP 47 tag of a text that is too short or in none of the languages known here."""

_SMALL_WORDS = {
    "fr": "le la les l un une des du de d et est en que qui pour dans sur au aux par pas ne nous vous ils sont "
          "avec ce cette ces à être ont plus se leur leurs son sa ses où mais qu n s c",
    "en": "the of and to in a is for that on with by we are this as our be at it from have not their will an or "
          "which has was they",
    "es": "el la los las un una de del y en que por para con no se su sus al es son como más este esta pero lo "
          "nos muy hay ha",
    "de": "der die das und in den von zu mit ist für auf nicht ein eine dem des sich wir sie auch es an werden "
          "im zur zum bei oder als wird sind",
    "it": "il lo la i gli le un una di del della dei e in che per con non si è al alla sono come più questo "
          "nel nella dal da ha anche",
    "pt": "o a os as um uma de do da dos das e em que para com não se por no na ao à são como mais este esta "
          "pelo pela nos seu sua foi",
    "nl": "de het een van en in op te dat die voor met is niet zijn aan door om ook bij wij deze werd worden "
          "wordt naar tot als maar er",
    "br": "ar al an ur ul un da ha e en eus war gant evit ez eo zo ne ket hag o hor int deus penaos met ouzh "
          "vez vo bet er",
    "oc": "lo la los las un una de del e es en que per dins amb non se sus al als son mai aquesta nòstra nos "
          "avèm qu'es dels totes",
    "ca": "el la els les un una de del i en que per amb no es al als són més aquest aquesta però dels ha ens "
          "nostra seva hi",
}
_WORD = re.compile(r"[^\W\d_]+")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_SAMPLE = 100_000
_MIN_SCORE = 0.12
_SETS = {tag: frozenset(words.split()) for tag, words in _SMALL_WORDS.items()}


def language_of(text: str) -> str:
    """The BCP 47 tag of the language with the largest share of small words, or "und"."""
    words = list(map(str.lower, _WORD.findall(text, 0, _SAMPLE)))
    if len(words) < 4:
        return UNDETERMINED
    said = Counter(words)
    counts = {tag: sum(said[word] for word in small) for tag, small in _SETS.items()}
    best = max(counts, key=lambda tag: counts[tag])
    return best if counts[best] >= max(2, _MIN_SCORE * len(words)) else UNDETERMINED


def languages_by_paragraph(text: str) -> list[tuple[int, int, str]]:
    """Each paragraph's start, end and language; a paragraph too short to tell takes the language of the text."""
    whole = language_of(text)
    found: list[tuple[int, int, str]] = []
    start = 0
    for gap in (*((match.start(), match.end()) for match in _PARAGRAPHS.finditer(text)), (len(text), len(text))):
        if text[start:gap[0]].strip():
            language = language_of(text[start:gap[0]])
            found.append((start, gap[0], whole if language == UNDETERMINED else language))
        start = gap[1]
    return found
