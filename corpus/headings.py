"""One job: find the title and subtitle of a statement, as a reader would cite it. Knows nothing of names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.calendar_names import fold_letters
from corpus.cues import is_organisation_list
from corpus.datelines import read_dateline
from corpus.dates import find_dates
from corpus.lines import Paragraph, starts_item
from corpus.shapes import is_address, is_capitals, is_function, is_furniture, is_name, is_organisation
from corpus.zones import is_addressee, is_salutation

_LONGEST_TITLE = 300
_LABEL_WORD = (r"(?:c ?o ?m ?m ?u ?n ?i ?q ?u ?[ée] ?|tract|lettre ouverte|declaration|motion|resolution|appel|flash|info|position|"
               r"dossier|note|invitation|avis(?: aux personnels)?|cp|bulletin|actualites?|lettre|rectificatif|erratum|texte|presse|"
               r"i ?n ?t ?e ?r ?s ?y ?n ?d ?i ?c ?a ?l|commune?|conjoint|unitaire|intersyndicale?|national|federal|confederal|"
               r"de|d'|la|le|a|aux?|press[e]?|p ?r ?e ?s ?s ?e|d ?e|syndicale?|information|liminaire|prealable|lue|pour|diffusion|immediate|"
               r"n°?|no|numero|\d{1,4}(?:/\d{1,4})?|logement social|rappel|urgent|important|de presse|personnels|locale)")
_LABEL = re.compile(rf"\W*(?:{_LABEL_WORD}\W+){{1,8}}")
_LABEL_START = re.compile(r"\W{0,4}(?:(?:c ?o ?m ?m ?u ?n ?i ?q ?u ?e\b|tract\b|lettre ouverte|declaration|motion\b|resolution\b|avis\b|extrait\b|"
                          r"flash\b|dossier de presse|position\b|invitation|rectificatif|erratum|seance|appel\b|compte[- ]rendu))")
_LABEL_NOUN = re.compile(
    r"u ?n ?i ?q ?u ?e|tract|lettre|declaration|motion|resolution|appel|flash|info|position|dossier|note|invitation|avis|cp\b|bulletin|"
    r"actualite|rectificatif|erratum|texte|presse|i ?n ?t ?e ?r ?s ?y ?n ?d|logement social|rappel|urgent|numero|^n°|diffusion")
_METADATA = re.compile(r"(?:publie|mis en ligne|poste|par\b|auteur|author|tags?\b|categor|mots[- ]cles|de :|a :|expediteur|date\s?:|"
                       r"piece|ref\b|n/ref|v/ref|lettre remise|fax recu|tel\b|source\s?:|url\s?:|sujet\s?:|vendredi|lundi|mardi|mercredi|"
                       r"jeudi|samedi|dimanche)")
_SUBJECT = re.compile(r"(?:objet|sujet|concerne|re)\s{0,2}:\s{0,2}", re.IGNORECASE)
_GENERIC_METADATA = frozenset(("", "communique", "communique de presse", "tract", "document", "sans titre", "untitled", "accueil"))
_PREPOSITION = re.compile(r"(?:des?|du|d['’]|et|aux?|à|a|pour|en)(?:\s|(?<=['’]))(?!l['’]attention)", re.IGNORECASE)
_BARE_LABEL = frozenset(("communique", "communiques", "de", "presse", "du", "des", "la", "tract", "cp", "info", "infos", "motion",
                         "appel", "resolution", "pour", "diffusion", "immediate"))
_THRESHOLD = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """The title and subtitle, and the spans of the text that they were read from."""

    title: str | None = None
    subtitle: str | None = None
    title_spans: tuple[tuple[int, int], ...] = ()
    subtitle_spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: int
    paragraphs: tuple[Paragraph, ...]
    text: str


def read_heading(paragraphs: Sequence[Paragraph], body: int, metadata: Mapping[str, str]) -> Heading:
    """The title and subtitle: those of the front matter, or the best lines above the running text, or none."""
    given = _one_line(metadata.get("title", ""))
    if is_label(given) or fold_letters(given) in _GENERIC_METADATA:
        given = ""
    if given:
        return _given_heading(given, _one_line(metadata.get("subtitle", "")), paragraphs, body)
    candidates = sorted(_candidates(paragraphs, body), key=lambda one: (-one.score, one.paragraphs[0].start))
    if not candidates or candidates[0].score < _THRESHOLD:
        return _label_heading(paragraphs[:body])
    best = candidates[0]
    subtitle = _subtitle_after(best, paragraphs[:body])
    return Heading(best.text, subtitle.text if subtitle else None,
                   tuple((one.start, one.end) for one in best.paragraphs),
                   ((subtitle.start, subtitle.end),) if subtitle else ())


def is_label(text: str) -> bool:
    """Whether the line only names a kind of document ("COMMUNIQUÉ DE PRESSE", "Tract", "N° 12")."""
    folded = _undated(text)
    return len(folded) <= 90 and bool(_LABEL.fullmatch(folded + ".")) and bool(_LABEL_NOUN.search(folded))


def _undated(text: str) -> str:
    """The line folded, without its first date."""
    for mention in find_dates(text[:120]):
        return fold_letters(text[:mention.start] + text[mention.end:])
    return fold_letters(text)


def _given_heading(title: str, subtitle: str, paragraphs: Sequence[Paragraph], body: int) -> Heading:
    titles = tuple((one.start, one.end) for one in paragraphs[:body + 1] if _same(one.text, title))
    subtitles = tuple((one.start, one.end) for one in paragraphs[:body + 2] if subtitle and _same(one.text, subtitle))
    return Heading(title, subtitle or None, titles, subtitles)


def _label_heading(head: Sequence[Paragraph]) -> Heading:
    """The kind of document as a title, where it says more than "communiqué de presse"; with the addressee of a letter."""
    for index, label in enumerate(head):
        words = set(re.findall(r"[a-z]{2,}", _undated(label.text)))
        if not is_label(label.text) or len(words) < 2 or words <= _BARE_LABEL or is_furniture(label.text):
            continue
        following = head[index + 1:index + 2]
        whole = (label, *following) if "lettre" in words and following and is_addressee(following[0].text) else (label,)
        return Heading(_one_line(" ".join(one.text for one in whole)), None, tuple((one.start, one.end) for one in whole))
    return Heading()


def _same(left: str, right: str) -> bool:
    return fold_letters(left).split() == fold_letters(right).split()


def _candidates(paragraphs: Sequence[Paragraph], body: int) -> Iterator[_Candidate]:
    head = paragraphs[:body]
    seen = Counter(_key(one.text) for one in paragraphs[:body + 3])
    groups = list(_groups(head))
    for rank, group in enumerate(groups):
        text = _one_line(" ".join(one.text for one in group))
        text = _SUBJECT.sub("", text, count=1)
        text = text[:1].upper() + text[1:]
        score = _score(text, capitals=is_capitals(text)) + (2 if rank == len(groups) - 1 else 0)
        score += 3 if seen[_key(group[0].text)] > 1 else 0
        yield _Candidate(score, group, text)


def _groups(head: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, ...]]:
    """Runs of lines of the head that may be one title over several lines."""
    group: list[Paragraph] = []
    addressed = -1
    before: Paragraph | None = None
    for paragraph in head:
        if is_addressee(paragraph.text):
            addressed = paragraph.chunk
        subject = bool(_SUBJECT.match(paragraph.text))
        possible = subject or (paragraph.chunk != addressed and _possible(paragraph.text))
        if before is not None and _continues(before, paragraph):
            possible = possible and not is_organisation(before.text)
            group = group or ([before] if is_label(before.text) else [])
        elif group and not (possible and not subject and _joins(group[-1], paragraph)):
            yield tuple(group)
            group = []
        if possible:
            group.append(paragraph)
        before = paragraph
    if group:
        yield tuple(group)


def _continues(before: Paragraph, paragraph: Paragraph) -> bool:
    """Whether the line goes on with the name or label that the line above began ("… des salariés / de la …")."""
    return before.chunk == paragraph.chunk and bool(_PREPOSITION.match(paragraph.text)) and (
        is_organisation(before.text) or is_label(before.text))


def _joins(before: Paragraph, after: Paragraph) -> bool:
    if before.chunk != after.chunk:
        return False
    if not before.text.endswith((",", ":")) and _names_organisation(before.text) != _names_organisation(after.text):
        return False
    if bool(_LABEL_START.match(fold_letters(before.text))) != bool(_LABEL_START.match(fold_letters(after.text))):
        return after.text[0].islower()
    if after.text[0].islower() or before.text.endswith((",", ":")) and is_capitals(before.text) == is_capitals(after.text):
        return True
    return is_capitals(before.text) and is_capitals(after.text) and not before.text.endswith((".", "!", "?"))


def _possible(text: str) -> bool:
    if len(text) > _LONGEST_TITLE or is_furniture(text) or is_address(text) or is_label(text) or is_salutation(text):
        return False
    folded = fold_letters(text)
    if is_addressee(text) or (_METADATA.match(folded) and not is_capitals(text) and not text.endswith(("!", "?"))):
        return False
    dateline = read_dateline(text)
    return dateline is None or not dateline.whole


def _score(text: str, *, capitals: bool) -> int:
    folded = fold_letters(text)
    score = 3 * capitals + 2 * text.endswith(("!", "?")) + (":" in text[:-1]) + text.startswith("«")
    score += 2 if 20 <= len(text) <= 160 else 0
    score -= 2 if len(text) < 8 else 0
    score -= 3 if len(text) > 220 else 0
    score -= 9 * _names_organisation(text)
    score -= 4 * text.endswith(",") + 3 * text.startswith("(") + 3 * (len(text.split()) == 1 and not text.endswith(("!", "?")))
    score -= 3 if any(one.year for one in find_dates(text)) and not _LABEL_START.match(folded) else 0
    score -= 4 if is_name(text) and not capitals else 0
    score -= 3 if is_function(text) and not capitals and ":" not in text and len(text) < 60 else 0
    score -= 3 if _LABEL_START.match(folded) else 0
    score -= 2 if starts_item(text) else 0
    score -= 1 if re.search(r"\w{2}\. \w", text) else 0
    score -= text.endswith(".") and not text.endswith("..")
    score -= 2 if re.search(r"\d{1,2}\s?h\s?\d{0,2}\b", folded) else 0
    return score


def _names_organisation(text: str) -> bool:
    parts = re.split(r"\s[–—-]\s", text)
    return (":" not in text and any(map(is_organisation, parts))) or is_organisation_list(text)


def _subtitle_after(best: _Candidate, head: Sequence[Paragraph]) -> Paragraph | None:
    """The line that follows the title closely and continues it without being another part of the head."""
    end = best.paragraphs[-1].end
    following = [one for one in head if one.start > end][:1]
    for paragraph in following:
        text = paragraph.text
        if (paragraph.chunk - best.paragraphs[-1].chunk <= 1 and _possible(text) and not is_organisation(text)
                and not is_name(text) and not is_function(text) and len(text) > 15 and not text.endswith(",") and not _same(text, best.text)):
            return paragraph
    return None


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", " ", fold_letters(text)).strip()


def _one_line(text: str) -> str:
    return " ".join(text.split()).strip(" *_#=")
