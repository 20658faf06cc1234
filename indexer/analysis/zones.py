"""What each line of a page is for: contact, copy list, "À propos", addressee, text. Knows nothing of who does what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto
from typing import NamedTuple

from corpus.statement import BlockKind, Statement
from indexer.analysis.lines import Line, Page, lay_out, reads_as_prose
from indexer.annotation import Mention


class Zone(Enum):
    """Where a name stands, as far as roles go."""

    HEAD = auto()
    BODY = auto()
    SIGNATURE = auto()
    COSIGNATORIES = auto()
    CONTACT = auto()
    COPY = auto()
    BOILERPLATE = auto()
    ADDRESSEE = auto()
    METADATA = auto()
    REFERENCES = auto()


_BY_KIND = {
    BlockKind.LETTERHEAD: Zone.HEAD,
    BlockKind.SIGNATURE: Zone.SIGNATURE,
    BlockKind.COSIGNATORIES: Zone.COSIGNATORIES,
    BlockKind.CONTACT: Zone.CONTACT,
    BlockKind.COPY_LIST: Zone.COPY,
    BlockKind.BOILERPLATE: Zone.BOILERPLATE,
    BlockKind.METADATA: Zone.METADATA,
    BlockKind.FURNITURE: Zone.METADATA,
    BlockKind.ATTACHMENT: Zone.METADATA,
}
# What a line says of itself goes before what the layout made of its block.
_TOLD_BY_WORDS = frozenset({Zone.CONTACT, Zone.COPY, Zone.ADDRESSEE, Zone.METADATA, Zone.REFERENCES})
_CONTACT_CUE = re.compile(
    r"^\W{0,6}(?:vos |nos |votre |le |la |les )?(?:contacts?\b(?! avec)|renseignements?\b|"
    r"(?:pour )?nous (?:joindre|contacter)|"
    r"(?:relations?|service|bureau|attachée?s?|attaché·e|infos?|informations?|point|espace)"
    r"(?: de| avec la| aux?)? ?(?:presse|médias?)\b|presse\s*(?::|$)|"
    r"pour (?:tout(?:e)?s? |plus d['’]|en savoir plus|d['’]autres )(?:renseignements?|informations?|infos?|contacts?)|"
    r"informations?\s*(?::|et contacts?)|(?:service )?(?:de )?(?:la )?communication\s*(?::|$)|"
    r"(?:journalistes?|secrétariat|infos?|permanence)\s*:|interviews?\s*(?::|et)|joindre\b|"
    r"référente?s? (?:presse|médias))", re.IGNORECASE)
_COPY_CUE = re.compile(
    r"^\W{0,4}(?:copies?(?: à| pour| de la présente| :|\s*:|\s*$)|c\.?c\.?\s*:|ampliations?|destinataires?\b|"
    r"présents ou excusés|(?:étaient )?présente?s?\s*:|excusée?s?\s*:)", re.IGNORECASE)
_BOILERPLATE_CUE = re.compile(r"^\W{0,6}(?:[àa] propos\b|qui sommes[- ]nous|en savoir plus sur)", re.IGNORECASE)
_ADDRESSEE_CUE = re.compile(
    r"^\W{0,4}(?:(?:lettre ouverte )?[àa] (?:monsieur|madame|messieurs|mesdames|m\.|mme|l['’]attention)(?!\w)|"
    r"[àa]\s*:)", re.IGNORECASE)
_SALUTED = re.compile(r"^\W{0,4}(?:monsieur|madame|messieurs|mesdames)\b", re.IGNORECASE)
_SALUTATION = re.compile(r"^(?:madame|monsieur|mesdames|messieurs|chères?|chers?)\b[^.:;]{0,60},$", re.IGNORECASE)
_CREDIT_CUE = re.compile(
    r"^\W{0,4}(?:©|(?:crédits?|photos?|illustrations?|dessins?)\s*(?:photos?)?\s*[:©]|"
    r"(?:(?:direct(?:eur|rice)|responsable) de (?:la )?publication|(?:éd(?:it(?:eur|rice))?\.?) resp\w*\.?|"
    r"mise en page|maquette|webmestre|webmaster)\s*:)", re.IGNORECASE)
# The heading of what one may read, and what each entry of such a list has: a date, an address, a number in brackets.
_REFERENCES_CUE = re.compile(
    r"^\W{0,4}(?:(?:les |nos |quelques )?(?:sources?|références?|bibliographie|notes?|liens?(?: utiles?)?)"
    r"(?: et [\w ]{3,20})?|"
    r"pour (?:aller plus loin|approfondir)|(?:à |a )?(?:lire|voir) (?:aussi|également))\s*:?\s*$", re.IGNORECASE)
_ENTRY = re.compile(r"\b(?:19|20)\d{2}\b|https?:|\bwww\.|^\W?\d{1,2}\W")
_RULE = re.compile(r"^[=\-_*#~\s]{3,}$")
_REACH = re.compile(r"\w@\w[\w-]*\.\w|(?:\+\d{2}|\b0)[\d .\-X•*]{7,}|\b\d{2} \d{2} \d{2}\b")


def has_reach(text: str) -> bool:
    """Whether a line gives a telephone number or an e-mail address."""
    return _REACH.search(text) is not None


class Layout(NamedTuple):
    """A page, and the zone of each of its lines by where the line starts."""

    page: Page
    zones: Mapping[int, Zone]


def read_layout(statement: Statement, mentions: Sequence[Mention]) -> Layout:
    """The statement laid out for all who ask what is where on it."""
    page = lay_out(statement, mentions)
    return Layout(page, zone_lines(page))


def zone_lines(page: Page) -> dict[int, Zone]:
    """Start of a line → its zone, for every line of the page."""
    zones: dict[int, Zone] = {}
    running: Zone | None = None
    salutation = next((line.start for line in page.lines if _SALUTATION.match(line.text)), 0)
    for index, paragraph in enumerate(page.paragraphs):
        after = page.paragraphs[index + 1] if index + 1 < len(page.paragraphs) else ()
        running = _carried_over(running, paragraph, after)
        for line in paragraph:
            running = _opened(line, heading=index < page.first_prose or line.start < salutation) or running
            zone = running if running in _TOLD_BY_WORDS else _BY_KIND.get(line.kind) or running
            zones[line.start] = zone or (Zone.HEAD if index < page.first_prose else Zone.BODY)
    return zones


def _carried_over(running: Zone | None, paragraph: tuple[Line, ...], after: tuple[Line, ...]) -> Zone | None:
    """The zone that goes on across a blank line: contacts while they can be reached, "À propos" until a rule.

    A name without a number between two contacts is one too.
    """
    reached = any(has_reach(line.text) for line in paragraph) or (
        any(line.people for line in paragraph) and any(has_reach(line.text) and line.people for line in after))
    if running is Zone.CONTACT and reached and not reads_as_prose(paragraph):
        return running
    if running is Zone.BOILERPLATE and not _RULE.match(paragraph[0].text):
        return running
    if running is Zone.REFERENCES and all(_ENTRY.search(line.text) for line in paragraph):
        return running
    return None


def _opened(line: Line, *, heading: bool) -> Zone | None:
    """The zone that this line opens by its first words, if it does; `heading` is before the text or its salutation."""
    for zone, cue in _cues(heading=heading):
        if cue.match(line.text):
            return zone
    return None


def _cues(*, heading: bool) -> Iterator[tuple[Zone, re.Pattern[str]]]:
    yield Zone.METADATA, _CREDIT_CUE
    yield Zone.REFERENCES, _REFERENCES_CUE
    yield Zone.COPY, _COPY_CUE
    yield Zone.CONTACT, _CONTACT_CUE
    yield Zone.ADDRESSEE, _ADDRESSEE_CUE
    if heading:
        yield Zone.ADDRESSEE, _SALUTED
    else:
        yield Zone.BOILERPLATE, _BOILERPLATE_CUE
