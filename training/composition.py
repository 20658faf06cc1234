"""Statements composed from templates, names annotated: the classes of text that real annotated statements lack.

Templates and word lists are in `templates/`; half of all names are invented, so that a network learns where
names stand rather than which names there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from training.annotated import Annotated, Name
from training.invention import FOLDER, Inventor, contracted, words

Segment = tuple[str, str]  # text and label; the empty label is no name
_SLOT = re.compile(r"\{([A-Za-z_]+?[0-9]?)(_l|_c|_C)?(?::(\d))?(?:\|(\w+))?\}")
_FEMININE = frozenset({"cellule", "chambre", "force", "voix", "marche", "caisse", "compagnie", "ligue",
                       "banque", "croix-rouge", "cour"})
_FEMININE_ENDINGS = ("tion", "ence", "ie", "ette", "sion", "té", "que", "se", "me", "aison", "ée")
_VOWELS = tuple("aeiouhéèêâîôAEIOUHÉÈÊÂÎÔ")


@cache
def _blocks() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for line in (FOLDER / "blocks.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            place, _, block = line.partition(" ")
            found.setdefault(place, []).append(block.replace(" / ", "\n"))
    return {place: tuple(blocks) for place, blocks in found.items()}


class Composer:
    """Statements without end from one seed."""

    def __init__(self, seed: int) -> None:
        self._names = Inventor(seed)
        self._number = 0

    def compose(self) -> Annotated:
        """One statement: head, title, body, signatures and contacts, each from the templates of its place."""
        chance = self._names.chance
        parts = [*self._some("head", 0, 2), *self._some("title", 0, 2), *self._body()]
        parts += [*self._some("sign", 0, 2), *self._some("contact", 0, 2)]
        text, names = "", []
        for place, segments in parts:
            if text:
                text += " " if place == "body" and chance.random() < 0.4 else "\n" if chance.random() < 0.3 else "\n\n"
            for piece, label in segments:
                if label:
                    names.append(Name(label, len(text), len(text) + len(piece)))
                text += piece
        self._number += 1
        return Annotated(f"composed-{self._number}", text + "\n", tuple(names))

    def _body(self) -> Iterator[tuple[str, list[Segment]]]:
        for _ in range(self._names.chance.randint(2, 7)):
            place = self._names.chance.choices(("body", "negative", "quote", "english"), (52, 26, 18, 4))[0]
            yield from self._some(place, 1, 1)

    def _some(self, place: str, least: int, most: int) -> Iterator[tuple[str, list[Segment]]]:
        for _ in range(self._names.chance.randint(least, most)):
            yield place, self._render(self._names.chance.choice(_blocks()[place]))

    def _render(self, block: str) -> list[Segment]:
        bound: dict[str, Segment] = {}
        segments: list[Segment] = []
        position = 0
        for slot in _SLOT.finditer(block):
            segments.append((block[position:slot.start()], ""))
            segments.extend(self._slot(slot, bound))
            position = slot.end()
        segments.append((block[position:], ""))
        return _capitalised(_contracted(segments))

    def _slot(self, slot: re.Match[str], bound: dict[str, Segment]) -> list[Segment]:
        kind, suffix, number, part = slot.groups()
        name = kind.lower()
        if kind.startswith("OF"):
            inner = {"ofloc": "loc", "ofdep": "dep", "oforg": self._names.pick(("orgf", "orgm", "orgv")),
                     "ofplace": "place"}[name]
            found = self._with_article(inner, self._value(inner, None, bound))
            segments = [("de " + found[0][0], ""), *found[1:]]
        elif suffix == "_l":
            segments = self._with_article(name, self._value(name, number, bound))
        else:
            segments = [self._value(name, number, bound)]
        if part:
            first, _, last = segments[0][0].partition(" ")
            segments = [(first if part == "pre" else last or first, segments[0][1])]
        if suffix == "_C" or (kind.isupper() and len(kind) > 1 and not kind.startswith("OF")):
            return [(text.upper(), label) for text, label in segments]
        if suffix == "_c" or (kind[0].isupper() and not kind.startswith("OF")):
            text, label = segments[0]
            segments[0] = (text[:1].upper() + text[1:], label)
        return segments

    def _value(self, name: str, number: str | None, bound: dict[str, Segment]) -> Segment:
        if number is None:
            return self._make(name)
        return bound.setdefault(f"{name}{number}", self._make(name))

    def _make(self, name: str) -> Segment:
        if name in _LABELLED:
            maker, label = _LABELLED[name]
            return maker(self._names), label
        if name in _PLAIN:
            return _PLAIN[name](self._names), ""
        return self._names.pick(words()[name]), ""

    def _with_article(self, name: str, value: Segment) -> list[Segment]:
        text = value[0]
        if name in {"loc", "per", "media", "company"}:
            return [("", ""), value]
        if name == "dep":
            return [("l'" if text.startswith(_VOWELS) else "la " if text.endswith("e") else "le ", ""), value]
        if text.startswith(_VOWELS):
            return [("l'", ""), value]
        head = text.split()[0].lower()
        feminine = head.endswith(_FEMININE_ENDINGS) or head in _FEMININE
        acronym = name in {"acr", "union"}
        return [("la " if (self._names.chance.random() < 0.6 if acronym else feminine) else "le ", ""), value]

def _contracted(segments: list[Segment]) -> list[Segment]:
    """The segments with articles and prepositions joined as French joins them across a slot's edge."""
    merged: list[Segment] = []
    for text, label in segments:
        if merged and not label and not merged[-1][1]:
            merged[-1] = (merged[-1][0] + text, "")
        elif text:
            merged.append((text, label))
    found: list[Segment] = []
    for index, (text, label) in enumerate(merged):
        after = merged[index + 1][0] if index + 1 < len(merged) else ""
        joined = text if label else contracted(text + after[:1])
        found.append((joined[:len(joined) - 1] if after and not label else joined, label))
    return found


def _capitalised(segments: list[Segment]) -> list[Segment]:
    if segments and not segments[0][1]:
        text = segments[0][0]
        segments[0] = (text[:1].upper() + text[1:], "")
    return segments


_LABELLED: dict[str, tuple[Callable[[Inventor], str], str]] = {
    "per": (Inventor.person, "PER"), "perupper": (Inventor.upper_person, "PER"),
    "perrev": (Inventor.reversed_person, "PER"), "sur": (Inventor.surname, "PER"), "pre": (Inventor.first, "PER"),
    "loc": (Inventor.town, "LOC"), "locale": (Inventor.town, "LOC"), "dep": (Inventor.department, "LOC"),
    "dep_f": (Inventor.department, "LOC"), "region": (Inventor.region, "LOC"), "street": (Inventor.street, "LOC"),
    "country": (lambda one: one.word("country"), "LOC"), "place": (lambda one: one.word("place"), "LOC"),
    "country_e": (lambda one: one.pick(("Belgium", "Germany", "Spain", "Greece", "United Kingdom", "Canada")), "LOC"),
    "orgf": (lambda one: one.organisation("headf", "adjectivef"), "ORG"),
    "orgm": (lambda one: one.organisation("headm", "adjective"), "ORG"),
    "orgv": (lambda one: one.organisation("headv", "adjectivef"), "ORG"),
    "acr": (Inventor.acronym, "ORG"), "section": (Inventor.section, "ORG"), "coll": (Inventor.collective, "ORG"),
    "company": (Inventor.company, "ORG"), "uni": (Inventor.university, "ORG"), "group": (Inventor.group, "ORG"),
    "office": (Inventor.office, "ORG"), "branch": (Inventor.branch, "ORG"), "slogan": (Inventor.slogan, "ORG"),
    "venue": (Inventor.venue, "ORG"), "chapter": (Inventor.chapter, "ORG"),
    "spot": (Inventor.spot, "LOC"),
    "union": (lambda one: one.word("union"), "ORG"), "lab": (lambda one: one.word("lab"), "ORG"),
    "labacr": (lambda one: one.word("labacr"), "ORG"), "media": (lambda one: one.word("media"), "ORG"),
    "institution": (lambda one: one.word("institution"), "ORG"), "ministry": (lambda one: one.word("ministry"), "ORG"),
    "institution_e": (lambda one: one.pick(("European Commission", "United Nations", "World Bank")), "ORG"),
    "orgfull_e": (Inventor.english_organisation, "ORG"),
}
_PLAIN: dict[str, Callable[[Inventor], str]] = {
    "date": Inventor.date, "year": Inventor.year, "phone": Inventor.phone, "num": lambda one: str(one.number()),
    "num2": lambda one: str(one.number() % 30), "cp": lambda one: f"{one.number() % 95 + 1:02d}{one.number() % 10}00",
    "hour": lambda one: one.pick(("9h", "10 h", "14h30", "18 heures", "12h")),
    "mail": lambda one: f"contact@{one.handle()}.example", "url": lambda one: f"www.{one.handle()}.example",
    "handle": Inventor.handle, "civil": lambda one: one.pick(("M.", "Mme", "Monsieur", "Madame", "Me", "Dr")),
    "topic_e": lambda one: one.pick(("hospital", "railway", "climate", "housing")),
    "address": lambda one: f"{one.number() % 90 + 1}, boulevard des Fictions",
    "event_l": lambda one: "l'événement " + one.word("event"),
}
