"""One job: tell the lines that sign, and the lists of persons or organisations, by their form alone."""

from __future__ import annotations

import re

from corpus.calendar_names import fold_letters
from corpus.datelines import read_dateline
from corpus.memory import remembered
from corpus.patterns import opening
from corpus.shapes import has_contact_detail, is_acronym, is_capitals, is_function, is_name, is_organisation

_LONGEST_LIST, _LONGEST_SIGNATURE, _LONGEST_LINE = 20_000, 600, 90

_FOR = opening(r"pour\s{1,2}(?=\w)", r"p\s?/", r"p\.\s?o\.?\s", r"pou?\s")
_FOR_BODY = opening(r"(?:pour|p\s?/)\s{0,2}(?:l[ea]s?\s|l')[^.!:]{3,90}$", "pour extrait conforme")
_FUNCTION_FIRST = opening(
    r"(?:l[ea]s?\s|l'|sa\s|son\s)?(?:vice[- ]?|co[- ]?)?(?:president|secretaire|delegue|tresori|porte[- ]parole|direct|"
    r"responsable|elue?s?\b|represent|coordinat|batonni|rapporteu|bureau|maire)")
_BODY_SIGNS = opening(
    r"(?:l[ea]s?\s|l')?(?:bureau|secretariat|collectif|personnels mobilises|intersyndicale|comite|conseil|coordination|"
    r"organisations signataires|delegation|section|syndicat)\b[^.!?:]{0,60}$")
_BY = re.compile(r"[\[(]\s?par\s{1,2}[^\])]{3,80}[\])]\.?$|\W{0,2}par\s{1,2}(?=[A-ZÉÈ])")
_SIGNED = opening(r"sign(?:e|ee|es|ees|ataires?)\s{0,2}:")
_SUPPORTED = re.compile(r"\bsoutenue?s? par\b|\bavec le soutien d")
_SPLIT = re.compile(r"\s{0,3}(?:,|;|/|\||•|·|\n|\s[–—-]\s|\(|\)|:|\set\s|\s{2,})\s{0,3}")
_LIST_SPLIT = re.compile(r"\s{0,3}(?:,\s(?:et\s)?|;|/|\||\s[•·*~]\s)\s{0,3}")
_DASH = re.compile(r"\s{1,3}[–—-]{1,2}\s{1,3}")
_AND = re.compile(r"\s{1,3}et\s{1,3}")
_MOST_WORDS = 4
_RUNNING = re.compile(r"[a-zà-ÿ]{3}[.!?]\s{1,2}[A-ZÀÉÊ«]|[«»]"
                      r"|\b(?:a|ont|est|sont|avait|dit|explique|sera|seront)\s[a-zé]{2}")
_EDGES = " .–—-•*\t"


def is_signature(text: str, *, late: bool) -> bool:
    """Whether the line signs. `late` = it stands after the running text, where a bare name signs too."""
    if is_name_list(text):
        return True
    if len(text) > _LONGEST_SIGNATURE or _RUNNING.search(text):
        return False
    folded, names = fold_letters(text), _names(text)
    if _SIGNED.match(folded) or _is_by(text):
        return True
    if _FOR.match(folded) and (names or (late and _FOR_BODY.match(folded))):
        return True
    if text.endswith((",", "!", ":")) or (text.endswith(".") and len(names) < 2):
        return late and text.endswith(",") and len(text) <= _LONGEST_LINE and bool(_FUNCTION_FIRST.match(folded))
    if names and _only_names_and_functions(text):
        return any(map(is_function, _parts(text))) or (late and any(name != name.upper() for name in names))
    return late and _is_collective(text, folded)


def is_running(text: str) -> bool:
    """Whether the text reads on in sentences, as no list or signature does."""
    return bool(_RUNNING.search(text))


@remembered
def is_name_list(text: str) -> bool:
    """Whether the paragraph is a list of persons, each with a function, place or organisation at most."""
    if len(text) > _LONGEST_LIST or text.endswith(("!", "?", ":")):
        return False
    parts = _parts(text.replace("*", ","))
    if len(text) > 40 * len(parts) or _RUNNING.search(text):
        return False
    names = sum(map(is_name, parts))
    return names >= 4 and names * 4 >= len(parts)


def is_organisation_list(text: str) -> bool:
    """Whether the line lists two or more organisations and nothing else."""
    if len(text) > _LONGEST_SIGNATURE or text.endswith(("!", "?", ":")) or _RUNNING.search(text):
        return False
    if has_contact_detail(text) or read_dateline(text) is not None:
        return False
    parts = [part for part in _LIST_SPLIT.split(text.strip(" .*")) if part]
    if len(parts) >= 2:
        return _are_organisations(parts, shouting=is_capitals(text))
    for weak in (_DASH, _AND):  # "FAS – Fédération des acteurs": a dash explains as often as it lists
        joined = weak.split(text)
        if len(joined) >= 2:
            shouting = is_capitals(text)
            return all(len(part.split()) <= _MOST_WORDS and _has_acronym(part, shouting=shouting) for part in joined)
    return False


def is_supported(text: str) -> bool:
    """Whether the line names who signs and who supports it ("Comité de lutte, soutenu par UNEF, SUD")."""
    return len(text) <= 300 and not text.endswith((".", "!", "?")) and bool(_SUPPORTED.search(fold_letters(text)))


def count_names(text: str) -> int:
    """How many parts of the text have the shape of a person's name."""
    return len(_names(text[:_LONGEST_LIST].replace("*", ",")))


def _is_by(text: str) -> bool:
    """Whether the line is "[par X]" or "par X"."""
    return bool(_BY.match(text)) and (text.startswith(("[", "(")) or bool(_names(_BY.sub("", text, count=1))))


def _is_collective(text: str, folded: str) -> bool:
    """Whether the line signs for a body, or is the function that stands above or below a name."""
    if len(text) > _LONGEST_LINE or text.endswith((".", "?")):
        return False
    return bool(_BODY_SIGNS.match(folded)) or (bool(_FUNCTION_FIRST.match(folded)) and is_function(text))


def _only_names_and_functions(text: str) -> bool:
    parts = _parts(text)
    first = parts[0]
    opens = is_name(first) or is_organisation(first) or (is_function(first) and len(first) <= 60)
    return opens and sum(map(_is_explained, parts)) >= 0.7 * len(parts) and not text.endswith("?")


def _is_explained(part: str) -> bool:
    """Whether the part of a signature is a name, a function, an organisation, or has the look of one."""
    if part.startswith(("pour ", "au nom ")) or (part[0].isupper() and len(part.split()) <= 5):
        return True
    return is_function(part) or is_organisation(part) or has_contact_detail(part)


def _are_organisations(parts: list[str], *, shouting: bool) -> bool:
    if any(len(part) > _LONGEST_LINE or (is_function(part) and not is_organisation(part)) for part in parts):
        return False
    named = sum(_names_organisation(part, shouting=shouting) for part in parts)
    return named == len(parts) or (named * 2 >= len(parts) >= 3 and all(part[0].isupper() for part in parts))


def _names_organisation(part: str, *, shouting: bool) -> bool:
    words = part.split()
    if shouting:
        return len(words) <= _MOST_WORDS and (is_acronym(words[0]) or (len(words) == 1 and _has_acronym(part)))
    return is_organisation(part) or _has_acronym(part, shouting=False)


def _has_acronym(part: str, *, shouting: bool = True) -> bool:
    """Whether an acronym stands in the part; where nothing is shouted, any short word in capitals is one."""
    words = part.replace("(", " ").replace(")", " ").replace("-", " ").split()
    return any(is_acronym(word) or (not shouting and word.isupper() and 2 <= len(word) <= 10) for word in words)


def _parts(text: str) -> list[str]:
    return [part for piece in _SPLIT.split(text) if (part := piece.strip(_EDGES))]


def _names(text: str) -> list[str]:
    return [part for part in _parts(text) if is_name(part)]
