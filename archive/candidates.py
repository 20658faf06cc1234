"""One job: pairs of names that may mean the same person, organisation or place. Pure; proposes, never merges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import OSA

from archive.likeness import INITIALS, SHORTEST, appearance, initials, likeness, signatures, squeezed
from archive.names import Kind, name_key
from indexer.analysis.names import same_person, surname

# A word that more names share than this tells nothing.
MOST_ALIKE = 60
NEIGHBOURS = 6
# Names hardly change from one answer of an archivist to the next; to compare them takes most of the time.
_REMEMBERED = 100_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two names that may mean the same. `likeness` is from 0 to 100; `reason` says what was seen."""

    kind: str
    one: str
    other: str
    likeness: float
    reason: str


def candidates(kind: Kind, names: Sequence[str], aliases: Sequence[tuple[str, str]] = ()) -> list[Candidate]:
    """The pairs, surest first. Compares names that share a word or stand side by side, so it is near linear.

    `aliases` are (key, name): what texts and lists say to be another name of a name. Names that differ by the kind
    of an apostrophe, hyphen or space have one record already, and nobody could tell what is asked.
    """
    compare = _compare_people if kind is Kind.PERSON else _compare_others
    found = {(one.one, one.other): one for one in _told(kind, names, aliases)}
    for one, other in _pairs(kind, names):
        pair = min(one, other), max(one, other)
        if pair not in found and (seen := compare(*pair)) and appearance(one) != appearance(other):
            found[pair] = Candidate(kind.value, *pair, *seen)
    otherwise = _explained_otherwise(kind, aliases)
    kept = (one for one in found.values() if one.reason != INITIALS or not {one.one, one.other} & otherwise)
    return sorted(kept, key=lambda each: (-each.likeness, each.one, each.other))


def weighed(candidate: Candidate, shared: Callable[[str, str], Iterable[str]]) -> Candidate:
    """The candidate with its likeness raised where both names have an issuer or years in common."""
    common = list(shared(candidate.one, candidate.other))
    if not common:
        return candidate
    likeness = min(100.0, candidate.likeness + 5.0 * len(common))
    return Candidate(candidate.kind, candidate.one, candidate.other, likeness,
                     f"{candidate.reason}, {', '.join(common)}")


def _explained_otherwise(kind: Kind, aliases: Iterable[tuple[str, str]]) -> set[str]:
    """The acronyms of which it is known what they stand for: other names with these initials are others'."""
    if kind is Kind.PERSON:
        return set()
    return {name for key, name in aliases if initials(key) == squeezed(name_key(kind, name))}


def _told(kind: Kind, names: Sequence[str], aliases: Iterable[tuple[str, str]]) -> Iterator[Candidate]:
    """The pairs of which a text says that both mean the same: "Union du verre (UDV)"."""
    by_key = {name_key(kind, name): name for name in names}
    known = set(names)
    for key, name in aliases:
        other = by_key.get(key)
        if other is not None and name in known and name_key(kind, name) != key:
            yield Candidate(kind.value, min(name, other), max(name, other), 99.0, "told by a text")


def _pairs(kind: Kind, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    keys = {name: name_key(kind, name) for name in dict.fromkeys(names)}
    by_word = defaultdict[str, list[str]](list)
    for name, key in keys.items():
        for word in {word for word in key.split() if len(word) > 2} | (
                signatures(key) if kind is not Kind.PERSON else set()):
            by_word[word].append(name)
    for some in by_word.values():
        if len(some) <= MOST_ALIKE:
            yield from combinations(some, 2)
    by_family = (lambda name: name_key(kind, surname(name))) if kind is Kind.PERSON else keys.__getitem__
    for order in (by_family, lambda name: keys[name][::-1]):
        ordered = sorted(keys, key=order)
        for place, name in enumerate(ordered):
            yield from ((name, other) for other in ordered[place + 1:place + 1 + NEIGHBOURS])


@lru_cache(_REMEMBERED)
def _compare_people(one: str, other: str) -> tuple[float, str] | None:
    """How alike two people's names are; a family name alone says too little to be proposed."""
    left, right = name_key(Kind.PERSON, one), name_key(Kind.PERSON, other)
    if left == right:
        return 100.0, "spelled otherwise"
    if " " not in left or " " not in right:
        return None
    if same_person(one, other) or same_person(other, one):
        return 95.0, "initials"
    if _is_slip(left, right):
        return 92.0, "one letter"
    return None


@lru_cache(_REMEMBERED)
def _compare_others(one: str, other: str) -> tuple[float, str] | None:
    return likeness(name_key(Kind.ORGANISATION, one), name_key(Kind.ORGANISATION, other))


def _is_slip(left: str, right: str) -> bool:
    """Whether two keys differ by one letter in one long word, as scanning and typing make them."""
    ours, theirs = left.split(), right.split()
    if len(ours) != len(theirs):
        return False
    differing = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
    return len(differing) == 1 and min(map(len, differing[0])) >= SHORTEST and OSA.distance(*differing[0]) == 1
