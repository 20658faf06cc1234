"""Statements composed from templates, names annotated: the classes of text that real annotated statements lack.

Templates and word lists are in `templates/`; people and places come from the gazetteer, and half of all
names are invented, so that a network learns where names stand rather than which names there are.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from indexer.analysis import gazetteers
from training.annotated import Annotated, Name

Segment = tuple[str, str]  # text and label; the empty label is no name
_FOLDER = Path(__file__).parent / "templates"
_SLOT = re.compile(r"\{([A-Za-z_]+?[0-9]?)(_l|_c|_C)?(?::(\d))?(?:\|(\w+))?\}")
_VOWELS = tuple("aeiouhéèêâîôAEIOUHÉÈÊÂÎÔ")
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_SYLLABLES = "ba ber bou bri cal char cor da del dou fa fer ga gar gou jo ka la lam le lou ma mar mo na nou pa per po ra ri ro sa ser ta te tou va ver vi".split()
_ENDINGS = "ard aud eau el er et ez i ic in ière ieux is ko lin mont nier o on ot ou ski son ssou t telle u val ville y".split()
_PARTICLES = ("de ", "Le ", "Ben ", "El ", "da ", "Van ", "Di ", "d'", "N'", "Mac")


@cache
def _words() -> dict[str, tuple[str, ...]]:
    rows = (line.partition(": ") for line in (_FOLDER / "words.txt").read_text("utf-8").splitlines() if line[0] != "#")
    return {name: tuple(entry.strip() for entry in entries.split(" | ")) for name, _, entries in rows}


@cache
def _blocks() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for line in (_FOLDER / "blocks.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            place, _, block = line.partition(" ")
            found.setdefault(place, []).append(block.replace(" / ", "\n"))
    return {place: tuple(blocks) for place, blocks in found.items()}


@cache
def _people() -> tuple[tuple[str, ...], tuple[str, ...]]:
    first = tuple(form for form, _ in gazetteers.first_names().values())
    last = tuple(name.strip() for line in gazetteers.lines("surnames") for name in line.split(","))
    return first, last


@cache
def _towns() -> tuple[str, ...]:
    return tuple(place.name for place in gazetteers.places() if place.kind in {"city", "commune"})


class Composer:
    """Statements without end from one seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._number = 0

    def compose(self) -> Annotated:
        """One statement: head, title, body, signatures and contacts, each from the templates of its place."""
        chance = self._chance
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
        for _ in range(self._chance.randint(2, 7)):
            place = self._chance.choices(("body", "negative", "quote", "english"), (52, 26, 18, 4))[0]
            yield from self._some(place, 1, 1)

    def _some(self, place: str, least: int, most: int) -> Iterator[tuple[str, list[Segment]]]:
        for _ in range(self._chance.randint(least, most)):
            yield place, self._render(self._chance.choice(_blocks()[place]))

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
            inner = {"ofloc": "loc", "ofdep": "dep", "oforg": self._pick(("orgf", "orgm", "orgv")),
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
            return maker(self), label
        if name in _PLAIN:
            return _PLAIN[name](self), ""
        return self._pick(_words()[name]), ""

    def _with_article(self, name: str, value: Segment) -> list[Segment]:
        text = value[0]
        if name in {"loc", "per", "media", "company"}:
            return [("", ""), value]
        if name == "dep":
            return [("l'" if text.startswith(_VOWELS) else "la " if text.endswith("e") else "le ", ""), value]
        if text.startswith(_VOWELS):
            return [("l'", ""), value]
        head = text.split()[0].lower()
        feminine = head.endswith(("tion", "ence", "ie", "ette", "sion", "té", "que", "se", "me", "aison", "ée")) or head in _FEMININE
        acronym = name in {"acr", "union"}
        return [("la " if (self._chance.random() < 0.6 if acronym else feminine) else "le ", ""), value]

    def _pick(self, entries: tuple[str, ...]) -> str:
        return self._chance.choice(entries)

    def _word(self, name: str) -> str:
        return self._pick(_words()[name])

    def invented(self) -> str:
        """A surname that nobody bears."""
        chance = self._chance
        stem = "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(1, 2))) + chance.choice(_ENDINGS)
        return (chance.choice(_PARTICLES) if chance.random() < 0.1 else "") + stem.capitalize()

    def first(self) -> str:
        """A first name, at times a compound one."""
        names = _people()[0]
        chance = self._chance
        return self._pick(names) + (f"-{self._pick(names)}" if chance.random() < 0.1 else "")

    def surname(self) -> str:
        """A surname, listed or invented, at times a double one."""
        chance = self._chance
        one = self.invented() if chance.random() < 0.5 else self._pick(_people()[1])
        return one + (f"{chance.choice('- ')}{self.invented()}" if chance.random() < 0.08 else "")

    def person(self) -> str:
        """A full name; some have initials."""
        draw = self._chance.random()
        first = self.first()
        if draw < 0.06:
            first = f"{first[0]}."
        elif draw < 0.09 and "-" in first:
            first = "-".join(f"{part[0]}." for part in first.split("-"))
        return f"{first} {self.surname()}"

    def upper_person(self) -> str:
        """A full name with the surname in capitals."""
        return f"{self.first()} {self.surname().upper()}"

    def reversed_person(self) -> str:
        """A full name, surname first."""
        surname = self.surname()
        return f"{surname.upper() if self._chance.random() < 0.7 else surname} {self.first()}"

    def town(self) -> str:
        """A town, one in four invented."""
        if self._chance.random() < 0.25:
            name = self.invented().removeprefix("d'").strip()
            return self._pick((f"Saint-{name}", f"{name}-sur-{self.invented().split()[-1]}", name, f"La {name}", f"{name}-les-Bains"))
        return self._pick(_towns())

    def department(self) -> str:
        """A département."""
        return self._pick(tuple(place.name for place in gazetteers.places() if place.kind == "department"))

    def region(self) -> str:
        """A region."""
        return self._pick(tuple(place.name for place in gazetteers.places() if place.kind == "region"))

    def acronym(self) -> str:
        """An acronym, two in three invented."""
        if self._chance.random() < 0.33:
            return self._word("union")
        letters = [self._chance.choice("ABCDEFGILMNOPRSTU") for _ in range(self._chance.randint(3, 6))]
        letters[1] = self._chance.choice("AEIOU" + letters[1])
        return "".join(letters)

    def organisation(self, head: str, adjective: str) -> str:
        """A full name under a head word: adjectives, then what or whom it is for, at times a place."""
        chance = self._chance
        parts = [self._word(head)]
        if chance.random() < 0.5:
            parts.append(self._word(adjective))
        field = self._word("field")
        parts.append(self._pick((f"des {self._word('trade')}", f"des {self._word('trade')}", f"de {field}", f"de {field}",
                                 f"pour {self._word('cause')}", f"{self._word('union')} {self._word('sector')}",
                                 f"des {self._word('trade')} et des {self._word('trade')}",
                                 f"de {field} et de {self._word('field')}")))
        if chance.random() < 0.3:
            parts.append(self._pick((f"de {self.town()}", self.region(), self.department())))
        return _joined(" ".join(parts))

    def collective(self) -> str:
        """A name that begins like no organisation."""
        trade, cause = self._word("trade"), self._word("cause")
        return _joined(self._pick((
            f"Collectif {trade} {self._word('sentiment')}", f"collectif des {trade} de {self.town()}",
            f"{trade.capitalize()} {self._word('sentiment')}", f"Comité de soutien à {self.person()}",
            f"Sauvons {cause}", f"Stop {self._word('law').split()[-1]} {self.town()}", f"Les Amis de {self.town()}",
            f"Assemblée des {trade} de {self.town()}", f"Alerte {trade}", f"Collectif {self.town()} {self._word('sentiment')}",
            f"comité de grève de {self._word('company')}", f"Urgence {trade}", f"collectif {self.invented()}",
            f"Touche pas à {cause}", f"Association {self.invented()}", f"Vivre à {self.town()}",
            f"Coordination {self.department()} {self._word('sentiment')}", f"{self.invented()} {self._word('sentiment')}")))

    def section(self) -> str:
        """A union at its place of work or in its district."""
        union, town = self._word("union"), self.town()
        return self._pick((
            f"{union} {self.company()}", f"{union} {self._word('sector')}", f"{union} {self._word('sector')} {self.department()}",
            f"{union} {town}", f"{union} {self._chance.randint(1, 95):02d}", f"UD {union} {self.department()}",
            f"Union locale {union} de {town}", f"union départementale {union} {self._chance.randint(1, 95):02d}",
            f"Fédération {union} {self._word('sector')}", f"{union}-{self._word('sector')}", f"UL {union} {town}",
            f"{union} {self.region()}", f"Syndicat {union} du CHU de {town}", f"{union} Université de {town}"))

    def company(self) -> str:
        """A company, half of them invented."""
        if self._chance.random() < 0.5:
            return self._word("company")
        stem = self.invented().split()[-1]
        return stem + self._pick(("", "", " SA", " Industries", " France", " & Cie", " Logistique", "ex", "ia", " Habitat"))

    def university(self) -> str:
        """A university or school."""
        town = self.town()
        return _joined(self._pick((f"université de {town}", f"Université {self.person()}", f"Université {town} {self._chance.randint(1, 8)}",
                                   f"IUT de {town}", f"université {town}-{self._pick(_towns())}", f"Sciences Po {town}",
                                   f"INSA {town}", f"École supérieure de {town}", f"Institut {self.invented()}")))

    def office(self) -> str:
        """A public office, court, school or hospital named with its town."""
        town = self.town()
        return _joined(self._pick((
            f"mairie de {town}", f"préfecture de {town}", f"rectorat de {town}", f"hôpital de {town}", f"CHU de {town}",
            f"clinique {self.surname()}", f"lycée {self.person()}", f"collège {self.surname()}", f"EHPAD {self.surname()}",
            f"tribunal administratif de {town}", f"cour d'appel de {town}", f"conseil départemental de {self.department()}",
            f"école {self.person()}", f"conseil de prud'hommes de {town}", f"CAF de {town}")))

    def group(self) -> str:
        """A group of elected members or a local list."""
        town = self.town()
        return self._pick((f"{town} Collectif", f"{town} en commun", f"Ensemble pour {town}", f"{town} citoyenne",
                           "Écologistes et solidaires", "Gauche unie", f"Mieux vivre à {town}", f"{town} Avenir"))

    def english_organisation(self) -> str:
        """An organisation of an English paragraph."""
        return " ".join((self._pick(("International", "European", "National", "World", "Free", "British", "Belgian")),
                         self._pick(("Federation", "Union", "Association", "Network", "Council", "Foundation", "Confederation")),
                         self._pick(("of", "for")),
                         self._pick(("Transport Workers", "Journalists", "Human Rights", "Public Services", "Teachers",
                                     "Free Software", "Tenants", "Nurses and Doctors", "Students"))))

    def street(self) -> str:
        """A street without its number."""
        return f"{self._word('street')} {self._word('streetname')}"

    def number(self) -> int:
        """A number of one to three digits."""
        return self._chance.choice((self._chance.randint(2, 99), self._chance.randint(100, 999)))

    def date(self) -> str:
        """A date in words."""
        day = self._chance.randint(1, 28)
        return f"{day if day > 1 else '1er'} {self._pick(tuple(_MONTHS))}" + self._pick(("", f" {self.year()}"))

    def year(self) -> str:
        """A year."""
        return str(self._chance.randint(1985, 2026))

    def phone(self) -> str:
        """A number reserved for fiction."""
        return f"06 39 98 {self._chance.randint(0, 99):02d} {self._chance.randint(0, 99):02d}"

    def handle(self) -> str:
        """A made-up account or domain name."""
        return (self._word("union") + self.invented()).replace(" ", "").replace("'", "").replace("-", "").lower()


_FEMININE = frozenset("cellule chambre force voix marche caisse compagnie ligue banque croix-rouge cour ".split())


def _joined(text: str) -> str:
    """The text with "de le" and the like contracted."""
    return _contract(text)


def _contract(text: str) -> str:
    text = re.sub(r"\bde les? ", lambda match: "des " if match.group().endswith("les ") else "du ", text)
    text = re.sub(r"\bà les? ", lambda match: "aux " if match.group().endswith("les ") else "au ", text)
    return re.sub(r"\b([Dd])e (?=[aeiouyéèêâîôAEIOUYÉÈÊÂÎÔ])", r"\1'", text)


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
        if not label:
            text = _contract(text + after[:1])
            text = text[:len(text) - 1] if after else text
        found.append((text, label))
    return found


def _capitalised(segments: list[Segment]) -> list[Segment]:
    if segments and not segments[0][1]:
        text = segments[0][0]
        segments[0] = (text[:1].upper() + text[1:], "")
    return segments


_LABELLED: dict[str, tuple[Callable[[Composer], str], str]] = {
    "per": (Composer.person, "PER"), "perupper": (Composer.upper_person, "PER"),
    "perrev": (Composer.reversed_person, "PER"), "sur": (Composer.surname, "PER"), "pre": (Composer.first, "PER"),
    "loc": (Composer.town, "LOC"), "locale": (Composer.town, "LOC"), "dep": (Composer.department, "LOC"),
    "dep_f": (Composer.department, "LOC"), "region": (Composer.region, "LOC"), "street": (Composer.street, "LOC"),
    "country": (lambda one: one._word("country"), "LOC"), "place": (lambda one: one._word("place"), "LOC"),
    "country_e": (lambda one: one._pick(("Belgium", "Germany", "Spain", "Greece", "United Kingdom", "Canada")), "LOC"),
    "orgf": (lambda one: one.organisation("headf", "adjectivef"), "ORG"),
    "orgm": (lambda one: one.organisation("headm", "adjective"), "ORG"),
    "orgv": (lambda one: one.organisation("headv", "adjectivef"), "ORG"),
    "acr": (Composer.acronym, "ORG"), "section": (Composer.section, "ORG"), "coll": (Composer.collective, "ORG"),
    "company": (Composer.company, "ORG"), "uni": (Composer.university, "ORG"), "group": (Composer.group, "ORG"),
    "office": (Composer.office, "ORG"),
    "union": (lambda one: one._word("union"), "ORG"), "lab": (lambda one: one._word("lab"), "ORG"),
    "labacr": (lambda one: one._word("labacr"), "ORG"), "media": (lambda one: one._word("media"), "ORG"),
    "institution": (lambda one: one._word("institution"), "ORG"), "ministry": (lambda one: one._word("ministry"), "ORG"),
    "institution_e": (lambda one: one._pick(("European Commission", "United Nations", "World Bank")), "ORG"),
    "orgfull_e": (Composer.english_organisation, "ORG"),
}
_PLAIN: dict[str, Callable[[Composer], str]] = {
    "date": Composer.date, "year": Composer.year, "phone": Composer.phone, "num": lambda one: str(one.number()),
    "num2": lambda one: str(one.number() % 30), "cp": lambda one: f"{one.number() % 95 + 1:02d}{one.number() % 10}00",
    "hour": lambda one: one._pick(("9h", "10 h", "14h30", "18 heures", "12h")),
    "mail": lambda one: f"contact@{one.handle()}.example", "url": lambda one: f"www.{one.handle()}.example",
    "handle": Composer.handle, "civil": lambda one: one._pick(("M.", "Mme", "Monsieur", "Madame", "Me", "Dr")),
    "topic_e": lambda one: one._pick(("hospital", "railway", "climate", "housing")),
    "address": lambda one: f"{one.number() % 90 + 1}, boulevard des Fictions",
    "event_l": lambda one: "l'événement " + one._word("event"),
}
