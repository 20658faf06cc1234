"""One job: pairs of names that may mean the same person, organisation or place. Pure; proposes, never merges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from archive.names import Kind, name_key
from indexer.analysis.names import same_person, surname

# A word that more names share than this tells nothing.
MOST_ALIKE = 60
NEIGHBOURS = 6
LIKENESS = 88.0
LIKE_WORDS = 80.0
SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two names that may mean the same. `likeness` is from 0 to 100; `reason` says what was seen."""

    kind: str
    one: str
    other: str
    likeness: float
    reason: str


def candidates(kind: Kind, names: Sequence[str]) -> list[Candidate]:
    """The pairs, surest first. Compares names that share a word or stand side by side, so it is near linear."""
    compare = _compare_people if kind is Kind.PERSON else _compare_others
    found: dict[tuple[str, str], Candidate] = {}
    for one, other in _pairs(kind, names):
        pair = min(one, other), max(one, other)
        if pair not in found and (seen := compare(*pair)):
            found[pair] = Candidate(kind.value, *pair, *seen)
    return sorted(found.values(), key=lambda each: (-each.likeness, each.one, each.other))


def weighed(candidate: Candidate, shared: Callable[[str, str], Iterable[str]]) -> Candidate:
    """The candidate with its likeness raised where both names have an issuer or years in common."""
    common = list(shared(candidate.one, candidate.other))
    if not common:
        return candidate
    likeness = min(100.0, candidate.likeness + 5.0 * len(common))
    return Candidate(candidate.kind, candidate.one, candidate.other, likeness,
                     f"{candidate.reason}, {', '.join(common)}")


def _pairs(kind: Kind, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    keys = {name: name_key(kind, name) for name in dict.fromkeys(names)}
    by_word = defaultdict[str, list[str]](list)
    for name, key in keys.items():
        for word in set(key.split()):
            if len(word) > 2:
                by_word[word].append(name)
    for some in by_word.values():
        if len(some) <= MOST_ALIKE:
            yield from combinations(some, 2)
    by_family = (lambda name: name_key(kind, surname(name))) if kind is Kind.PERSON else keys.__getitem__
    for order in (by_family, lambda name: keys[name][::-1]):
        ordered = sorted(keys, key=order)
        for place, name in enumerate(ordered):
            yield from ((name, other) for other in ordered[place + 1:place + 1 + NEIGHBOURS])


def _compare_people(one: str, other: str) -> tuple[float, str] | None:
    """How alike two people's names are; a family name alone says too little to be proposed."""
    left, right = name_key(Kind.PERSON, one), name_key(Kind.PERSON, other)
    if left == right:
        return 100.0, "same name, spelled otherwise"
    if " " not in left or " " not in right:
        return None
    if same_person(one, other) or same_person(other, one):
        return 95.0, "initials"
    if _is_slip(left, right):
        return 92.0, "one letter"
    return None


def _compare_others(one: str, other: str) -> tuple[float, str] | None:
    left, right = name_key(Kind.ORGANISATION, one), name_key(Kind.ORGANISATION, other)
    if left == right:
        return 100.0, "same name, spelled otherwise"
    if any(word.isdecimal() for word in set(left.split()) ^ set(right.split())):
        return None  # "CFDT 31" and "CFDT 33" are two
    if _initials(left) == right or _initials(right) == left:
        return 94.0, "initials"
    ours, theirs = _words_apart(left, right)
    if [*ours, *theirs] in ([_initials(left)], [_initials(right)]):
        return 96.0, "initials"
    if len(ours) != len(theirs) or min(len(left), len(right)) < SHORTEST:
        return None
    # One word for another makes another organisation: "du Tarn", "du Gard". Only slips within words are spelling.
    words = [fuzz.ratio(one, other) for one, other in zip(ours, theirs, strict=True)]
    likeness = fuzz.ratio(left, right)
    return (likeness, "spelling") if likeness >= LIKENESS and min(words, default=100.0) >= LIKE_WORDS else None


def _words_apart(left: str, right: str) -> tuple[list[str], list[str]]:
    """The words of each name that the other has not, small ones left out."""
    ours, theirs = set(left.split()) - _SMALL, set(right.split()) - _SMALL
    return sorted(ours - theirs), sorted(theirs - ours)


def _is_slip(left: str, right: str) -> bool:
    """Whether two keys differ by one letter in one long word, as scanning and typing make them."""
    ours, theirs = left.split(), right.split()
    if len(ours) != len(theirs):
        return False
    differing = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
    return len(differing) == 1 and min(map(len, differing[0])) >= SHORTEST and OSA.distance(*differing[0]) == 1


def _initials(key: str) -> str:
    words = [word for word in key.split() if word not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 2 else ""


_SMALL = frozenset({"de", "du", "des", "la", "le", "les", "et", "a", "au", "aux", "d", "l", "en", "pour"})
