"""What plain words of a query mean: dates, document types, "signé par", names of records. Knows no engine query."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from indexer.initials import initials_of
from indexer.lexicon import Lexicon
from indexer.querydates import day_at, in_figures, period_at
from indexer.stopwords import STOP_WORDS
from indexer.syntax import Group, Join, Meaning, Meant, Negated, Node, Required, Text
from indexer.terms import Kind, Word, fold, tokenise

_MOST_WORDS = 32
_LONGEST_NAME = 20
_LONGEST_PERSON = 5
_SIGNED = frozenset({"signe", "signee", "signes", "signees", "signataire", "signataires", "signed"})
_BY = (["par"], ["by"])
_CONTACTS = frozenset({"contact", "contacts"})
_OF_THE_PRESS = frozenset({"presse", "press", "media", "medias"})
_ROLES_BEHIND = dict.fromkeys(("signataire", "signatory"), Meaning.SIGNATORY) | dict.fromkeys(
    ("cite", "citee", "quoted"), Meaning.QUOTED)

# The first word of a document type → (words that may follow, the type). Longest readings first.
_TYPES: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "lettre": ((("ouverte",), "lettre_ouverte"),),
    "lettres": ((("ouvertes",), "lettre_ouverte"),),
    "communique": ((("de", "presse"), "communique"), ((), "communique")),
    "communiques": ((("de", "presse"), "communique"), ((), "communique")),
    "declaration": ((("liminaire",), "declaration"), ((), "declaration")),
    "declarations": ((("liminaires",), "declaration"), ((), "declaration")),
    "resolution": (((), "resolution"),),
    "resolutions": (((), "resolution"),),
    "tract": (((), "tract"),),
    "tracts": (((), "tract"),),
    "motion": (((), "motion"),),
    "motions": (((), "motion"),),
    "open": ((("letter",), "lettre_ouverte"), (("letters",), "lettre_ouverte")),
    "press": tuple(((word,), "communique") for word in ("release", "releases", "statement", "statements")),
    "leaflet": (((), "tract"),),
    "leaflets": (((), "tract"),),
}
_LONGEST_CODE = 5
_NUMBER = re.compile(r"\d+(?:-\d+)*")
# How many words may be one, and how long that must be to be no chance.
_MOST_GLUED, _SHORTEST_GLUED = 4, 6
# What may stand between "signé" and the name of an organisation.
_GROUPS = frozenset({"elus", "elues", "groupe", "groupes", "membres", "militants", "militantes", "section", "sections",
                     "syndicat", "syndicats", "syndical", "syndicale", "bureau", "secretariat", "organisation",
                     "organisations", "delegation", "conjointement", "notamment", "par"})
_LETTERS = frozenset({"lettre", "lettres", "courrier", "courriers"})
_ADDRESSED = frozenset({"a", "au", "aux"})


@dataclass(frozen=True, slots=True)
class Chip:
    """Words of the query, query[start:end], that were understood.

    A caller hands `key` back so that the words are taken as words only.
    """

    meaning: Meaning
    values: tuple[str, ...]
    text: str
    start: int
    end: int

    key: str


def understand(node: Node, text: str, lexicon: Lexicon, dismissed: Collection[str] = ()) -> Node:
    """The tree with runs of plain words replaced by what they mean; `dismissed` are keys of chips."""
    if isinstance(node, Text) and _is_plain(node):
        return _grouped(list(_run(text, [node], lexicon, dismissed)), Join.SIDE)
    if not isinstance(node, Group):
        return node
    if node.join is not Join.SIDE:
        return Group(node.join, tuple(understand(part, text, lexicon, dismissed) for part in node.parts), node.boost)
    parts: list[Node] = []
    run: list[Text] = []
    for part in node.parts:
        if isinstance(part, Text) and _is_plain(part) and _adjoins(text, run, part):
            run.append(part)
            continue
        parts += _run(text, run, lexicon, dismissed)
        run = [part] if isinstance(part, Text) and _is_plain(part) else []
        if not run:
            parts.append(understand(part, text, lexicon, dismissed) if isinstance(part, Group) else part)
    parts += _run(text, run, lexicon, dismissed)
    return Group(Join.SIDE, tuple(parts), node.boost)


def chips_of(node: Node | None, text: str) -> Iterator[Chip]:
    """The chips of a tree, in order."""
    if isinstance(node, Meant):
        start, end = node.words[0].start, node.words[-1].end
        yield Chip(node.meaning, node.values, text[start:end], start, end, key_of(node))
    elif isinstance(node, Group):
        for part in node.parts:
            yield from chips_of(part, text)
    elif isinstance(node, Negated | Required):
        yield from chips_of(node.part, text)


def key_of(meant: Meant) -> str:
    """What names a meaning: "date:2009-03"."""
    return f"{meant.meaning.value}:{'|'.join(meant.values)}"


def _is_plain(node: Text) -> bool:
    return not (node.exact or node.prefix or node.edits) and node.boost == 1.0


def _adjoins(text: str, run: Sequence[Text], part: Text) -> bool:
    """Whether only white space stands between the run and the part."""
    return not run or text[run[-1].end:part.start].isspace()


def _grouped(parts: list[Node], join: Join) -> Node:
    return parts[0] if len(parts) == 1 else Group(join, tuple(parts))


def _run(text: str, run: Sequence[Text], lexicon: Lexicon, dismissed: Collection[str]) -> list[Node]:
    """The nodes of a run of plain words."""
    if not run:
        return []
    start = run[0].start
    words = list(tokenise(text[start:run[-1].end]))
    texts = [Text(text[start + word.start:start + word.end], start + word.start, start + word.end) for word in words]
    if len(words) > _MOST_WORDS:
        return [*texts]
    reader = _Reader(text, words, texts, lexicon)
    nodes: list[Node] = []
    index = 0
    while index < len(texts):
        meant = reader.meaning_at(index)
        if meant is None:
            nodes.append(texts[index])
            index += 1
            continue
        nodes += meant.words if key_of(meant) in dismissed else [meant]
        index += len(meant.words)
    return nodes


class _Reader:
    """Reads meanings off the words of one run."""

    def __init__(self, text: str, words: Sequence[Word], texts: Sequence[Text], lexicon: Lexicon) -> None:
        self._text = text
        self._kinds = [word.kind for word in words]
        self._texts = texts
        self._folded = [fold(text.text) for text in texts]
        self._lexicon = lexicon

    def meaning_at(self, index: int) -> Meant | None:
        """What the words from `index` on mean, the surest reading first."""
        return (self._signed(index) or self._contact(index) or self._period(index) or self._day(index)
                or self._type(index) or self._code(index) or self._name(index))

    def _words(self, index: int, count: int) -> tuple[Text, ...]:
        return tuple(self._texts[index:index + count])

    def _spoken(self, index: int, count: int) -> str:
        return " ".join(text.text for text in self._texts[index:index + count])

    def _signed(self, index: int) -> Meant | None:
        if self._folded[index] not in _SIGNED:
            return None
        begin = index + 1 + (self._folded[index + 1:index + 2] in _BY)
        return (self._role_of(Meaning.SIGNATORY, index, begin, self._people_at)
                or self._role_of(Meaning.ISSUER, index, self._name_behind(begin, _GROUPS), self._organisation_at))

    def _contact(self, index: int) -> Meant | None:
        """"contact presse HSO": the press contacts of an organisation, or what a person is the contact of."""
        if self._folded[index] not in _CONTACTS:
            return None
        begin = self._name_behind(index + 1, _OF_THE_PRESS)
        return (self._role_of(Meaning.CONTACT, index, begin, self._people_at)
                or self._role_of(Meaning.CONTACT, index, begin, self._organisation_at))

    def _name_behind(self, index: int, words: Collection[str]) -> int:
        """Where a name may begin at `index` or behind these words and function words."""
        while index < len(self._texts) and (self._folded[index] in words or self._folded[index] in STOP_WORDS
                                            or self._kinds[index] is Kind.ELIDED):
            index += 1
        return index

    def _role_of(self, meaning: Meaning, index: int, begin: int,
                 read: Callable[[int, int], tuple[str, ...]]) -> Meant | None:
        """The words from `index` to the end of the longest name that is read at `begin`, with this meaning."""
        for count in range(min(_LONGEST_NAME, len(self._texts) - begin), 0, -1):
            if {self._folded[begin], self._folded[begin + count - 1]} & STOP_WORDS:
                continue
            names = read(begin, count)
            if names:
                return Meant(meaning, names, self._words(index, begin + count - index))
        return None

    def _people_at(self, index: int, count: int) -> tuple[str, ...]:
        records = self._lexicon.people(self._spoken(index, count)) if count <= _LONGEST_PERSON + 1 else ()
        return tuple(record.name for record in records)

    def _organisation_at(self, index: int, count: int) -> tuple[str, ...]:
        return self._organisation(self._spoken(index, count), count)

    def _day(self, index: int) -> Meant | None:
        day = day_at(self._folded, index)
        return Meant(Meaning.DAY, (day,), self._words(index, 2)) if day else None

    def _code(self, index: int) -> Meant | None:
        """Letters and a number that the archive writes as one, or words of which it knows one only so.

        "RN 147", "L. 2312-8"; "A Better Ubisoft", where all that there is is "ABetterUbisoft".
        """
        letters, number = (*self._folded[index:index + 2], "")[:2]
        if letters.isalpha() and _NUMBER.fullmatch(number) and len(letters) <= _LONGEST_CODE:
            joined = letters + number
            known = self._lexicon.knows(joined)
            return Meant(Meaning.CODE, (joined,), self._words(index, 2)) if known else None
        for count in range(min(_MOST_GLUED, len(self._texts) - index), 1, -1):
            words = self._folded[index:index + count]
            joined = "".join(words)
            if (all(map(str.isalpha, words)) and len(joined) >= _SHORTEST_GLUED and self._lexicon.knows(joined)
                    and not all(map(self._lexicon.knows, words))):
                return Meant(Meaning.CODE, (joined,), self._words(index, count))
        return None

    def _period(self, index: int) -> Meant | None:
        figures = self._figures(index)
        if figures:
            return figures
        period = period_at(self._folded, index)
        return period and Meant(Meaning.DATE, (period.edtf,), self._words(index, period.words))

    def _figures(self, index: int) -> Meant | None:
        """A date in figures, which is several words: "21/06/2024"."""
        start = self._texts[index].start
        for count in (3, 2):
            words = self._words(index, count)
            date = in_figures(self._text[start:words[-1].end]) if len(words) == count else None
            if date:
                return Meant(Meaning.DATE, (date,), words)
        return None

    def _type(self, index: int) -> Meant | None:
        for following, value in _TYPES.get(self._folded[index], ()):
            if tuple(self._folded[index + 1:index + 1 + len(following)]) == following:
                return Meant(Meaning.TYPE, (value,), self._words(index, 1 + len(following)))
        addressed = self._folded[index + 1:index + 2]
        if self._folded[index] in _LETTERS and addressed and addressed[0] in _ADDRESSED:
            return Meant(Meaning.TYPE, ("lettre_ouverte",), self._words(index, 1))
        return None

    def _organisation(self, name: str, count: int) -> tuple[str, ...]:
        """The record of this name, then its other names; of single words, acronyms and names with other names only."""
        records = [record.name for record in self._lexicon.named("organisation", name)]
        others = (*self._lexicon.other_names(name), *self._acronyms(name))
        if not others and (not records or (count == 1 and not records[0].isupper())):
            return ()
        return tuple(dict.fromkeys([*(records or others)[:1], *others]))

    def _acronyms(self, name: str) -> list[str]:
        """The organisations called by the initials of a name of three words or more."""
        initials = initials_of(name)
        records = self._lexicon.named("organisation", initials) if initials else ()
        return [record.name for record in records if record.name.isupper()]

    def _name(self, index: int) -> Meant | None:
        if self._folded[index] in STOP_WORDS or self._kinds[index] is Kind.ELIDED:
            return None
        longest = _LONGEST_NAME if self._lexicon.begins_name(self._texts[index].text) else _LONGEST_PERSON
        for count in range(min(longest, len(self._texts) - index), 0, -1):
            if self._folded[index + count - 1] in STOP_WORDS:
                continue
            name = self._spoken(index, count)
            if longest == _LONGEST_NAME and (organisation := self._organisation(name, count)):
                return Meant(Meaning.ORGANISATION, organisation, self._words(index, count))
            if 1 < count <= _LONGEST_PERSON and (people := self._lexicon.people(name)):
                return self._with_role(index, count, tuple(one.name for one in people))
        return self._initials(index)

    def _initials(self, index: int) -> Meant | None:
        """The organisations whose initials are a word that the archive does not have."""
        if self._lexicon.knows(self._folded[index]):
            return None
        names = tuple(record.name for record in self._lexicon.named("initials", self._folded[index]))
        return Meant(Meaning.ORGANISATION, names, self._words(index, 1)) if names else None

    def _with_role(self, index: int, count: int, names: tuple[str, ...]) -> Meant:
        """"Jean-Michel Fabre est cité": a person and what the words behind say of it."""
        behind = index + count
        behind += self._folded[behind:behind + 1] == ["est"]
        meaning = _ROLES_BEHIND.get(" ".join(self._folded[behind:behind + 1]))
        if meaning is None:
            return Meant(Meaning.PERSON, names, self._words(index, count))
        return Meant(meaning, names, self._words(index, behind + 1 - index))
