"""One job: how the organisations and people of a text stand to each other, as its own words say. Pure.

"A, issue de la fusion de B et de C", "A, membre de B", "A, fédération de la B", "A, anciennement B": a name, right
after it words that tell a relation, right after these the other names. What is denied, wished, asked or told of
others is not read: the words must stand between the names with nothing else. It proposes; people decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.names import KINDS, name_key
from indexer.annotation import Analysis, Label, Mention

# How far the words of a relation may reach beyond a name.
REACH = 120
LONGEST = 400
AROUND = 80
LONGEST_ACRONYM = 10


@dataclass(frozen=True, slots=True)
class Reading:
    """A relation that a text tells: between two names of records, with the words that tell it."""

    kind: str
    subject: str
    relation: str
    other: str
    quote: str


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words between two names. `heads` allows a common noun before the other name: "des associations de l'USH"."""

    relation: str
    words: re.Pattern[str]
    subjects: frozenset[Label]
    heads: bool = False


def _words(pattern: str) -> re.Pattern[str]:
    """The pattern with any white space between its words, in any case."""
    return re.compile(pattern.replace(" ", r"\s+").replace("'", "['’]"), re.IGNORECASE)


_ORGANISATIONS = frozenset({Label.ORGANISATION})
_ANYBODY = frozenset({Label.ORGANISATION, Label.PERSON})
# After a name: the end of its acronym, and what opens an apposition or a clause.
_APPOSED = r"\)?(?:,|,?\s*\(|\s[–—-])\s?(?:qui (?:est|sont) )?"
_OPENED = rf"(?:{_APPOSED}|\)? (?:est|sont) (?:aujourd'hui |désormais )?)"
_FUSED = r"(?:fusion|réunion|regroupement|rapprochement|union)"
_UNITS = (r"(?:con)?fédérations?|unions? (?:nationale|régionale|départementale|locale)s?|unions?|syndicats?|sections?|"
          r"branches?|composantes?|filiales?|antennes?")

_CUES = (
    _Cue("successor_of", _words(rf"{_OPENED}(?:issue?s?|née?s?) (?:en \d{{4}} )?(?:de la|du|d'une?) {_FUSED}"
                                r"(?: en \d{4})?(?:,? (?:en|entre) \d{4})?(?= )"), _ORGANISATIONS, heads=True),
    _Cue("successor_of", _words(r"\)?(?:,|,?\s*\()\s?(?:anciennement|précédemment|autrefois|ex[- ])"),
         _ORGANISATIONS),
    _Cue("successor_of", _words(r"\)?,? (?:qui )?(?:succède|a succédé|succédant|a pris la suite|prend la suite)(?= )"),
         _ORGANISATIONS),
    _Cue("member_of", _words(rf"{_OPENED}(?:membres?|adhérente?s?|affiliée?s?|rattachée?s?|composantes?)"
                             r"(?: (?:fondat(?:eur|rice)s?|à part entière|actifs?|actives?))?(?= )"), _ORGANISATIONS),
    _Cue("member_of", _words(r"\)?,? (?:qui )?(?:adhère|adhèrent|adhérant|est affiliée?|est adhérente?)(?= )"),
         _ORGANISATIONS),
    _Cue("member_of", _words(rf"\)?(?:,|,?\s*\()\s?(?:{_UNITS})(?= (?:de|du|des|d')(?:\s|(?<=')))"), _ORGANISATIONS),
    _Cue("member_of", _words(r",\s?(?:membre|adhérente?)(?: (?:fondat(?:eur|rice)|active?|actif))?(?= )"),
         frozenset({Label.PERSON})),
    _Cue("has_member", _words(rf"{_OPENED}(?:composée?s?|constituée?s?|formée?s?)(?= )"), _ORGANISATIONS),
    _Cue("has_member", _words(r"\)?,? (?:qui )?(?:regroupe|regroupent|regroupant|fédère|fédérant)(?= )"),
         _ORGANISATIONS),
)
# Between the words and a name, or between two names: small words, and what joins.
_OF = r"(?:(?:de la|du|des|de|en)(?!\w)|de l'|d')"
_SMALL = r"(?:(?:de la|des|du|de|à la|aux|au|à|la|les|le|entre)(?!\w)|de l'|à l'|d'|l')"
_LINK = _words(rf"\s*{_SMALL}?\s*{_SMALL}?\s*")
_JOINT = _words(rf"(?:\s*,\s*|,?\s+(?:et|ainsi que) ){_SMALL}?\s*{_SMALL}?\s*")
_HEAD = _words(r"\s*(?:(?:des|les|de|deux|trois|ses|anciens|anciennes|associations?|fédérations?|unions?|syndicats?|"
               r"organismes?|offices?|mutuelles?|régiona(?:les?|ux)|nationa(?:les?|ux)|départementa(?:les?|ux)|"
               rf"locales?)(?!\w)\s+|d')*{_SMALL}?\s*{_SMALL}?\s*")
_PLACED = _words(rf"\s+{_OF}\s*")
_AND_PLACE = _words(rf"(?:\s*,|\s+et)\s+{_OF}\s*")
_PRESIDENT = re.compile(r"(?:co-?)?présidente?s?(?:[·.(-]e\)?)?(?:\s+(?:national|général|départemental|régional)e?)?",
                        re.IGNORECASE)
_BREAK = re.compile(r"\n|(?<=[.!?])\s")
_LAST_BREAK = re.compile(r"(?s)(?:.*(?:\n|[.!?]\s))")
_FIRST_SPACE, _LAST_SPACE = re.compile(r"\s"), re.compile(r"\s\S*$")
# What takes back beforehand what follows: "si la FSU est membre de …".
_SUPPOSED = re.compile(r"\b(?:si|ni|que|qu['’])\s*(?:l[ae]s?\s+|l['’]\s*)?$", re.IGNORECASE)


def relations(text: str, mentions: Sequence[Mention]) -> tuple[Reading, ...]:
    """The relations that a text tells between its names, in order, each once."""
    names = _Names(text, mentions)
    found: dict[tuple[str, str, str], Reading] = {}
    for mention in names.mentions:
        if mention.label is Label.PLACE or _SUPPOSED.search(text, max(0, mention.start - 12), mention.start):
            continue
        for one in _of(text, mention, names):
            found.setdefault((one.subject, one.relation, name_key("organisation", one.other)), one)
    return tuple(found.values())


def _of(text: str, mention: Mention, names: _Names) -> Iterator[Reading]:
    kind = KINDS[mention.label].value
    for cue in _CUES:
        match = cue.words.match(text, mention.end, mention.end + REACH) if mention.label in cue.subjects else None
        if match is None:
            continue
        others = list(names.listed(match.end(), heads=cue.heads, several=cue.relation != "member_of"))
        for name, _ in others:
            if name_key(kind, name) != name_key(kind, mention.entity):
                quote = " ".join(text[mention.start:others[-1][1]].split())[:LONGEST]
                yield Reading(kind, mention.entity, cue.relation, name, quote)
        return


def presidencies(text: str, analysis: Analysis) -> Iterator[Reading]:
    """Who presides over which organisation, by the functions that a text gives."""
    written = {name_key("organisation", one.text): one.entity for one in analysis.mentions
               if one.label is Label.ORGANISATION}
    for role in analysis.roles:
        if role.organisation and role.function and _PRESIDENT.fullmatch(role.function.strip()):
            organisation = written.get(name_key("organisation", role.organisation), role.organisation)
            yield Reading("person", role.name, "president_of", organisation, _around(text, role.start, role.end))


def _around(text: str, start: int, end: int) -> str:
    """The words around a name: its line or sentence, or as much of it as is near, in whole words."""
    before, after = text[max(0, start - AROUND):start], text[end:end + AROUND]
    begin = _LAST_BREAK.search(before) or (_FIRST_SPACE.search(before) if start > AROUND else None)
    stop = _BREAK.search(after) or (_LAST_SPACE.search(after) if len(text) > end + AROUND else None)
    ahead, behind = before[begin.end():] if begin else before, after[:stop.start()] if stop else after
    return " ".join((ahead + text[start:end] + behind).split())


class _Names:
    """The names of a text by where they begin."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.mentions = sorted(mentions, key=lambda one: one.start)
        self._starting = {one.start: one for one in self.mentions}

    def listed(self, position: int, *, heads: bool, several: bool) -> Iterator[tuple[str, int]]:
        """The organisations listed from a position on, each with where it ends."""
        opening = _HEAD if heads else _LINK
        while match := opening.match(self.text, position, position + REACH):
            found = self._at(match.end())
            if found is None:
                return
            placed = self._placed(*found)
            yield from placed
            position = placed[-1][1]
            if not several:
                return
            opening = _JOINT

    def _at(self, position: int) -> tuple[str, int] | None:
        """The organisation that begins at a place, or within a longer name: "fédération de la CGT"."""
        found = self._starting.get(position)
        if found is not None:
            return (found.entity, found.end) if found.label is Label.ORGANISATION else None
        around = next((one for one in self.mentions if one.start < position < one.end), None)
        if around is None or around.label is not Label.ORGANISATION:
            return None
        written = " ".join(self.text[position:around.end].split())
        known = next((one.entity for one in self.mentions if one.text == written),
                     written if written.isupper() and len(written) <= LONGEST_ACRONYM else "")
        return (known, around.end) if known else None

    def _placed(self, name: str, end: int) -> list[tuple[str, int]]:
        """An organisation with the places that tell its branches apart: "l'USH de Midi-Pyrénées et du Gers"."""
        found: list[tuple[str, int]] = []
        link = _PLACED
        while match := link.match(self.text, end):
            place = self._starting.get(match.end())
            if place is None or place.label is not Label.PLACE:
                break
            joint = " ".join(match.group().removeprefix(",").split()).removeprefix("et ")
            space = "" if joint.endswith(("'", "’")) else " "
            found.append((f"{name} {joint}{space}{place.text}", place.end))
            end, link = place.end, _AND_PLACE
        return found or [(name, end)]
