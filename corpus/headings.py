"""One job: find the title and subtitle of a statement, as a reader would cite it. Knows nothing of names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.calendar_names import fold_letters
from corpus.datelines import read_dateline
from corpus.dates import find_dates
from corpus.lines import Paragraph, starts_item
from corpus.patterns import either, opening
from corpus.shapes import is_address, is_capitals, is_function, is_furniture, is_name, is_organisation
from corpus.signing import is_organisation_list, is_signature
from corpus.zones import is_addressee, is_salutation

_LONGEST_TITLE, _SHORTEST_SUBTITLE = 300, 15
_SPACED_LABELS = ("c ?o ?m ?m ?u ?n ?i ?q ?u ?e", "i ?n ?t ?e ?r ?s ?y ?n ?d ?i ?c ?a ?l")
_LABEL_NOUNS = (
    *_SPACED_LABELS, "tract", "lettre", "declaration", "motion", "resolution", "appel", "flash", "infos?", "position",
    "dossier", "note", "invitation", "avis", "cp", "bulletin", "actualites?", "rectificatif", "erratum", "texte",
    "presse", "logement social", "rappel", "urgent", "numero", "n°", "diffusion")
_LABEL_FILLERS = (
    "communs?", "communes?", "conjoint", "unitaire", "ouverte", "intersyndicales?", "national", "federal", "confederal",
    "de", "du", "d'", "la", "le", "a", "aux?", "p ?r ?e ?s ?s ?e", "d ?e", "syndicale?", "information", "liminaire",
    "prealable", "lue", "pour", "immediate", "no", r"\d{1,4}(?:/\d{1,4})?", "important", "personnels", "locale")
_LABEL = re.compile(rf"\W*(?:{either(*_LABEL_NOUNS, *_LABEL_FILLERS)}\W+){{1,8}}")
_LABEL_NOUN = re.compile(r"(?<![a-z])" + either(*_LABEL_NOUNS))
_LABEL_START = opening(
    rf"{_SPACED_LABELS[0]}\b", r"tract\b", "lettre ouverte", "declaration", r"motion\b", r"resolution\b", r"avis\b",
    r"extrait\b", r"flash\b", "dossier de presse", r"position\b", "invitation", "rectificatif", "erratum", "seance",
    r"appel\b", "compte[- ]rendu")
_METADATA = opening(
    "publie", "mis en ligne", "poste", r"par\b", "auteur", "author", r"tags?\b", "categor", "mots[- ]cles", "de :",
    "a :", "expediteur", r"date\s?:", "piece", r"ref\b", "[nv]/ref", "lettre remise", "fax recu", r"tel\b",
    r"source\s?:", r"url\s?:", r"sujet\s?:", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_SUBJECT = re.compile(r"(?:objet|sujet|concerne|re)\s{0,2}:\s{0,2}", re.IGNORECASE)
_GENERIC_TITLES = frozenset(("", "communique", "communique de presse", "tract", "document", "sans titre", "untitled",
                             "accueil"))
_PREPOSITION = re.compile(r"(?:des?|du|d['’]|et|aux?|à|a|pour|en)(?:\s|(?<=['’]))(?!l['’]attention)", re.IGNORECASE)
_BARE_LABEL = frozenset(("communique", "communiques", "de", "presse", "du", "des", "la", "tract", "cp", "info", "infos",
                         "motion", "appel", "resolution", "pour", "diffusion", "immediate"))
_HOUR = re.compile(r"\d{1,2}\s?h\s?\d{0,2}\b")
_SENTENCES = re.compile(r"\w{2}\. \w")
_THRESHOLD = -1


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
    if is_label(given) or fold_letters(given) in _GENERIC_TITLES:
        given = ""
    if given:
        return _given_heading(given, _one_line(metadata.get("subtitle", "")), paragraphs, body)
    candidates = sorted(_candidates(paragraphs, body), key=_rank)
    if not candidates or candidates[0].score < _THRESHOLD:
        return _label_heading(paragraphs[:body])
    best = candidates[0]
    subtitle = _subtitle_after(best, paragraphs[:body])
    return Heading(best.text, subtitle.text if subtitle else None, _spans(best.paragraphs),
                   _spans((subtitle,)) if subtitle else ())


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
    titles = [one for one in paragraphs[:body + 1] if _same(one.text, title)]
    subtitles = [one for one in paragraphs[:body + 2] if subtitle and _same(one.text, subtitle)]
    return Heading(title, subtitle or None, _spans(titles), _spans(subtitles))


def _spans(paragraphs: Sequence[Paragraph]) -> tuple[tuple[int, int], ...]:
    return tuple((one.start, one.end) for one in paragraphs)


def _label_heading(head: Sequence[Paragraph]) -> Heading:
    """The kind of document as a title, where it says more than "communiqué de presse"; a letter with its addressee."""
    for index, label in enumerate(head):
        words = set(re.findall(r"[a-z]{2,}", _undated(label.text)))
        if not is_label(label.text) or len(words) < 2 or words <= _BARE_LABEL or is_addressee(label.text):
            continue
        following = head[index + 1:index + 2]
        addressed = "lettre" in words and following and is_addressee(following[0].text)
        whole = (label, *following) if addressed else (label,)
        return Heading(_one_line(" ".join(one.text for one in whole)), None, _spans(whole))
    return Heading()


def _same(left: str, right: str) -> bool:
    return fold_letters(left).split() == fold_letters(right).split()


def _candidates(paragraphs: Sequence[Paragraph], body: int) -> Iterator[_Candidate]:
    head = paragraphs[:body]
    seen = Counter(_key(one.text) for one in paragraphs[:body + 3])
    groups = list(_groups(head))
    for rank, group in enumerate(groups):
        text = _strip_subject(_one_line(" ".join(one.text for one in group)))
        if not text:
            continue
        text = text[0].upper() + text[1:]
        last = rank == len(groups) - 1 and not text.endswith(".")
        score = _score(text) + 2 * last + 3 * (seen[_key(group[0].text)] > 1)
        yield _Candidate(score, group, text)


def _rank(candidate: _Candidate) -> tuple[int, bool, int]:
    """The order of candidates: the best score, then what is more than a label, then the first."""
    return -candidate.score, _is_labelled(candidate.text), candidate.paragraphs[0].start


def _strip_subject(text: str) -> str:
    """The line without the "Objet :" of a letter."""
    found = _SUBJECT.match(text)
    return text[found.end():] if found else text


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
            labelled = is_label(before.text)
            possible = (possible or (labelled and is_addressee(paragraph.text))) and not is_organisation(before.text)
            group = group or ([before] if labelled and possible else [])
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
    """Whether two lines of the head are one title."""
    if before.chunk != after.chunk:
        return False
    open_ended = before.text.endswith((",", ":"))
    if not open_ended and _names_organisation(before.text) != _names_organisation(after.text):
        return False
    if _is_labelled(before.text) != _is_labelled(after.text) or after.text[0].islower():
        return after.text[0].islower()
    alike = is_capitals(before.text) == is_capitals(after.text)
    return alike and (open_ended or (is_capitals(after.text) and not before.text.endswith((".", "!", "?"))))


def _is_labelled(text: str) -> bool:
    return bool(_LABEL_START.match(fold_letters(text)))


def _possible(text: str) -> bool:
    if len(text) > _LONGEST_TITLE or is_furniture(text) or is_address(text) or is_label(text) or is_salutation(text):
        return False
    folded = fold_letters(text)
    if is_addressee(text) or (_METADATA.match(folded) and not is_capitals(text) and not text.endswith(("!", "?"))):
        return False
    dateline = read_dateline(text)
    return dateline is None or not dateline.whole


def _score(text: str) -> int:
    """How much a line of the head looks like a title, as against a letterhead or a label."""
    capitals, calls = is_capitals(text), text.endswith(("!", "?"))
    labelled, sentences = _is_labelled(text), bool(_SENTENCES.search(text))
    score = 3 * capitals + 2 * calls + (":" in text[:-1]) + text.startswith("«") + 2 * (20 <= len(text) <= 200)
    score -= 10 * _names_organisation(text) + 6 * is_signature(text, late=False) + 2 * starts_item(text)
    score -= 3 * labelled + sentences
    score -= 2 * (len(text) < 8) + 3 * (len(text) > 220) + 3 * (len(text.split()) == 1 and not calls)
    score -= 4 * text.endswith(",") + 3 * text.startswith("(") + 2 * bool(_HOUR.search(fold_letters(text)))
    score -= 3 * (not labelled and any(one.year for one in find_dates(text)))
    if not capitals:
        score -= 4 * is_name(text) + 2 * (sentences and text.endswith("."))
        score -= 3 * (is_function(text) and ":" not in text and len(text) < 60)
    return score


def _names_organisation(text: str) -> bool:
    parts = re.split(r"\s[–—-]\s", text)
    return (":" not in text and any(map(is_organisation, parts))) or is_organisation_list(text)


def _subtitle_after(best: _Candidate, head: Sequence[Paragraph]) -> Paragraph | None:
    """The line that follows the title closely and continues it without being another part of the head."""
    last = best.paragraphs[-1]
    following = next((one for one in head if one.start > last.end), None)
    if following is None or following.chunk - last.chunk > 1:
        return None
    text = following.text
    fits = _possible(text) and len(text) > _SHORTEST_SUBTITLE and not text.endswith(",") and not _same(text, best.text)
    other = _names_organisation(text) or is_name(text) or is_function(text)
    return following if fits and not other else None


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", " ", fold_letters(text)).strip()


def _one_line(text: str) -> str:
    return " ".join(text.split()).strip(" *_#=")
