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
from corpus.statement import HeadingMark
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
    r"appel\b", "compte[- ]rendu", "revue de presse")
_TITLED_LABEL = re.compile(r"\W*(?:motion|resolution|declaration|lettre ouverte|appel|avis|position|communique)\b"
                           r"[^:]{0,30}(?:\s?:\s{1,2}\w|\s(?:sur|pour|contre)\s)")
"""A label that goes on with what the statement is about ("Motion sur les aides", "Déclaration : …")."""
_REFERENCE = opening(r"(?:[nv](?:os?)?\s?/?\s?)?ref(?:erences?)?\s?\.?\s?:", r"(?:affaire|dossier) suivie? par",
                     r"(?:[nv]/\s?)?ref\.?\s\w{0,4}/", r"(?:ecrit )?par\s?:")
_TO_OTHERS = either("de ", "du ", "des ", "d'", "a ", "aux? ")
_ANSWER = opening(*(rf"{noun}s? {_TO_OTHERS}" for noun in (
    "reaction", "reponse", "droit de reponse", "compte[- ]rendu", "avis", "adresse", "hommage", "soutien", "appel")))
"""How a title opens that says what the text is to others: a date or a name in it belongs to it."""
_OCCASION = opening(r"(?:\d{1,3}\s?(?:er?|eme)\s)?" + either(
    "congres", "assemblee generale", "assises", "seance", "reunion", "conseil (?:national|federal|confederal)") + r"\b")
"""Where a statement was adopted, above its title ("12e CONGRÈS DE LA FÉDÉRATION")."""
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
_DASH = re.compile(r"\s[–—-]\s")
_TITLE_KEYS = ("heading", "title")
_MARK_WEIGHTS = {0: 0, 1: 10, 2: 5, 3: 3, 4: 2, 5: 2, 6: 2, HeadingMark.BOLD: 2}
"""What a mark of the source adds, by its level; 0 for none."""
_NAMING_PARAGRAPHS, _LONGEST_PARTICLE, _ANSWERING_WORDS = 30, 3, 6
_LINKS = frozenset(("pour", "dans", "avec", "sans", "sous", "chez", "entre", "contre"))
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


def read_heading(paragraphs: Sequence[Paragraph], body: int, metadata: Mapping[str, str],
                 marks: Sequence[HeadingMark] = ()) -> Heading:
    """The title and subtitle: those of the page, or the best lines above the running text, or none.

    `marks` are the headings of the source: a line so marked is the likelier title.
    """
    for key in _TITLE_KEYS:
        given = _one_line(metadata.get(key, ""))
        if not is_label(given) and fold_letters(given) not in _GENERIC_TITLES:
            return _given_heading(given, _one_line(metadata.get("subtitle", "")), paragraphs, body)
    candidates = sorted(_candidates(paragraphs, body, _levels(paragraphs[:body], marks)), key=_rank)
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


def _levels(head: Sequence[Paragraph], marks: Sequence[HeadingMark]) -> dict[int, int]:
    """Where a line of the head starts → the level of heading that the source marks it with."""
    return {one.start: mark.level for one in head for mark in marks if mark.start < one.end and one.start < mark.end}


def _candidates(paragraphs: Sequence[Paragraph], body: int, levels: Mapping[int, int]) -> Iterator[_Candidate]:
    head = paragraphs[:body]
    seen = Counter(_key(one.text) for one in paragraphs[:body + 3])
    running = " ".join(one.text for one in paragraphs[body:body + _NAMING_PARAGRAPHS])
    groups = list(_groups(head))
    for rank, group in enumerate(groups):
        text = _strip_subject(_one_line(" ".join(one.text for one in group)))
        if not text:
            continue
        text = text[0].upper() + text[1:]
        last = rank == len(groups) - 1 and not text.endswith(".")
        section = rank > 0 and _heads_section(group, paragraphs[:body + 1])
        score = _score(text) + 2 * (last and not section) - 2 * section + 3 * (seen[_key(group[0].text)] > 1)
        score += 4 * (bool(_SUBJECT.match(group[0].text)) and not _is_labelled(text))
        score += _MARK_WEIGHTS[levels.get(group[0].start, 0)] - 10 * _is_named(text, running)
        yield _Candidate(score, group, text)


def _heads_section(group: Sequence[Paragraph], head: Sequence[Paragraph]) -> bool:
    """Whether the line stands close above the running text and apart from the head, as the heading of a section."""
    chunk = group[0].chunk
    alone = not any(one.chunk == chunk and one.start < group[0].start for one in head)
    return alone and len(head) > 1 and head[-1].chunk == chunk and head[-1].start > group[-1].end


def _is_named(line: str, running: str) -> bool:
    """Whether the running text has the line, or a part of it, as a name: in a sentence, its words with capitals."""
    fold = fold_letters if len(fold_letters(running)) == len(running) else str.lower  # "…" folds to three characters
    folded = fold(running)
    for part in _DASH.split(line):
        start = folded.find(fold(part))
        words = running[start:start + len(part)].split() if start >= 0 else []
        long = [word for word in words if len(word) > _LONGEST_PARTICLE and word not in _LINKS]
        if len(long) > 1 and all(word[0].isupper() and not word.isupper() for word in long):
            return True
    return False


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
    if _REFERENCE.match(folded) or is_addressee(text):
        return False
    if _METADATA.match(folded) and not is_capitals(text) and not text.endswith(("!", "?")):
        return False
    dateline = read_dateline(text)
    return dateline is None or not dateline.whole


def _score(text: str) -> int:
    """How much a line of the head looks like a title, as against a letterhead or a label."""
    capitals, calls = is_capitals(text), text.endswith(("!", "?"))
    folded = fold_letters(text)
    labelled, sentences = _is_labelled(text), bool(_SENTENCES.search(text))
    score = 3 * capitals + 2 * calls + (":" in text[:-1]) + text.startswith("«") + 2 * (20 <= len(text) <= 200)
    score -= 10 * _names_organisation(text) + 6 * is_signature(text, late=False) + 2 * starts_item(text)
    answers = bool(_ANSWER.match(folded)) and len(text.split()) >= _ANSWERING_WORDS
    score -= (1 if answers or _TITLED_LABEL.match(folded) else 3) * labelled + sentences
    score -= 4 * (bool(_OCCASION.match(folded)) and ":" not in text and not calls)
    score -= 2 * (len(text) < 8) + 3 * (len(text) > 220) + 3 * (len(text.split()) == 1 and not calls)
    score -= 10 * text.endswith(",") + 3 * text.startswith("(") + 2 * bool(_HOUR.search(folded))
    score -= 3 * (not labelled and not answers and any(one.year for one in find_dates(text)))
    if not capitals:
        score -= 4 * is_name(text) + 2 * (sentences and text.endswith("."))
        score -= 3 * (is_function(text) and not labelled and ":" not in text and len(text) < 60)
    return score


def _names_organisation(text: str) -> bool:
    parts = _DASH.split(text)
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
