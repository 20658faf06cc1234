"""Whether a line has the shape of a signature: people and what they are, and nothing that makes a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.analysis.lines import Line, word_set
from indexer.analysis.offices import names_occupation, names_office
from indexer.analysis.reporting import reports, reports_inverted
from indexer.analysis.signature_blocks import FOR, LIST_CUE

_OPENS = re.compile(
    r"^\W{0,6}(?:pour\b|pou\b|p/o\b|p\.?o\.?\b|p/|par\b|po\b|signée?s?\b|"
    r"(?:amitiés|salutations|fraternellement|cordialement|respectueusement|bien à vous)\b)", re.IGNORECASE)
TITLES = re.compile(
    r"\b(?:monsieur|madame|mesdames|messieurs|mademoiselle|mmes?|mlle|mm?\.|dre?\.?|docteure?|me|maître|pr\.?|adj\.?|"
    r"cdt)\s*$", re.IGNORECASE)
# Words that only a sentence has; what signs is a phrase.
_CLAUSE = re.compile(
    r"\b(?:est|sont|était|étaient|sera|seront|a été|ont|avait|n['’]|ne|pas|qui|que|qu['’]|nous|vous|ils|elles?|il|on|"
    r"se|s['’]|meurt|décède|a (?:été|dit|fait|pris|remis|reçu|rendu|ouvert|mis|[^\W\d_]{3,}[éi])|"
    r"demand\w+|dénonce\w*|appell\w+|exig\w+|réclam\w+|rappell?e\w*|annonc\w+|invit\w+|rencontr\w+|reçoi\w+|"
    r"merci|bravo|hommage|adieu|rejoign\w+|rendez-vous|soutien à|voir|chez|copie)\b|[«»?!\[\]]|https?:", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:du|des?|et|au|aux|à|avec|dont|que)\s|d['’]")
_BROKEN = re.compile(r"^\(?[^()]{0,40}\)")
_MARKS = " -–—•·*,:[]()\t"
SENTENCE_MARKS = (".", ";", ",", "!", "?", ":")
_MOST_LOOSE_WORDS = 14
ABREAST = 3
_LAST_VERB = re.compile(r"[»”\"][^»”\"]{0,20}?\b([^\W\d_]+)$")
_SMALL_WORD = re.compile(r"[ \u00a0]+([a-zà-ÿœ][\w-]*)")
_TIES = word_set("le pour po p et de du des d dit dite née alias section co")
WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S@\S")
_NUMBER = re.compile(r"\d[\d .-]{7,}")


def opens_signature(line: Line) -> bool:
    """Whether a line opens with "pour", "P/O", "signé", or with an office before the first name."""
    lead = line.text[:line.people[0].start - line.start] if line.people else line.text
    return _OPENS.match(lead) is not None or LIST_CUE.match(lead) is not None or names_office(lead)


def leads_signature(line: Line) -> bool:
    """Whether a line without a name can be part of a signature: an office, "Pour X", an organisation."""
    if line.people or line.words > _MOST_LOOSE_WORDS or is_clause(line):
        return False
    return names_office(line.text) or FOR.match(line.text) is not None or bool(line.organisations)


def is_clause(line: Line) -> bool:
    """Whether what stands between the names makes a sentence. In a long list, an occupation may look like a verb."""
    rest = without_names(line)
    if _CLAUSE.search(rest):
        return True
    words = (word for word in WORD.findall(rest) if word[0].islower() and not names_office(word))
    return len(line.people) < ABREAST and any(reports(word) for word in words)


def has_signature_shape(line: Line) -> bool:
    """Whether a line holds people and what they are, and nothing else."""
    if not line.people or is_clause(line):
        return False
    if len(WORD.findall(without_names(line))) > _MOST_LOOSE_WORDS * len(line.people):
        return False
    first = line.people[0]
    before = _BROKEN.sub("", TITLES.sub("", line.text[:first.start - line.start])).strip(_MARKS)
    if _GOES_ON.match(before):
        return False
    if not before and _goes_on_as_sentence(line.text[first.end - line.start:]):
        return False
    opens = _OPENS.match(before) is not None
    if before and line.text.endswith(SENTENCE_MARKS) and not (opens and line.words < 9):
        return False
    ends = line.text.endswith((".", "!", "?")) and line.words > 6 and len(line.people) < ABREAST
    if ends and not names_office(line.text[first.end - line.start:]):
        return False
    return not before or opens or names_office(before) or _only_organisations(line)


def _goes_on_as_sentence(after: str) -> bool:
    """Whether a small word that names no office follows the name at once: "X au cœur de la revue de presse"."""
    match = _SMALL_WORD.match(after)
    return match is not None and match.group(1) not in _TIES and not names_occupation(after)


def _only_organisations(line: Line) -> bool:
    """Whether all that stands before the first name is the name of an organisation ("SYNPHOT, Isidore KOUWONOU")."""
    first = line.people[0].start
    before = [one for one in line.organisations if one.end <= first]
    if not before:
        return False
    covered = sum(one.end - one.start for one in before)
    return covered >= 0.6 * len(line.text[:first - line.start].strip(_MARKS))


def is_team(paragraph: Sequence[Line]) -> bool:
    """Whether lines are a team that signs, each member with an address: under the name of a body, no number to ring."""
    reached = [line for line in paragraph if _ADDRESS.search(line.text)]
    people = sum(1 for line in paragraph if line.people)
    head = paragraph[0]
    return (len(reached) >= ABREAST and len(reached) >= people >= ABREAST and not head.people
            and bool(head.organisations) and not any(_NUMBER.search(line.text) for line in paragraph))


def without_names(line: Line) -> str:
    """The line's text with every name blanked out."""
    characters = list(line.text)
    for one in (*line.people, *line.organisations, *line.places):
        characters[one.start - line.start:one.end - line.start] = " " * (one.end - one.start)
    return "".join(characters)


def fits_signature(line: Line) -> bool:
    """Whether a line of a signature block can be read as one: blocks are told by layout and may be wrong."""
    return has_signature_shape(line) or (not line.people and not line.is_prose) or leads_signature(line)


def ends_in_verb(text: str) -> bool:
    """Whether a line ends after quoted words with the verb whose subject the next line names: "… », martèle"."""
    match = _LAST_VERB.search(text)
    return match is not None and reports_inverted(match.group(1))
