"""One job: how alike two names of organisations or places are, by the ways in which people write one name. Pure.

Names come as keys: lower case, no accents, no points, no article before them.
"""

from __future__ import annotations

from collections.abc import Callable

from rapidfuzz import fuzz

LIKENESS = 88.0
LIKE_WORDS = 80.0
SHORTEST = 5
INITIALS = "initials"
SHORTEST_ABBREVIATION = 3

SMALL = frozenset({"de", "du", "des", "la", "le", "les", "et", "a", "au", "aux", "d", "l", "en", "pour"})
# What an organisation is; a text says it or leaves it out.
FORMS = frozenset({"federation", "syndicat", "confederation", "union", "association", "collectif", "societe",
                   "organisation", "groupe", "mouvement"})
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9",
          "x": "10", "xi": "11", "xii": "12", "xiii": "13"}
_MARKS = str.maketrans({**dict.fromkeys("\u2019\u2018\u02bc\u02b9\u2032\u00b4`", "'"),
                        **dict.fromkeys("\u2010\u2011\u2212", "-")})
# What scanning takes for one another, where letters and digits stand in one word.
_SCANNED = str.maketrans("015", "ols")


def likeness(left: str, right: str) -> tuple[float, str] | None:
    """How alike two keys are, from 0 to 100, and what was seen; None where they are two names."""
    if left == right:
        return 100.0, "spelled otherwise"
    left, right = _numbered(left), _numbered(right)
    if left != right and any(word.isdecimal() for word in set(left.split()) ^ set(right.split())):
        return None  # "CFDT 31" and "CFDT 33" are two
    for score, reason, alike in _WAYS:
        if alike(left, right) or alike(right, left):
            return score, reason
    return _spelling(left, right)


def appearance(name: str) -> str:
    """The name with one kind of apostrophe, hyphen and space: equal in names that a reader cannot tell apart."""
    return " ".join(name.translate(_MARKS).split())


def signatures(key: str) -> set[str]:
    """Equal for some reason in any two keys that may be alike: what stands under none of them need not be compared."""
    key = _numbered(key)
    words = [_singular(one) for one in key.split() if one not in SMALL]
    plain = sorted(one for one in words if one not in FORMS)
    return {one for one in (squeezed(key), " ".join(plain), initials(key), squeezed(key).translate(_SCANNED)) if one}


def squeezed(key: str) -> str:
    """The key without spaces."""
    return key.replace(" ", "")


def initials(key: str) -> str:
    """The first letters of a name of three words or more; "" of a shorter one."""
    words = [word for word in key.split() if word not in SMALL]
    return "".join(word[0] for word in words) if len(words) > 2 else ""


def _numbered(key: str) -> str:
    """The key with a Roman numeral at its end written as a number: "rennes ii"."""
    head, _, last = key.rpartition(" ")
    return f"{head} {_ROMAN[last]}" if head and last in _ROMAN else key


def _is_squeezed(left: str, right: str) -> bool:
    return squeezed(left) == squeezed(right)


def _is_plural(left: str, right: str) -> bool:
    return [_singular(one) for one in _words(left)] == [_singular(one) for one in _words(right)]


def _singular(word: str) -> str:
    return word.rstrip("sx") if len(word) > 3 else word


def _is_reordered(left: str, right: str) -> bool:
    return len(_words(left)) > 1 and sorted(_words(left)) == sorted(_words(right))


def _is_explained(left: str, right: str) -> bool:
    """Whether one name is the other with its acronym: "Syndicat du verre de l'Aude (SVA)"."""
    words = left.split()
    for acronym, name in ((words[0], words[1:]), (words[-1], words[:-1])):
        if initials(" ".join(name)) == acronym and right in (acronym, " ".join(name)):
            return True
    return False


def _is_acronym(left: str, right: str) -> bool:
    return bool(initials(left)) and initials(left) == squeezed(right)


def _has_acronym(left: str, right: str) -> bool:
    """Whether names differ by the acronym of some of their words alone: "CGT Verre", "Confédération… Verre"."""
    ours, theirs = set(_words(left)) - set(_words(right)), set(_words(right)) - set(_words(left))
    if len(theirs) != 1 or len(ours) < 3:
        return False
    return initials(" ".join(word for word in left.split() if word in ours)) == next(iter(theirs))


def _is_form_left_out(left: str, right: str) -> bool:
    ours, theirs = _words(left), _words(right)
    return len(theirs) > 1 and len(ours) == len(theirs) + 1 and ours[0] in FORMS and ours[1:] == theirs


def _is_abbreviated(left: str, right: str) -> bool:
    """Whether words of one are beginnings of those of the other: "Féd. nat. du verre"."""
    ours, theirs = _words(left), _words(right)
    if len(ours) != len(theirs) or len(ours) < 2:
        return False
    differing = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
    return all(len(one) >= SHORTEST_ABBREVIATION and len(other) > len(one) + 2 and other.startswith(one)
               for one, other in differing)


def _is_scanned(left: str, right: str) -> bool:
    pairs = list(zip(left.split(), right.split(), strict=False))
    return left.translate(_SCANNED) == right.translate(_SCANNED) and all(
        one == other or any(each.isalpha() for each in (one, other)) for one, other in pairs)


def _spelling(left: str, right: str) -> tuple[float, str] | None:
    """Slips within words. One word for another makes another organisation: "du Tarn", "du Gard"."""
    ours, theirs = sorted(set(_words(left)) - set(_words(right))), sorted(set(_words(right)) - set(_words(left)))
    if len(ours) != len(theirs) or min(len(left), len(right)) < SHORTEST:
        return None
    words = [fuzz.ratio(one, other) for one, other in zip(ours, theirs, strict=True)]
    found = fuzz.ratio(left, right)
    return (found, "spelling") if found >= LIKENESS and min(words, default=100.0) >= LIKE_WORDS else None


def _words(key: str) -> list[str]:
    return [word for word in key.split() if word not in SMALL]


_WAYS: tuple[tuple[float, str, Callable[[str, str], bool]], ...] = (
    (98.0, "joined or apart", _is_squeezed), (97.0, "plural", _is_plural), (96.0, "same words", _is_reordered),
    (98.0, "acronym beside", _is_explained), (94.0, INITIALS, _is_acronym), (96.0, "acronym within", _has_acronym),
    (93.0, "abbreviated", _is_abbreviated), (92.0, "scanning", _is_scanned), (90.0, "form left out", _is_form_left_out),
)
