"""One job: find the date and place of issue of a statement among the dates it mentions. Knows nothing of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.calendar_names import fold_letters
from corpus.dates import DateMention, find_dates
from corpus.dates_in_words import find_spelled_date
from corpus.statement import Block, BlockKind, CleanText, DateStatus, PartialDate

LONGEST_DATELINE = 120
_LONGEST_OPENING = 400
_LONGEST_READ = 200_000

_PLACE = re.compile(r"(?:[Ff]ait\s{1,3})?(?:(?:à|aux|au|en)\s{1,3}|À\s{1,3}|A\s{1,3})?"
                    r"(?P<place>[^\W\d_][^\d,.;:!?()\n]{1,40}(?:\s?\([^()\d\n]{2,30}\))?)$")
_LEAD = re.compile(r"[\s,;:.–—\-·|/(]{0,6}(?:\b(?:le|ce|du|au|en|les|LE|Le|Les)\b[\s:]{0,3})?$")
_YEAR = re.compile(r"(?<!\d)(?:19[4-9]\d|20\d\d)(?!\d)")
_RANGE = re.compile(r"\d{1,2}(?:er)?\s{1,2}(?:et|-|–|au|&)\s{1,2}$")
_AFTER = re.compile(r"[\s).,;:–—\-]*(?:(?:à|,|-)?\s{0,2}\d{1,2}\s?(?:h|H|:)\s?\d{0,2}\b)?[\s).,;:–—\-]*")
_TRAILING = re.compile(r"(?:\||par\b|pour diffusion|pour publication|temps de|partager|\(|communique|a diffuser|in |par:|modifie)")
_OPENING = re.compile(r"\s{0,2}(?:[.:–—-]\s{0,2}){1,3}(?=[\w«\"“])|\s{1,3}(?=«)")
_OPENING_HOUR = re.compile(r"\s{0,2},?\s{0,2}\d{1,2}\s?[hH:]\s?\d{0,2}\s{0,2}[.:–—-]")
_POSTED = re.compile(r"\b(?:posted|published|publie|mis en ligne|poste|diffuse|redige|ecrit|envoye|transmis|date)e?s?\b|\b(?:telecopie|fax)\b|^\W*date\s?:")
_DOCUMENT = re.compile(r"\b(?:communiques?|declarations?|tracts?|lettre|appel|flash|position|avis|infos?|bulletin|circulaire|"
                       r"embargo|presse|newsletter|note|texte|page)\b")
_ADOPTED = re.compile(r"\b(?:adoptee?s?|votee?s?|reunie?s?|seance|motion|resolution|conference|congres|assemblee generale|"
                      r"declaration|compte rendu|csal?|cse|ctm?|chsct|cap[dn]?|cts?d?|cneser|comite|conseil|commission)\b")
_MET = re.compile(r"\b(?:reunie?s?|adoptee?s?|votee?s?)\b[^.!?;]{0,100}\ble\s{1,3}$")
_TODAY = re.compile(r"\b(?:ce|ce jour,?|aujourd'hui,?|aujourd'hui,? le)\s{1,3}$")
_IMPRINT = re.compile(r"\bimp(?:r|\.)|ne pas jeter|\bipns\b|merci de recycler")
_EVENT = re.compile(r"\b(?:greve|manif|rassembl|mobilis|rendez-vous|rdv|journee|action|marche|debray|preavis|a partir|jusqu'|"
                    r"des le|avant le|depuis|loi\b|decret|arrete|accord|rapport|date limite|elections?|appel a la|appelle|"
                    r"blocus|blocage|vendredi prochain|forum|colloque|festival|fete|conference de presse|rencontre)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A line, or the opening of a paragraph, that dates the statement.

    `end` is where the dateline ends in the line; `whole` says that nothing follows it.
    """

    mention: DateMention
    place: str | None
    end: int
    whole: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    weight: int
    position: int
    mention: DateMention


def read_dateline(text: str) -> Dateline | None:
    """What a line says when it is, or opens with, a dateline ("Paris, le 3 mars 2009", "Fait à Albi, le 2/3/09")."""
    head = text[:LONGEST_DATELINE]
    for mention in find_dates(head):
        place = _place_before(head[:mention.start])
        if place is None:
            return None
        if head[mention.end:].startswith((" et ", "-", " au ")) and mention.year is None:
            continue
        end = _dateline_end(text, mention.end)
        if end is None:
            return None
        return Dateline(mention, place or None, end, whole=end == len(text))
    return None


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
        one.weight >= _BARE or one.weight == _TODAY_WEIGHT and one.mention.weekday is not None)]
    if undated:
        inferred = _infer_year(undated[0], content.text, written)
        if inferred is not None:
            return inferred
    return written


def front_matter_date(metadata: Mapping[str, str]) -> PartialDate | None:
    """The date that the front matter gives, or None."""
    for key in ("date", "published", "publication_date", "article:published_time", "datepublished", "pubdate", "created"):
        value = metadata.get(key, "").strip().strip("\"'")
        mentions = find_dates(value)
        if mentions and mentions[0].edtf:
            return PartialDate(mentions[0].edtf, DateStatus.WRITTEN, value, mentions[0].repaired)
        if re.fullmatch(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2]))?", value):
            return PartialDate(value, DateStatus.WRITTEN, value)
    return None


def place_of_issue(text: str, blocks: Sequence[Block]) -> str | None:
    """The place named by the first dateline that names one ("Paris, le …", "Fait à Toulouse")."""
    for block in blocks:
        if block.kind in (BlockKind.DATELINE, BlockKind.LETTERHEAD, BlockKind.PARAGRAPH, BlockKind.SIGNATURE):
            for line in text[block.start:block.end].split("\n")[:6]:
                dateline = read_dateline(line.strip())
                if dateline is not None and dateline.place:
                    return dateline.place
    return None


_PLACED, _BARE, _DOCUMENT_WEIGHT, _POSTED_WEIGHT, _FRONT_MATTER = 100, 90, 89, 88, 80
_TRAILING_WEIGHT, _IMPRINT_WEIGHT, _ADOPTED_WEIGHT, _TODAY_WEIGHT = 70, 65, 60, 55
_DATED_ANYWHERE = frozenset((BlockKind.DATELINE, BlockKind.METADATA, BlockKind.FURNITURE, BlockKind.SIGNATURE))
_HEAD_KINDS = frozenset((BlockKind.DATELINE, BlockKind.LETTERHEAD, BlockKind.METADATA, BlockKind.TITLE,
                         BlockKind.SUBTITLE, BlockKind.SIGNATURE, BlockKind.FURNITURE, BlockKind.HEADING,
                         BlockKind.COSIGNATORIES))


def _candidates(text: str, blocks: Sequence[Block]) -> Iterator[_Candidate]:
    body_seen = False
    for block in blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION):
            if not body_seen:
                yield from _opening_candidate(text[block.start:block.end], block.start)
            body_seen = True
            yield from _imprint_candidate(text[block.start:block.end], block.start)
        elif block.kind in _DATED_ANYWHERE or (block.kind in _HEAD_KINDS and not body_seen):
            position = block.start
            for line in text[block.start:block.end].split("\n"):
                yield from _line_candidate(line.strip(), position, block.kind, late=body_seen)
                position += len(line) + 1


def _opening_candidate(paragraph: str, start: int) -> Iterator[_Candidate]:
    dateline = read_dateline(paragraph)
    if dateline is not None and (dateline.mention.year or dateline.place):
        yield _Candidate(_PLACED if dateline.place else _BARE, start, dateline.mention)
    opening = paragraph[:_LONGEST_OPENING].replace("\n", " ")
    spelled = find_spelled_date(opening)
    if spelled is not None:
        yield _Candidate(_ADOPTED_WEIGHT, start, spelled)
    for mention in find_dates(opening):
        before = fold_letters(opening[:mention.start])
        if _MET.search(before):
            yield _Candidate(_ADOPTED_WEIGHT, start, mention)
        elif _TODAY.search(before):
            yield _Candidate(_TODAY_WEIGHT, start, mention)


def _imprint_candidate(line: str, start: int) -> Iterator[_Candidate]:
    """The date beside the printer's mention of a leaflet ("14/3/06 – Ne pas jeter")."""
    if len(line) <= LONGEST_DATELINE and _IMPRINT.search(fold_letters(line)):
        for mention in find_dates(line):
            yield _Candidate(_IMPRINT_WEIGHT, start, mention)


def _line_candidate(line: str, start: int, kind: BlockKind, *, late: bool) -> Iterator[_Candidate]:
    dateline = read_dateline(line)
    if dateline is not None and dateline.whole:
        yield _Candidate(_PLACED if dateline.place else _BARE + 5 - 5 * late, start, dateline.mention)
        return
    yield from _imprint_candidate(line, start)
    for mention in find_dates(line[:400]):
        weight = _weight_in_line(fold_letters(line[:mention.start]), fold_letters(line[mention.end:]), kind, mention)
        if weight and (not late or weight == _POSTED_WEIGHT):
            yield _Candidate(weight, start, mention)


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
    best = candidates[0].mention
    for other in candidates[1:]:
        if best.day is None and other.mention.day is not None and (other.mention.edtf or "").startswith(best.edtf or "?"):
            best = other.mention
    repaired = best.repaired or any(one.mention.repaired and one.mention.edtf == best.edtf for one in candidates[:2])
    return PartialDate(best.edtf or "", DateStatus.WRITTEN, best.text, repaired)


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


def _fits(mention: DateMention, year: int) -> bool:
    try:
        day = date(year, mention.month, mention.day or 1)
    except ValueError:
        return False
    return mention.weekday is None or day.weekday() == mention.weekday


def _place_before(before: str) -> str | None:
    """The place before a date, "" where only an article stands there, None where it is no dateline."""
    ranged = _RANGE.search(before)
    if ranged:
        before = before[:ranged.start()]
    lead = _LEAD.search(before)
    name = before[:lead.start()].strip() if lead else before.strip()
    if not name or fold_letters(name) in ("date", "le", "fait", "fait le", "rentree"):
        return ""
    found = _PLACE.fullmatch(name)
    if found is None or lead is None or not lead.group().strip():
        return None
    place = found["place"].strip()
    words = place.split()
    folded = fold_letters(place)
    if len(words) > 6 or not words[0][0].isupper() or _EVENT.search(folded) or _DOCUMENT.search(folded) or (
            _ADOPTED.search(folded) or _POSTED.search(folded) or re.search(r"\b(?:tribune|objet|reponse|nouvelle)\b", folded)):
        return None
    if any(word.islower() and len(word) > 4 for word in words):
        return None
    return place


def _dateline_end(text: str, end: int) -> int | None:
    """Where a dateline whose date ends at `end` is over, or None when running text follows without a mark."""
    after = _AFTER.match(text, end)
    stop = after.end() if after else end
    if stop == len(text):
        return stop
    rest = fold_letters(text[stop:stop + 40])
    if _TRAILING.match(rest) and len(text) <= LONGEST_DATELINE:
        return len(text)
    opening = _OPENING_HOUR.match(text, end) or _OPENING.match(text, end)
    return opening.end() if opening else None
