"""Names that nobody bears beside names that many do: people, places and organisations, made from one seed."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

from indexer.analysis import gazetteers

FOLDER = Path(__file__).parent / "templates"


_PARTICLES = ("de ", "Le ", "Ben ", "El ", "da ", "Van ", "Di ", "d'", "N'", "Mac")


@cache
def words() -> dict[str, tuple[str, ...]]:
    """Every list of `words.txt` by name."""
    rows = (line.partition(": ") for line in (FOLDER / "words.txt").read_text("utf-8").splitlines() if line[0] != "#")
    return {name: tuple(entry.strip() for entry in entries.split(" | ")) for name, _, entries in rows}


@cache
def _people() -> tuple[tuple[str, ...], tuple[str, ...]]:
    first = tuple(form for form, _ in gazetteers.first_names().values())
    last = tuple(name.strip() for line in gazetteers.lines("surnames") for name in line.split(","))
    return first, last


@cache
def _towns() -> tuple[str, ...]:
    return tuple(place.name for place in gazetteers.places() if place.kind in {"city", "commune"})


def contracted(text: str) -> str:
    """The text with "de le" and the like joined as French joins them."""
    text = re.sub(r"\bde les? ", lambda match: "des " if match.group().endswith("les ") else "du ", text)
    text = re.sub(r"\bà les? ", lambda match: "aux " if match.group().endswith("les ") else "au ", text)
    return re.sub(r"\b([Dd])e (?=[aeiouyéèêâîôAEIOUYÉÈÊÂÎÔ])", r"\1'", text)


class Inventor:
    """Names and small facts without end from one seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def pick(self, entries: tuple[str, ...]) -> str:
        """One of the entries."""
        return self.chance.choice(entries)

    def word(self, name: str) -> str:
        """One entry of a list of `words.txt`."""
        return self.pick(words()[name])

    def invented(self) -> str:
        """A surname that nobody bears."""
        chance = self.chance
        stem = "".join(chance.choice(words()["syllable"]) for _ in range(chance.randint(1,
            2))) + chance.choice(words()["ending"])
        return (chance.choice(_PARTICLES) if chance.random() < 0.1 else "") + stem.capitalize()

    def first(self) -> str:
        """A first name, at times a compound one."""
        names = _people()[0]
        chance = self.chance
        return self.pick(names) + (f"-{self.pick(names)}" if chance.random() < 0.1 else "")

    def surname(self) -> str:
        """A surname, listed or invented, at times a double one."""
        chance = self.chance
        one = self.invented() if chance.random() < 0.5 else self.pick(_people()[1])
        return one + (f"{chance.choice('- ')}{self.invented()}" if chance.random() < 0.08 else "")

    def person(self) -> str:
        """A full name; some have initials."""
        draw = self.chance.random()
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
        return f"{surname.upper() if self.chance.random() < 0.7 else surname} {self.first()}"

    def town(self) -> str:
        """A town, one in four invented."""
        if self.chance.random() < 0.25:
            name = self.invented().removeprefix("d'").strip()
            return self.pick((f"Saint-{name}", f"{name}-sur-{self.invented().split()[-1]}", name, f"La {name}",
                f"{name}-les-Bains"))
        return self.pick(_towns())

    def department(self) -> str:
        """A département."""
        return self.pick(tuple(place.name for place in gazetteers.places() if place.kind == "department"))

    def region(self) -> str:
        """A region."""
        return self.pick(tuple(place.name for place in gazetteers.places() if place.kind == "region"))

    def acronym(self) -> str:
        """An acronym, two in three invented."""
        if self.chance.random() < 0.33:
            return self.word("union")
        letters = [self.chance.choice("ABCDEFGILMNOPRSTU") for _ in range(self.chance.randint(3, 6))]
        letters[1] = self.chance.choice("AEIOU" + letters[1])
        return "".join(letters)

    def organisation(self, head: str, adjective: str) -> str:
        """A full name under a head word: adjectives, then what or whom it is for, at times a place."""
        chance = self.chance
        parts = [self.word(head)]
        if chance.random() < 0.5:
            parts.append(self.word(adjective))
        field = self.word("field")
        parts.append(self.pick((f"des {self.word('trade')}", f"des {self.word('trade')}", f"de {field}",
            f"de {field}",
                                 f"pour {self.word('cause')}", f"{self.word('union')} {self.word('sector')}",
                                 f"des {self.word('trade')} et des {self.word('trade')}",
                                 f"de {field} et de {self.word('field')}")))
        if chance.random() < 0.3:
            parts.append(self.pick((f"de {self.town()}", self.region(), self.department())))
        return contracted(" ".join(parts))

    def collective(self) -> str:
        """A name that begins like no organisation."""
        trade, cause = self.word("trade"), self.word("cause")
        return contracted(self.pick((
            f"Collectif {trade} {self.word('sentiment')}", f"collectif des {trade} de {self.town()}",
            f"{trade.capitalize()} {self.word('sentiment')}", f"Comité de soutien à {self.person()}",
            f"Sauvons {cause}", f"Stop {self.word('law').split()[-1]} {self.town()}", f"Les Amis de {self.town()}",
            f"Assemblée des {trade} de {self.town()}", f"Alerte {trade}",
            f"Collectif {self.town()} {self.word('sentiment')}",
            f"comité de grève de {self.word('company')}", f"Urgence {trade}", f"collectif {self.invented()}",
            f"Touche pas à {cause}", f"Association {self.invented()}", f"Vivre à {self.town()}",
            f"Coordination {self.department()} {self.word('sentiment')}",
            f"{self.invented()} {self.word('sentiment')}")))

    def section(self) -> str:
        """A union at its place of work or in its district."""
        union, town = self.word("union"), self.town()
        return self.pick((
            f"{union} {self.company()}", f"{union} {self.word('sector')}",
            f"{union} {self.word('sector')} {self.department()}",
            f"{union} {town}", f"{union} {self.chance.randint(1, 95):02d}", f"UD {union} {self.department()}",
            f"Union locale {union} de {town}", f"union départementale {union} {self.chance.randint(1, 95):02d}",
            f"Fédération {union} {self.word('sector')}", f"{union}-{self.word('sector')}", f"UL {union} {town}",
            f"{union} {self.region()}", f"Syndicat {union} du CHU de {town}", f"{union} Université de {town}"))

    def branch(self) -> str:
        """A union, association or body whose name goes on to say where it is."""
        return contracted(self.pick((
            f"syndicat {self.word('unionfull')} de {self.office()}",
            f"Syndicat {self.word('unionfull')} de {self.office()}",
            f"syndicat {self.word('union')} de {self.office()}", f"GHT {self.of_department()}",
            f"section {self.word('union')} de {self.company()}", f"comité d'entreprise de {self.company()}",
            f"{self.word('unionfull')} {self.word('sector')} {self.department()}",
            f"Chambre d'agriculture {self.of_department()}",
            f"Maison des syndicats de {self.town()}",
            f"Association des {self.word('trade')} de {self.town()} et environs",
            f"Ligue des droits de l'Homme de {self.town()}", f"Secours populaire {self.of_department()}",
            f"{self.town()} Agglomération", f"{self.town()} Métropole", f"communauté de communes de {self.town()}",
            f"Communauté d'agglomération de {self.town()}", f"métropole de {self.town()}",
            f"Office public de {self.town()}")))

    def chapter(self) -> str:
        """A body whose name ends with the district that it is for."""
        place = self.pick((self.of_department(), self.of_department(), f"de {self.region()}", f"de {self.town()}"))
        return contracted(f"{self.word('chapterhead')} {place}")

    def of_department(self) -> str:
        """A département after "de" and its article."""
        name = self.department()
        if name.endswith("s") and "-" in name:
            return f"des {name}"
        if name[0] in "AEIOUÉÈÎY" or name.startswith("Hér"):
            return f"de l'{name}"
        return f"de la {name}" if name.split("-")[0].endswith("e") else f"du {name}"

    def slogan(self) -> str:
        """A party or list that is called by its slogan."""
        town = self.town()
        return self.pick((f"{town} {self.year()}", f"{town} {self.year()} !", f"{town} autrement",
            f"Tous pour {town}",
                          "Agir ensemble", "Allons plus loin", f"Le Printemps de {town}", f"Changer {town} !",
                          f"Nouvel élan pour {town}", "Debout les invisibles", "Acteurs des lendemains",
                          "Ras le bol !"))

    def venue(self) -> str:
        """A house of culture or care: it acts, so it is an organisation."""
        return contracted(self.pick((
            f"musée de {self.town()}", f"médiathèque {self.person()}", f"théâtre {self.surname()}",
            f"cinéma {self.surname()}",
            f"maison de retraite {self.surname()}", f"crèche {self.surname()}", f"centre social {self.person()}",
            f"MJC de {self.town()}", f"conservatoire de {self.town()}", f"Institut {self.surname()}",
            f"stade {self.surname()}",
            f"bibliothèque {self.surname()}", f"centre hospitalier de {self.town()}")))

    def spot(self) -> str:
        """A place within a town, or a road."""
        chance, name = self.chance, self.surname()
        return contracted(self.pick((
            f"parking {name}", f"jardin de {self.town()}", f"parc {name}", f"quartier {name}",
            f"gare de {self.town()}",
            f"pont de {self.town()}", f"RD {chance.randint(1, 999)}", f"RD{chance.randint(1, 99)}",
            f"A{chance.randint(1, 89)}",
            f"zone industrielle de {self.town()}", f"port de {self.town()}", f"cité {name}",
            f"forêt de {self.town()}",
            f"vallée de {self.invented()}", f"place {self.person()}", f"esplanade {self.person()}", f"tour {name}",
            f"carrefour {name}", f"aéroport de {self.town()}", f"route de {self.town()}",
            f"hôtel de ville de {self.town()}")))

    def company(self) -> str:
        """A company, half of them invented."""
        draw = self.chance.random()
        if draw < 0.25:
            return self.word("company")
        if draw < 0.45:
            return self.word("brand")
        if draw < 0.75:
            return (self.word("syllable") + self.pick(("", self.word("syllable")))).capitalize() + self.word("branding")
        kind = self.pick(("", "", " SA", " Industries", " France", " & Cie", " Habitat", f" {self.surname()}"))
        return self.invented().split()[-1] + kind

    def university(self) -> str:
        """A university or school."""
        town = self.town()
        return contracted(self.pick((f"université de {town}", f"Université {self.person()}",
            f"Université {town} {self.chance.randint(1, 8)}",
                                   f"IUT de {town}", f"université {town}-{self.pick(_towns())}",
                                   f"Sciences Po {town}",
                                   f"INSA {town}", f"École supérieure de {town}", f"Institut {self.invented()}")))

    def office(self) -> str:
        """A public office, court, school or hospital named with its town."""
        town = self.town()
        return contracted(self.pick((
            f"mairie de {town}", f"préfecture de {town}", f"rectorat de {town}", f"hôpital de {town}",
            f"CHU de {town}",
            f"clinique {self.surname()}", f"lycée {self.person()}", f"collège {self.surname()}",
            f"EHPAD {self.surname()}",
            f"tribunal administratif de {town}", f"cour d'appel de {town}",
            f"conseil départemental {self.of_department()}",
            f"école {self.person()}", f"conseil de prud'hommes de {town}", f"CAF de {town}")))

    def group(self) -> str:
        """A group of elected members or a local list."""
        town = self.town()
        return self.pick((f"{town} Collectif", f"{town} en commun", f"Ensemble pour {town}", f"{town} citoyenne",
                           "Écologistes et solidaires", "Gauche unie", f"Mieux vivre à {town}", f"{town} Avenir"))

    def english_organisation(self) -> str:
        """An organisation of an English paragraph."""
        return " ".join((self.pick(("International", "European", "National", "World", "Free", "British", "Belgian")),
                         self.pick(("Federation", "Union", "Association", "Network", "Council", "Foundation",
                             "Confederation")),
                         self.pick(("of", "for")),
                         self.pick(("Transport Workers", "Journalists", "Human Rights", "Public Services", "Teachers",
                                     "Free Software", "Tenants", "Nurses and Doctors", "Students"))))

    def street(self) -> str:
        """A street without its number."""
        return f"{self.word('street')} {self.word('streetname')}"

    def number(self) -> int:
        """A number of one to three digits."""
        return self.chance.choice((self.chance.randint(2, 99), self.chance.randint(100, 999)))

    def date(self) -> str:
        """A date in words."""
        day = self.chance.randint(1, 28)
        return f"{day if day > 1 else '1er'} {self.word('month')}" + self.pick(("", f" {self.year()}"))

    def year(self) -> str:
        """A year."""
        return str(self.chance.randint(1985, 2026))

    def phone(self) -> str:
        """A number reserved for fiction."""
        return f"06 39 98 {self.chance.randint(0, 99):02d} {self.chance.randint(0, 99):02d}"

    def handle(self) -> str:
        """A made-up account or domain name."""
        return (self.word("union") + self.invented()).replace(" ", "").replace("'", "").replace("-", "").lower()
