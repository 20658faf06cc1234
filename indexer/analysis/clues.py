"""What the network is told of each word besides its letters: what the lists know of it, and where it stands.

Two short codes a word. The lexical code says what the word is known as, here and elsewhere in the same text;
the layout code says what kind of line it stands on. Knows nothing of spaCy, of names or of sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import simplemma

from indexer.analysis import gazetteers
from indexer.analysis.folding import fold_name

# Words that stand before or beside the name of a person, folded.
TITLES = frozenset({
    "abbe", "adjoint", "adjointe", "administrateur", "administratrice", "animateur", "animatrice", "avocat",
    "avocate", "camarade", "charge", "chargee", "contact", "contacts", "coordinateur", "coordinatrice",
    "coordonnateur", "coordonnatrice", "copresident", "copresidente", "delegue", "deleguee", "depute",
    "deputee", "directeur", "directrice", "docteur", "dr", "general", "generale", "journaliste", "m",
    "madame", "maire", "maitre", "me", "membre", "mesdames", "messieurs", "mgr", "ministre", "mlle", "mm",
    "mme", "mmes", "monsieur", "mr", "porte-parole", "pr", "prefet", "prefete", "president", "presidente",
    "presse", "professeur", "professeure", "recteur", "rectrice", "representant", "representante",
    "responsable", "secretaire", "secretaires", "senateur", "senatrice", "signature", "signe", "tresorier",
    "tresoriere", "vice-president", "vice-presidente",
})
CIVIL = frozenset({"M.", "MM.", "Mme", "Mmes", "Monsieur", "Madame", "Me", "Dr"})
# Words that stand before a place, folded.
PLACES = frozenset({
    "allee", "av", "avenue", "bd", "boulevard", "chemin", "cite", "commune", "cours", "departement",
    "esplanade", "faubourg", "gare", "impasse", "parvis", "passage", "place", "pont", "port", "quai",
    "quartier", "region", "route", "rue", "square", "ville",
})


# Words of a listed name that are compared at most.
LONGEST_NAME = 16


class Clue(NamedTuple):
    """The two codes of a word."""

    lexical: str
    layout: str


def clues(text: str, spans: Sequence[tuple[int, int]]) -> list[Clue]:
    """The codes of each word of `text`, in order. `spans` are all its words and line breaks."""
    forms = [text[start:end] for start, end in spans]
    small = {form for form in forms if form.islower()}
    named = _named(forms)
    listed = _listed(forms)
    return [Clue(lexical_code(form) + _elsewhere(form, small, named) + listed.get(index, ""), layout)
            for index, (form, layout) in enumerate(zip(forms, _layouts(forms), strict=True))]


@lru_cache(maxsize=100_000)
def lexical_code(form: str) -> str:
    """What the lists know of a word by itself, as letters; the empty code is an unknown capitalised word."""
    if not form[0].isalpha():
        return "9" if form[0].isdigit() else "n" if form == "\n" else "."
    key = fold_name(form)
    code = ("H" if key in gazetteers.heads() else "") + ("T" if key in TITLES else "") + ("R" if key in PLACES else "")
    if form.islower():
        return code + "w"
    return (code + ("F" if gazetteers.is_first_name(form) else "") + ("S" if gazetteers.is_surname(form) else "")
            + ("K" if simplemma.is_known(form.lower(), lang="fr") else ""))


def _elsewhere(form: str, small: set[str], named: set[str]) -> str:
    """What the same text says of a capitalised word: "l" written small elsewhere, "p" a person's name elsewhere."""
    if len(form) < 2 or not form[0].isupper():
        return ""
    lower = form.lower()
    return ("l" if lower in small else "") + ("p" if lower in named else "")


def _listed(forms: Sequence[str]) -> dict[int, str]:
    """The words that stand in a listed name, the longest name first: index → code, capital on the first word."""
    names, prefixes = _names()
    found: dict[int, str] = {}
    after = 0
    for index, form in enumerate(forms):
        if index < after or not form[0].isupper():
            continue
        key = fold_name(form)
        best = (index, names.get(key, ""))
        for end in range(index + 1, min(index + LONGEST_NAME, len(forms))):
            if key not in prefixes:
                break
            key = f"{key} {fold_name(forms[end])}"
            if key in names:
                best = (end, names[key])
        after, code = best[0] + 1, best[1]
        if code:
            found[index] = code
            found |= dict.fromkeys(range(index + 1, after), code.lower())
    return found


@cache
def _names() -> tuple[dict[str, str], frozenset[str]]:
    """Folded listed name → code (O organisation, G great place, C commune), and every beginning of one."""
    names: dict[str, str] = {}
    for organisation in gazetteers.organisations():
        names |= {fold_name(name): "O" for name in organisation.names}
    for place in gazetteers.places():
        code = "C" if place.kind in {"commune", "doubtful"} else "G"
        names |= {fold_name(name): code for name in (place.name, *place.others) if fold_name(name) not in names}
    return names, frozenset(name[:end] for name in names for end in range(len(name)) if name[end] == " ")


def _named(forms: Sequence[str]) -> set[str]:
    """Lower-case words that follow a civil title or a first name somewhere: surnames that stand alone elsewhere."""
    return {form.lower() for before, form in pairwise(forms)
            if form[0].isupper() and (before in CIVIL or (before[0].isupper() and "F" in lexical_code(before)))}


def _layouts(forms: Sequence[str]) -> list[str]:
    """The code of each word's line: its length, its letter case, and whether it is near head or foot."""
    lines = _lines(forms)
    filled = [index for index, line in enumerate(lines) if line]
    rank = {index: order for order, index in enumerate(filled)}
    found: list[str] = []
    for index, line in enumerate(lines):
        if line:
            order = rank[index]
            place = "h" if order < 4 else "f" if order >= len(filled) - 8 else ""
            code = _line_code([forms[word] for word in line]) + place
            found.extend([code + "1"] + [code] * (len(line) - 1))
        if index < len(lines) - 1:
            found.append("n" if line else "nn")
    return found


def _lines(forms: Sequence[str]) -> list[list[int]]:
    lines: list[list[int]] = [[]]
    for index, form in enumerate(forms):
        if form == "\n":
            lines.append([])
        else:
            lines[-1].append(index)
    return lines


def _line_code(forms: Sequence[str]) -> str:
    letters = [form for form in forms if form[0].isalpha() and len(form) > 1]
    upper = sum(form.isupper() for form in letters)
    capital = sum(form[0].isupper() for form in letters)
    case = "C" if len(letters) > 1 and upper * 4 >= len(letters) * 3 else "c" if capital * 2 >= len(letters) else ""
    length = "1" if len(forms) <= 4 else "2" if len(forms) <= 9 else "3" if len(forms) <= 18 else "4"
    end = "." if forms[-1] in {".", "!", "?", "…", "»"} else ":" if forms[-1] in {":", ",", ";"} else ""
    bullet = "b" if not forms[0][0].isalnum() else ""
    return bullet + length + case + end
