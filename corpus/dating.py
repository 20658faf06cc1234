"""One job: choose the date and place of issue of a statement among the dates that it mentions. Never guesses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.calendar_names import fold_letters
from corpus.date_mention import DateMention
from corpus.datelines import LONGEST_DATELINE, read_dateline
from corpus.dates import find_dates
from corpus.dates_between import month_between
from corpus.dates_in_words import find_minuted_date
from corpus.patterns import either
from corpus.statement import Block, BlockKind, CleanText, DateStatus, PartialDate

_LONGEST_OPENING, _LONGEST_LINE, _LONGEST_READ, _LINES_READ = 400, 400, 200_000, 6
_OPENING_BLOCKS = 3
_LONGEST_TITLE = 160

_YEAR = re.compile(r"(?<!\d)(?:19[4-9]\d|20\d\d)(?!\d)")
_RANGE = re.compile(r"\d{1,2}(?:er)?\s{1,2}au\s{1,2}$")
_POSTED = re.compile(r"\b" + either(
    "mis a jour", "posted", "published", "publie", "mis en ligne", "poste", "diffuse", "redige", "ecrit", "envoye",
    "transmis", "date") + r"e?s?\b|\b(?:telecopie|fax)\b")
_DOCUMENT = re.compile(r"\b" + either(
    "communiques?", "declarations?", "tracts?", "lettre", "appel", "flash", "position", "avis", "infos?", "bulletin",
    "circulaire", "embargo", "presse", "newsletter", "note", "texte", "page") + r"\b")
_ADOPTED = re.compile(r"\b" + either(
    "adoptee?s?", "votee?s?", "reunie?s?", "seance", "motion", "resolution", "conference", "congres",
    "assemblee generale", "declaration", "compte rendu", "csal?", "cse", "ctm?", "chsct", "cap[dn]?", "cts?d?",
    "cneser", "comite", "conseil", "commission") + r"\b")
_EVENT = re.compile(r"\b" + either(
    "greve", "manif", "rassembl", "mobilis", "rendez-vous", "rdv", "journee", "action", "marche", "debray", "preavis",
    "a partir", "jusqu'", "des le", "avant le", "depuis", r"loi\b", "decret", "arrete", "accord", "rapport",
    "date limite", "elections?", "appel a la", "appelle", "blocus", "blocage", "vendredi prochain", "forum", "colloque",
    "festival", "fete", "conference de presse", "rencontre"))
"""What dates an event announced or a text cited, not the statement."""
_MET = re.compile(r"(?:^|[.!?]\s{1,2})[^,.!?;]{0,140},?\s(?:reunie?s?|adoptee?s?|votee?s?)\b[^.!?;]{0,100}\ble\s{1,3}$")
"""Who speaks met on that day: the subject of its sentence, not a body named in passing."""
_TODAY = re.compile(r"\b(?:ce|ce jour,?|aujourd'hui,?|aujourd'hui,? le)\s{1,3}$")
_TITLED = re.compile(
    r"\W{0,4}" + either("communique", "declaration", "tract", "lettre", "discours", "allocution") + r"\b")
"""A line of its own that names what the text is, and when: "Communiqué de presse du 11-4-2023"."""
_IMPRINT = re.compile(r"\bimp(?:r|\.)|ne pas jeter|\bipns\b|merci de recycler")
_METADATA_KEYS = (
    "date", "published", "publication_date", "article:published_time", "datepublished", "pubdate", "publishdate",
    "publish_date", "published_at", "published_date", "date_published", "date_publication", "issued", "dc.date",
    "created", "created_at", "createdat", "date_created")
"""What tools that make sites call the day of publication, the surest first."""

_PLACED, _BARE, _DOCUMENT_WEIGHT, _POSTED_WEIGHT, _FRONT_MATTER = 100, 90, 89, 88, 80
_TRAILING_WEIGHT, _IMPRINT_WEIGHT, _ADOPTED_WEIGHT, _TODAY_WEIGHT = 70, 65, 60, 55
_DATED_ANYWHERE = frozenset((BlockKind.DATELINE, BlockKind.METADATA, BlockKind.FURNITURE, BlockKind.SIGNATURE))
_PLACED_KINDS = frozenset((BlockKind.DATELINE, BlockKind.LETTERHEAD, BlockKind.SIGNATURE))
_HEAD_KINDS = frozenset((BlockKind.DATELINE, BlockKind.LETTERHEAD, BlockKind.METADATA, BlockKind.TITLE,
                         BlockKind.SUBTITLE, BlockKind.SIGNATURE, BlockKind.FURNITURE, BlockKind.HEADING,
                         BlockKind.COSIGNATORIES))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date that may be the statement's; `position` is where it stands in the reading text."""

    weight: int
    position: int
    mention: DateMention


def _candidate(weight: int, line_start: int, mention: DateMention) -> _Candidate:
    return _Candidate(weight, line_start + mention.start, mention)


def statement_date(content: CleanText, metadata: Mapping[str, str], blocks: Sequence[Block]) -> PartialDate | None:
    """The date of publication, or None where neither text nor front matter gives one; never a guess.

    A dateline in the text wins over the front matter; the date of an event announced does not count.
    """
    written = front_matter_date(metadata)
    candidates = sorted(_candidates(content.text, blocks), key=lambda one: (-one.weight, one.position))
    dated = [one for one in candidates if one.mention.year is not None]
    if dated and (dated[0].weight >= _FRONT_MATTER or written is None):
        return _refined(dated, content)
    undated = [one.mention for one in candidates if one.mention.year is None and (
        one.weight >= _BARE or (written is None and one.weight == _TODAY_WEIGHT and one.mention.weekday is not None))]
    if undated:
        inferred = _infer_year(undated[0], content.text, written)
        if inferred is not None:
            return inferred
    return written or _between(content.text)


def front_matter_date(metadata: Mapping[str, str]) -> PartialDate | None:
    """The date that the front matter gives, or None."""
    for key in _METADATA_KEYS:
        value = metadata.get(key, "").strip().strip("\"'")
        mentions = find_dates(value)
        if mentions and mentions[0].edtf:
            return PartialDate(mentions[0].edtf, DateStatus.WRITTEN, value, mentions[0].repaired)
        if re.fullmatch(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2]))?", value):
            return PartialDate(value, DateStatus.WRITTEN, value)
    return None


def place_of_issue(text: str, blocks: Sequence[Block]) -> str | None:
    """The place named by the first dateline that names one ("Paris, le …", "Fait à Toulouse")."""
    opening = next((block for block in blocks if block.kind is BlockKind.PARAGRAPH), None)
    for block in blocks:
        if block is opening or block.kind in _PLACED_KINDS:
            for line in text[block.start:block.end].split("\n", _LINES_READ)[:_LINES_READ]:
                dateline = read_dateline(line.strip())
                if dateline is not None and dateline.place:
                    return dateline.place
    return None


def _candidates(text: str, blocks: Sequence[Block]) -> Iterator[_Candidate]:
    body_seen = 0
    for block in blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION):
            if not body_seen:
                yield from _opening_candidate(text[block.start:block.end], block.start)
            elif body_seen < _OPENING_BLOCKS:
                yield from _session_candidates(text[block.start:block.end], block.start, first=False)
            body_seen += 1
            yield from _imprint_candidates(text[block.start:block.end], block.start)
        elif body_seen and block.kind not in _DATED_ANYWHERE:
            yield from _imprint_candidates(text[block.start:block.end], block.start)
            if block.kind is BlockKind.HEADING and body_seen < _OPENING_BLOCKS:
                yield from _titled_candidates(text[block.start:block.end], block.start)
        elif block.kind in _DATED_ANYWHERE or block.kind in _HEAD_KINDS:
            position = block.start
            for line in text[block.start:block.end].split("\n"):
                indent = len(line) - len(line.lstrip())
                yield from _line_candidate(line.strip(), position + indent, block.kind, late=body_seen > 0)
                position += len(line) + 1


def _opening_candidate(paragraph: str, start: int) -> Iterator[_Candidate]:
    dateline = read_dateline(paragraph)
    if dateline is not None and (dateline.mention.year or dateline.place):
        yield _candidate(_PLACED if dateline.place else _BARE, start, dateline.mention)
    yield from _session_candidates(paragraph, start, first=True)


def _session_candidates(paragraph: str, start: int, *, first: bool) -> Iterator[_Candidate]:
    """The dates on which those who speak say that they met ("réunis le 5 mai 2009") or, at `first`, that they speak."""
    opening = paragraph[:_LONGEST_OPENING].replace("\n", " ")
    spelled = find_minuted_date(opening)
    if spelled is not None:
        yield _candidate(_ADOPTED_WEIGHT, start, spelled)
    yield from _titled_candidates(paragraph, start)
    for mention in find_dates(opening):
        before = fold_letters(opening[:mention.start])
        if _MET.search(before):
            yield _candidate(_ADOPTED_WEIGHT, start, mention)
        elif first and _TODAY.search(before):
            yield _candidate(_TODAY_WEIGHT, start, mention)


def _titled_candidates(paragraph: str, start: int) -> Iterator[_Candidate]:
    """The only date of a first line that names the text: "Discours de la présidente, le 19 janvier 2024"."""
    line = paragraph.split("\n", 1)[0]
    if len(line) > _LONGEST_TITLE or not _TITLED.match(fold_letters(line)):
        return
    mentions = find_dates(line)
    before = fold_letters(line[:mentions[0].start]) if mentions else ""
    if len(mentions) == 1 and mentions[0].year is not None and before.endswith((" du ", " le ")):
        yield _candidate(_DOCUMENT_WEIGHT, start, mentions[0])


def _imprint_candidates(block: str, start: int) -> Iterator[_Candidate]:
    """The dates beside the printer's mention of a leaflet ("14/3/06 – Ne pas jeter")."""
    position = start
    for line in block.split("\n"):
        if len(line) <= LONGEST_DATELINE and _IMPRINT.search(fold_letters(line)):
            yield from (_candidate(_IMPRINT_WEIGHT, position, mention) for mention in find_dates(line))
        position += len(line) + 1


def _line_candidate(line: str, start: int, kind: BlockKind, *, late: bool) -> Iterator[_Candidate]:
    dateline = read_dateline(line)
    if dateline is not None and dateline.whole:
        yield _candidate(_PLACED if dateline.place else _BARE + 5 - 5 * late, start, dateline.mention)
        return
    yield from _imprint_candidates(line, start)
    for mention in find_dates(line[:_LONGEST_LINE]):
        weight = _weight_in_line(fold_letters(line[:mention.start]), fold_letters(line[mention.end:]), kind, mention)
        if weight and (not late or weight == _POSTED_WEIGHT):
            yield _candidate(weight, start, mention)
    yield from _titled_candidates(line, start)


def _weight_in_line(before: str, after: str, kind: BlockKind, mention: DateMention) -> int:
    """How surely a date inside a line of the head is the statement's, from what stands around it; 0 = not at all."""
    if _POSTED.search(before):
        return _POSTED_WEIGHT
    if mention.year is None or (_RANGE.search(before) and " au " in before[-6:]):
        return 0
    if "embargo" in before or (_DOCUMENT.search(before) and not _EVENT.search(before)):
        return _DOCUMENT_WEIGHT
    if _EVENT.search(before) or _EVENT.search(after[:40]):
        return 0
    if _ADOPTED.search(before):
        return _ADOPTED_WEIGHT
    closed = not after.strip(" ).,;:–—-")
    return _TRAILING_WEIGHT if closed and kind is not BlockKind.TITLE else 0


def _refined(candidates: Sequence[_Candidate], content: CleanText) -> PartialDate:
    """The best candidate, or a fuller date that agrees with it, with the repairs it took to read it."""
    best = candidates[0]
    for other in candidates[1:]:
        fuller = best.mention.day is None and other.mention.day is not None
        if fuller and (other.mention.edtf or "").startswith(best.mention.edtf or "?"):
            best = other
    evidence, cleaned = _as_received(best, content)
    return PartialDate(best.mention.edtf or "", DateStatus.WRITTEN, evidence, best.mention.repaired or cleaned)


def _as_received(candidate: _Candidate, content: CleanText) -> tuple[str, bool]:
    """The words of the date before cleaning repaired them, and whether it did."""
    start, evidence = candidate.position, candidate.mention.text
    touched = [one for one in content.repairs if one.start >= start and one.end <= start + len(evidence)
               and one.changes_letters]
    for repair in reversed(touched):
        evidence = evidence[:repair.start - start] + repair.before + evidence[repair.end - start:]
    return evidence, bool(touched)


def _infer_year(mention: DateMention, text: str, written: PartialDate | None) -> PartialDate | None:
    """The year-less date with the only year that the statement allows, or None when it is not sure."""
    if mention.day is None:
        return None
    if written is not None:
        years = {int(written.edtf[:4])}
    else:
        years = {one.year for one in find_dates(text[:_LONGEST_READ]) if one.year is not None}
        if mention.weekday is not None:
            years |= {int(year) for year in _YEAR.findall(text[:_LONGEST_READ])}
    fitting = {year for year in years if _fits(mention, year)}
    if len(fitting) != 1 or (len(years) != 1 and mention.weekday is None):
        return None
    edtf = f"{fitting.pop():04d}-{mention.month:02d}-{mention.day:02d}"
    return PartialDate(edtf, DateStatus.INFERRED, mention.text, mention.repaired)


def _between(text: str) -> PartialDate | None:
    """The month that days told and days announced leave, as inferred; None where they leave none."""
    read = text[:_LONGEST_READ]
    found = month_between(read, find_dates(read))
    return PartialDate(found[0], DateStatus.INFERRED, found[1]) if found else None


def _fits(mention: DateMention, year: int) -> bool:
    try:
        day = date(year, mention.month, mention.day or 1)
    except ValueError:
        return False
    return mention.weekday is None or day.weekday() == mention.weekday
