"""Names of places and institutions told by their first word: streets, ministries, prefectures, courts, schools.

Every pattern is linear: repetitions are bounded and no two of its branches begin alike.
"""

from __future__ import annotations

import re

from indexer.analysis.reading import Reading
from indexer.analysis.spans import Span, Spans, overlapping, override
from indexer.annotation import Label

_CAP = r"[A-ZÀ-ÖØ-ÞŒ][\w’']*"
_OF = r"(?:de la |de l['’] ?|du |des |de |d['’] ?)"
_LINK = r"(?:(?:de la |de l['’]|de |du |des |la |le |les |l['’]|d['’]|et |en |sur |lès |sous |aux? )|(?:de-|du-|des-|la-|le-|les-|l['’]|d['’]|et-|en-|sur-|lès-|sous-|aux?-){1,2})?"
_CAPS = rf"{_CAP}(?:[ -]{_LINK}{_CAP}){{0,4}}"
_HYPHENATED = rf"{_CAP}(?:-(?:(?:de|du|des|la|le|les|l['’]|d['’]|et|en|sur|lès|sous|aux?)-?){{0,2}}{_CAP}){{0,5}}"
_STREET = re.compile(
    rf"(?<!\w)(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Bb]d|[Pp]lace|[Qq]uai|[Aa]llées?|[Ii]mpasse|[Cc]hemin|[Ss]quare|[Ee]splanade"
    rf"|[Ff]aubourg|RUE|AVENUE|BOULEVARD|PLACE|QUAI|ALLÉES?|IMPASSE|CHEMIN|SQUARE) (?:{_OF}|DE LA |DU |DES |DE |D['’])?{_CAPS}")
_NUMBERED = re.compile(
    r"(?<=\d)(?:,? ?(?:bis|ter|[AB]))?,? ((?:rue|avenue|boulevard|place|quai|allées?|impasse|chemin|route|cours) "
    r"(?:de la |de l['’]|du |des |de |d['’])[\w-]{3,30})")
_REGION = re.compile(rf"(?<!\w)Région {_HYPHENATED}")
_FEATURE = re.compile(
    rf"(?<!\w)(?:[Rr]oute|[Vv]iaduc|[Pp]orte|[Gg]iratoire|[Rr]ond-point|[Tt]unnel|[Cc]ol|Gare|[Pp]arc|[Jj]ardin|Hôtel de [Vv]ille|Palais|Mont|[Gg]olfe|[Îî]le|[Pp]arking|Cité|Quartier|[Aa]éroport) {_OF}?{_CAPS}")
_REPUBLIC = re.compile(rf"(?<!\w)[Rr]épublique (?:de |du |d['’]){_HYPHENATED}")
_BUILDING = re.compile(
    r"(?<!\w)(?:Bourse du [Tt]ravail|[Hh]ôtel (?:Matignon|de Matignon)|Palais[- ]Bourbon|Palais[- ](?:de l['’] ?Élysée|du Luxembourg|Brongniart))(?!\w)")
_DOMAINS = (
    r"(?:[ÉéEe]ducation|[Ii]ntérieur|[Tt]ravail|[Ss]anté|[Cc]ulture|[Jj]ustice|[ÉéEe]conomie|[Ff]inances|[Bb]udget|[Ll]ogement"
    r"|[Aa]griculture|[Aa]rmées|[Dd]éfense|[Tt]ransports?|[ÉéEe]cologie|[Tt]ransition|[Vv]ille|[Ss]ports?|[Oo]utre-[Mm]er|[Rr]echerche"
    r"|[Ee]nseignement|[Aa]ffaires|[Ee]mploi|[Ss]olidarités?|[Ff]onction|[Ii]ndustrie|[Cc]ommerce|[Tt]ourisme|[Ee]nvironnement|[Jj]eunesse"
    r"|[Ff]amille|[Ii]nnovation|[Cc]ohésion|[Cc]omptes|[ÉéEe]nergie|[Mm]er|[Pp]êche|[Ii]mmigration|[Aa]limentation|[ÉéEe]quipement|[Cc]ommunication"
    r"|[Nn]umérique|[Rr]elance|[Ii]nsertion|[Ff]ormation|[Aa]utonomie|[Aa]ction|[Rr]elations|[Ll]ecture|[Ff]orêt|[Rr]uralité|[Aa]ménagement|[Dd]éveloppement)")
_QUALIFIER = (
    r"(?: (?:[Nn]ationale|[Ss]upérieur|[Ss]ociales?|[ÉéEe]cologique|[Pp]ubliques?|[Pp]ublics|[ÉéEe]trangères|[Ee]uropéennes|[ÉéEe]nergétique"
    r"|[Pp]rofessionnelle|[Dd]urable|[Ii]ndustrielle|[Aa]ssociative|[Ss]olidaire|[Ii]nitiale|[Aa]limentaire|[Tt]erritoires?|du territoire|des territoires))?")
_DOMAIN = rf"(?:de l['’] ?|de la |du |des |d['’]){_DOMAINS}{_QUALIFIER}"
_MINISTRY = re.compile(rf"(?<!\w)(?:[Mm]inistère|[Ss]ecrétariat d['’][ÉE]tat)\s(?:chargé )?{_DOMAIN}(?:(?:, | et |, et ){_DOMAIN}){{0,5}}(?!\w)")
_INSTITUTION = re.compile(
    rf"(?<!\w)(?:(?:[Pp]réfecture|[Ss]ous-[Pp]réfecture|[Mm]airie|[Rr]ectorat|[Tt]ribunal(?: (?:administratif|judiciaire|correctionnel"
    rf"|de (?:grande )?instance|de commerce|d['’]instance))|[Cc]our (?:administrative )?d['’]appel|[Cc]onseil de prud['’]hommes"
    rf"|[Cc]onseil (?:[Dd]épartemental|[Rr]égional|[Gg]énéral)|[Cc]hambre d['’]agriculture|[Uu]niversité|[Hh]ôpital"
    rf"|CHR?U|CPAM|URSSAF|CAF|DREETS|DIRECCTE|DRAC|DREAL|ARS|SDIS) {_OF}{_HYPHENATED}"
    rf"|(?:[Ll]ycée|[Cc]ollège|[Hh]ôpital|[Cc]linique|[Uu]niversité) {_HYPHENATED}(?: et {_CAP} {_CAP}|(?: {_CAP}){{0,2}}))")
def add_places(reading: Reading, spans: Spans) -> Spans:
    """The spans, with whole streets, squares and named buildings."""
    found = [_span(match.span(), Label.PLACE, 0.85, "street")
             for pattern in (_STREET, _REGION, _FEATURE, _REPUBLIC, _BUILDING) for match in pattern.finditer(reading.text)]
    found += [_span(match.span(1), Label.PLACE, 0.8, "street") for match in _NUMBERED.finditer(reading.text)]
    return _replace_smaller(reading, spans, found)


def add_institutions(reading: Reading, spans: Spans) -> Spans:
    """The spans, with whole ministries, prefectures, courts, universities and schools."""
    found = [_span(match.span(), Label.ORGANISATION, 0.85, "institution")
             for pattern in (_MINISTRY, _INSTITUTION) for match in pattern.finditer(reading.text)]
    return _replace_smaller(reading, spans, found)


def _replace_smaller(reading: Reading, spans: Spans, found: list[Span]) -> Spans:
    """The spans with those of `found` that hold all they touch; a longer old span stays."""
    new = [whole for span in found if not reading.is_closed(span.start, span.end)
           and (whole := _grown(overlapping(spans, span.start, span.end), span)) is not None]
    return override(spans, new) if new else spans


def _grown(old: Spans, span: Span) -> Span | None:
    """The span, from where an old one of its kind began before it; None where an old one holds more."""
    if old and old[0].start < span.start and old[0].label == span.label and old[0].end < span.end:
        span = span._replace(start=old[0].start)
    return span if all(span.start <= one.start and one.end <= span.end for one in old) else None


def _span(where: tuple[int, int], label: Label, confidence: float, evidence: str) -> Span:
    return Span(*where, label, confidence, evidence)
