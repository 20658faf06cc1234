"""Whose words are reported: quotation marks, reporting verbs and the people beside them. Knows nothing of signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.analysis.functions import Office, names_office, read_office
from indexer.analysis.lines import Line, Page
from indexer.analysis.reporting import reports, reports_inverted
from indexer.analysis.zones import Zone
from indexer.annotation import Mention, Role, RoleKind

_MARKS = re.compile(r"[«»“”\"]")
_SENTENCE = re.compile(r"(?<=[.!?…])[\s»”\"]+(?=[«“\"A-ZÉÈÀÂÊÎÔÛÇ–—-])")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_TITLE = frozenset("m mm mme mmes monsieur madame messieurs mesdames mademoiselle mlle dr docteur docteure me maître pr "
                   "professeur professeure le la les l un une notre nos son sa ses leur ce cette camarade collègue".split())
_NOT_SUBJECT = re.compile(r"(?:\b(?:de|du|des|à|au|aux|avec|contre|chez|entre|par|sur|vers|envers|sans|sous|et à|nommée?|comme)\s+|\b[dD]['’]\s?)"
                          r"(?:(?:M\.|Mme|MM\.|Monsieur|Madame|Dr|Me)\s+)?$")
_ACCORDING = re.compile(r"\b(?:selon|d['’]après|pour|à en croire|de l['’]avis de|aux dires de|comme (?:le|l['’])\s?\w+|dixit|"
                        r"(?:les|des) (?:propos|mots|paroles|termes|déclarations) d[eu])\s+[^.!?;:«»“”\"]{0,60}$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b([\w'’]+)-(?:t-)?(ils?|elles?|on)\b", re.IGNORECASE)
_WINDOW = 260


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks, text[start:end], marks included; `open_end` when the closing mark is missing."""

    start: int
    end: int
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of running text with its people and quotations."""

    start: int
    end: int
    people: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]


def find_quoted(page: Page, zones: Mapping[int, Zone]) -> Iterator[Role]:
    """The people whose words are reported, each with what stands beside the name, in order of reading."""
    for passage in _passages(page, zones):
        found: set[int] = set()
        for index, person in enumerate(passage.people):
            if _speaks(page, passage, index) and person.start not in found:
                found.add(person.start)
                office = office_beside(page, person, passage)
                yield Role(RoleKind.QUOTED, person.entity, office.function, office.organisation, person.start,
                           person.end, "quotation")


def _passages(page: Page, zones: Mapping[int, Zone]) -> Iterator[Passage]:
    """Each paragraph outside lists of names, as a passage; an open quotation goes on into the next one."""
    for paragraph in page.paragraphs:
        for lines in _runs(paragraph, zones):
            start, end = lines[0].start, lines[-1].end
            people = page.people_in(start, end)
            if people:
                yield Passage(start, end, people, tuple(_quotations(page.text, start, end)))


def _runs(paragraph: Sequence[Line], zones: Mapping[int, Zone]) -> Iterator[list[Line]]:
    """Lines of a paragraph that may hold reported words, in unbroken runs."""
    run: list[Line] = []
    for line in paragraph:
        if zones[line.start] in (Zone.BODY, Zone.HEAD, Zone.SIGNATURE, Zone.COSIGNATORIES):
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _quotations(text: str, start: int, end: int) -> Iterator[Quotation]:
    """The stretches between quotation marks; straight marks open and close in turn."""
    opened: int | None = None
    for match in _MARKS.finditer(text, start, end):
        mark = match.group()
        opens = mark in "«“" or (mark == '"' and opened is None)
        if opens and opened is None:
            opened = match.start()
        elif not opens:
            yield Quotation(start if opened is None else opened, match.end())
            opened = None
    if opened is not None:
        yield Quotation(opened, end, open_end=True)


def _speaks(page: Page, passage: Passage, index: int) -> bool:
    person = passage.people[index]
    return (_verb_before(page, passage, person) or _according_to(page, passage, person)
            or _verb_after(page, passage, index))


def _verb_before(page: Page, passage: Passage, person: Mention) -> bool:
    """Whether a reporting verb stands before the name, after words that can be reported: "», souligne X"."""
    text = page.text
    low = max(passage.start, person.start - 120)
    lead = text[low:person.start]
    stop = max(lead.rfind(mark) for mark in ".!?;:»«“”\"")
    while stop > 0 and re.search(r"\b(?:M|Mme|MM|Dr|Me|Mlle|J|st)\.?$", lead[:stop]) and lead[stop] == ".":
        stop = max(lead.rfind(mark, 0, stop) for mark in ".!?;:»«“”\"")
    clause = lead[stop + 1:]
    comma = clause.rfind(",")
    words = list(_WORD.finditer(clause))
    for position in range(len(words) - 1, max(-1, len(words) - 10), -1):
        word = words[position]
        if reports_inverted(word.group()) and _follows_words(lead[:stop + 1] + clause[:word.start()]):
            between = clause[word.end():]
            if "," in between.rstrip(" ,") or len(_WORD.findall(between)) > 8:
                return False
            return passage.quotations != () and _near_quotation(passage, person, comma)
    return False


def _follows_words(before: str) -> bool:
    """Whether what stands before the verb ends reported words: a mark, a comma, a dash, with clitics between."""
    bare = re.sub(r"(?:[\s,]*\b(?:se|s['’]est|s['’]|a|ont|avait|aurait|est|nous|me|m['’]|lui|leur|en|y|l['’]|l['’]a|l['’]avait|nous a|que|comme|ainsi)\s*)+$",
                  "", before[-60:], flags=re.IGNORECASE)
    return bare.rstrip().endswith((",", "»", "”", '"', "–", "—", "-", "!", "?", "…", "…,")) or not bare.strip()


def _near_quotation(passage: Passage, person: Mention, _comma: int) -> bool:
    return any(one.start - _WINDOW <= person.start <= one.end + _WINDOW for one in passage.quotations)


def _according_to(page: Page, passage: Passage, person: Mention) -> bool:
    """Whether the name follows "selon", "pour"…, with a quotation in the same sentence."""
    lead = page.text[max(passage.start, person.start - 90):person.start]
    match = _ACCORDING.search(lead)
    if match is None:
        return False
    if match.group().lower().startswith("pour") and lead[:match.start()].rstrip()[-1:] not in ("", ".", "!", "?", "»", "\n", ","):
        return False
    end = _sentence_end(page.text, person.end, passage.end)
    quoted = any(person.end <= one.start <= end or one.end <= person.start <= one.end + 60 for one in passage.quotations)
    return quoted or match.group().lower().startswith(("selon", "d'après", "d’après"))


def _verb_after(page: Page, passage: Passage, index: int) -> bool:
    """Whether the name is the subject of a reporting verb with a quotation, or leads one after a colon."""
    person, text = passage.people[index], page.text
    if _NOT_SUBJECT.search(text[max(passage.start, person.start - 25):person.start]):
        return False
    if any(one.start < person.start < one.end for one in passage.quotations):
        return False
    quotation = next((one for one in passage.quotations if one.start >= person.end), None)
    end = _sentence_end(text, person.end, passage.end)
    if quotation is None or quotation.start > min(end + 3, person.end + _WINDOW):
        return False
    if any(other.start > person.start and other.end <= quotation.start and not _is_object(page, passage, other)
           for other in passage.people[index + 1:index + 4]):
        return False
    between = text[person.end:quotation.start]
    if between.rstrip().endswith(":"):
        return True
    return any(reports(word) for word in _WORD.findall(between))


def _is_object(page: Page, passage: Passage, person: Mention) -> bool:
    return _NOT_SUBJECT.search(page.text[max(passage.start, person.start - 25):person.start]) is not None


def _sentence_end(text: str, start: int, limit: int) -> int:
    match = re.compile(r"[.!?…](?=\s+[«“\"]?\s?[A-ZÉÈÀÂÊÎÔÛÇ–—])|[.!?…]\s*$").search(text, start, limit)
    return match.end() if match else limit


def office_beside(page: Page, person: Mention, passage: Passage) -> Office:
    """What the running text says a person is: in apposition after the name, else before it."""
    text = page.text
    after = text[person.end:min(passage.end, person.end + 200)]
    office = Office()
    if re.match(r"\s?[,(–—]", after):
        body = re.match(r"\s?[,(–—]\s?([^,;.:«»“”\"!?()–—]*)", after)
        if body and body.group(1).strip():
            office = read_office(page, person.end + body.start(1), person.end + body.end(1))
            first = _WORD.match(body.group(1).strip())
            if first and (reports(first.group()) or first.group().lower() in ("qui", "lui", "elle", "il", "dont")):
                office = Office()
    return office.or_else(_office_before(page, person, passage))


def _office_before(page: Page, person: Mention, passage: Passage) -> Office:
    low = max(passage.start, person.start - 120)
    lead = page.text[low:person.start]
    stop = max(lead.rfind(mark) for mark in ".!?;:»«“”\"(")
    clause = lead[stop + 1:].rstrip(" ,")
    for match in re.finditer(r"\b(?:le|la|l['’]|notre|son|sa|une?|ancien|ancienne)\s*", clause, re.IGNORECASE):
        phrase = clause[match.start():]
        if names_office(phrase) and names_office(" ".join(phrase.split()[:2])) and "," not in phrase:
            start = low + stop + 1 + match.start()
            return read_office(page, start, start + len(phrase))
    return Office()
