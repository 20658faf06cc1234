"""Who is meant by a given name or an initial alone: the one person of the statement who bears it. Knows no roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from indexer.analysis.names import fold_name, same_person

# A name that more people share is left as it is; this also keeps long lists of signatories quick.
_MOST_SHARED = 8


def full_names(names: Iterable[str]) -> Mapping[str, str]:
    """Short name → full name, for each name of a statement that is a shorter form of exactly one other."""
    bearers: dict[str, list[str]] = defaultdict(list)
    distinct = dict.fromkeys(names)
    for name in distinct:
        for word in dict.fromkeys(fold_name(name).split()):
            bearers[word].append(name)
    found: dict[str, str] = {}
    for name in distinct:
        words = fold_name(name).split()
        longest = bearers.get(max(words, key=len), []) if words else []
        fuller = [one for one in longest[:_MOST_SHARED] if _is_fuller(one, name)]
        if len(fuller) == 1 and len(longest) <= _MOST_SHARED:
            found[name] = fuller[0]
    return found


def _is_fuller(full: str, name: str) -> bool:
    """Whether `full` names the person more fully: by the given name called alone, or by what `same_person` knows."""
    words, full_words = fold_name(name).split(), fold_name(full).split()
    if len(full) <= len(name):
        return False
    return (len(words) == 1 and len(full_words) > 1 and full_words[0] == words[0]) or same_person(name, full)
