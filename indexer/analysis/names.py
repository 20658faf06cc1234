"""One name, many spellings: folding, keys and display forms of names of people. Knows nothing of texts or roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from corpus.memory import remembered
from indexer.analysis import gazetteers
from indexer.analysis.folding import fold_name
from indexer.analysis.organisation_names import display_organisation, organisation_key, organisation_keys
from indexer.annotation import Label

__all__ = [
    "accented_words", "display_name", "display_organisation", "fold_name", "initials", "known_names",
    "organisation_key",
    "organisation_keys", "person_key", "same_person", "strip_title", "surname",
]

_TITLE = re.compile(
    r"(?:(?:M|Mr|Mrs|Ms|MM|Mme|Mmes|Mlle|Mlles|Dr|Drs|Pr|Me|Mgr|Docteur|Docteure|Professeur|Professeure|Maître"
    r"|Monsieur|Madame|Mademoiselle|Messieurs|Mesdames)\b\.?\s*)+(?=\S)",
)
_WORD = re.compile(r"[^\s,]+")
_PART = re.compile(r"([-'’])")
_LOWER_PARTICLES = frozenset({"de", "du", "des", "d", "von", "der", "den", "dos", "da", "das", "y", "e", "zu", "bint"})
_PARTICLES = _LOWER_PARTICLES | {"le", "la", "les", "van", "el", "al", "ben", "ould", "mac", "mc", "di", "del",
                                 "della", "st", "saint", "ter", "ten", "abd", "bin", "ibn", "aït", "ait", "abou",
                                 "bou", "bel"}


def known_names(display: str, label: Label) -> tuple[str, ...]:
    """The other names that the lists know for a record: "CGT" ↔ its full name; none for people."""
    if label == Label.ORGANISATION:
        return gazetteers.other_names(display)
    place = gazetteers.place(display) if label == Label.PLACE else None
    names = (place.name, *place.others) if place else ()
    return tuple(one for one in names if fold_name(one) != fold_name(display))


def strip_title(name: str) -> str:
    """The name without "M.", "Mme", "Dr", "Maître"… before it."""
    match = _TITLE.match(name.strip())
    return name.strip()[match.end():] if match else name.strip()


@remembered
def person_key(name: str) -> str:
    """One key for every spelling and order of a name: "FABRE Jean-Michel" and "jean michel fabre" agree."""
    return " ".join(sorted(fold_name(strip_title(name)).split()))


def display_name(name: str, accents: Mapping[str, str] | None = None) -> str:
    """The name as a record shows it: "Prénom Nom", capitals undone, no title.

    `accents` maps folded words to the accented form seen elsewhere (see `accented_words`); words in
    capitals take it, then the accents that every bearer of a first name has ("HELENE" → "Hélène").
    """
    words = _WORD.findall(strip_title(name))
    shouted = any(_is_capitals(word) for word in words)
    words = _given_first(words)
    return " ".join(_recase(word, index, words, accents or {}, shouted=shouted) for index, word in enumerate(words))


def accented_words(words: Iterable[str]) -> dict[str, str]:
    """Folded word → the capitalised, accented form that `words` show for it, where they show only one."""
    seen: dict[str, set[str]] = {}
    for word in words:
        if word[:1].isupper() and not _is_capitals(word):
            seen.setdefault(fold_name(word), set()).add(word)
    return {key: next(iter(forms)) for key, forms in seen.items()
            if len(forms) == 1 and key.replace(" ", "") != next(iter(forms)).lower().replace("-", "")}


@remembered
def surname(name: str) -> str:
    """The family name, particles included: "Sabine Veniel Le Navennec" gives "Veniel Le Navennec"."""
    words = display_name(name).split()
    return " ".join(words[_given_count(words):])


def initials(name: str) -> str:
    """The name with its given names shortened: "Jean-Michel Fabre" gives "J.-M. Fabre"."""
    words = display_name(name).split()
    count = _given_count(words)
    short = ["-".join(f"{part[:1]}." for part in word.split("-")) for word in words[:count]]
    return " ".join(short + words[count:])


def same_person(short: str, full: str) -> bool:
    """Whether `short` ("J.-M. Fabre", "M. Fabre", "Fabre") can be read as the person named `full`."""
    if person_key(short) == person_key(full):
        return True
    short_given, short_family = _split(short)
    full_given, full_family = _split(full)
    if not short_family or not full_given:
        return False
    if not _families_agree(short_family, full_family):
        return False
    if not short_given:
        return True
    if all(len(part) == 1 for part in short_given):
        return [part[0] for part in full_given][:len(short_given)] == short_given
    return short_given == full_given[:len(short_given)]


def _families_agree(short: list[str], full: list[str]) -> bool:
    bare = [part for part in full if part not in _LOWER_PARTICLES]
    return short == full or [part for part in short if part not in _LOWER_PARTICLES] == bare


def _split(name: str) -> tuple[list[str], list[str]]:
    """Folded parts of the given names and of the family name; a single word is a family name."""
    words = _spread_initials(strip_title(name).split())
    words = display_name(" ".join(words)).split()
    count = _given_count(words)
    return (fold_name(" ".join(words[:count])).split(), fold_name(" ".join(words[count:])).split())


def _spread_initials(words: list[str]) -> list[str]:
    """The words with "JM" before a family name written "J.-M."."""
    first = words[0] if len(words) > 1 else ""
    if len(first) == 2 and first.isupper() and first.lower() not in _PARTICLES:
        return [f"{first[0]}.-{first[1]}.", *words[1:]]
    return words


def _given_count(words: list[str]) -> int:
    """How many leading words are given names; 0 for a family name alone."""
    if len(words) < 2 or words[0].lower().rstrip("'’") in _PARTICLES:
        return 0
    count = 1
    while count < len(words) - 1 and (_is_initial(words[count]) or (
            gazetteers.is_first_name(words[count]) and words[count].lower() not in _PARTICLES)):
        count += 1
    return count


def _given_first(words: list[str]) -> list[str]:
    """The words with the given names before the family name."""
    if len(words) < 2:
        return words
    capitals = [_is_capitals(word) or (word.lower() in _PARTICLES and word.isupper()) for word in words]
    if all(capitals) or not any(capitals):
        return _given_first_by_list(words)
    lead = 0
    while lead < len(words) and (capitals[lead] or (lead > 0 and words[lead].lower() in _PARTICLES)):
        lead += 1
    if 0 < lead < len(words) and not any(capitals[lead:]) and not _is_given_in_capitals(words, lead):
        return words[lead:] + words[:lead]
    return words


def _is_given_in_capitals(words: list[str], lead: int) -> bool:
    """Whether "JEAN Fabre" shouts the given name rather than putting the family name first."""
    return (lead == 1 and gazetteers.is_first_name(words[0])
            and not any(gazetteers.is_first_name(word) for word in words[lead:]))


def _given_first_by_list(words: list[str]) -> list[str]:
    """Family name first, told by both lists: "Fabre Nathalie"; in doubt, the order written.

    An unknown first word is more often a given name that the list lacks ("Gerty Nestor") than a family name.
    """
    first, last = words[0], words[-1]
    if (gazetteers.is_first_name(last) and not gazetteers.is_surname(last)
            and gazetteers.is_surname(first) and not gazetteers.is_first_name(first)):
        return [last, *words[:-1]]
    return words


def _is_capitals(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    return len(letters) > 1 and all(char.isupper() for char in letters) and not _is_initial(word)


def _is_initial(word: str) -> bool:
    letters = [part for part in re.split(r"[.\-]", word) if part]
    return bool(letters) and all(len(part) == 1 or part in {"Ch", "Ph", "Th"} for part in letters)


def _recase(word: str, index: int, words: list[str], accents: Mapping[str, str], *, shouted: bool) -> str:
    bare = word.lower().rstrip("'’")
    if bare in _PARTICLES and index > 0 and (shouted or word.islower()):
        after_de = words[index - 1].lower() == "de"
        return bare.capitalize() if bare not in _LOWER_PARTICLES or (after_de and bare == "la") else word.lower()
    if not _is_capitals(word) and not word.islower():
        return word
    known = accents.get(fold_name(word)) or gazetteers.accented_first_name(word)
    return known or _capitalise(word, index)


def _capitalise(word: str, index: int) -> str:
    """The word with one capital a part: "D'ALMEIDA" → "d'Almeida", "MCDONALD" → "McDonald"."""
    parts = _PART.split(word.lower())
    shaped: list[str] = []
    for place, part in enumerate(parts):
        before = parts[place - 1] if place else ""
        elided = place == 0 and index > 0 and part == "d" and len(parts) > 1 and parts[1] in "'’"
        if elided or (before in ("'", "’") and len(part) < 2):
            shaped.append(part)
        elif part.startswith("mc") and len(part) > 3:
            shaped.append("Mc" + part[2:].capitalize())
        else:
            shaped.append(part.capitalize())
    return "".join(shaped)
