"""Names told by the words around them: titles, first names, streets, ministries, prefectures, courts.

Every pattern is linear: repetitions are bounded and no two of its branches begin alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.analysis import gazetteers
from indexer.analysis.reading import Reading, fold_word
from indexer.analysis.spans import Span, Spans, fill, overlapping, override
from indexer.annotation import Label

_CAP = r"[A-ZÀ-ÖØ-ÞŒ][\w’']*"
_OF = r"(?:de la |de l['’] ?|du |des |de |d['’] ?)"
_LINK = r"(?:(?:de la |de l['’]|de |du |des |la |le |les |l['’]|d['’]|et |en |sur |lès |sous |aux? )|(?:de-|du-|des-|la-|le-|les-|l['’]|d['’]|et-|en-|sur-|lès-|sous-|aux?-){1,2})?"
_CAPS = rf"{_CAP}(?:[ -]{_LINK}{_CAP}){{0,4}}"
_HYPHENATED = rf"{_CAP}(?:-(?:(?:de|du|des|la|le|les|l['’]|d['’]|et|en|sur|lès|sous|aux?)-?){{0,2}}{_CAP}){{0,5}}"
_INITIALS = r"(?:[A-ZÀ-Þ][a-z]?\.[ -]?){1,3}"
_PARTICLE = r"(?:de la |de l['’]|de |du |des |d['’]|von |van der |van den |van |el |ben |da |dos |di )"
_STREET = re.compile(
    rf"(?<!\w)(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Bb]d|[Pp]lace|[Qq]uai|[Aa]llées?|[Ii]mpasse|[Cc]hemin|[Ss]quare|[Ee]splanade"
    rf"|[Ff]aubourg|[Pp]arvis|RUE|AVENUE|BOULEVARD|PLACE|QUAI|ALLÉES?|IMPASSE|CHEMIN|SQUARE) (?:{_OF}|DE LA |DU |DES |DE |D['’])?{_CAPS}")
_NUMBERED = re.compile(
    r"(?<=\d)(?:,? ?(?:bis|ter|[AB]))?,? ((?:rue|avenue|boulevard|place|quai|allées?|impasse|chemin|route|cours) "
    r"(?:de la |de l['’]|du |des |de |d['’])[\w-]{3,30})")
_REGION = re.compile(rf"(?<!\w)Région {_HYPHENATED}")
_FEATURE = re.compile(
    rf"(?<!\w)(?:Gare|[Pp]arc|[Jj]ardin|Hôtel de [Vv]ille|Palais|Mont|[Gg]olfe|[Îî]le|[Pp]arking|Cité|Quartier|[Aa]éroport) {_OF}?{_CAPS}")
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
    rf"|[Cc]onseil (?:[Dd]épartemental|[Rr]égional|[Gg]énéral)|[Cc]hambre d['’]agriculture|[Uu]niversité|[Aa]cadémie|[Hh]ôpital"
    rf"|CHR?U|CPAM|URSSAF|CAF|DREETS|DIRECCTE|DRAC|DREAL|ARS|SDIS) {_OF}{_HYPHENATED}"
    rf"|(?:[Ll]ycée|[Cc]ollège|[Hh]ôpital|[Cc]linique|[Uu]niversité) {_HYPHENATED}(?: {_CAP}){{0,2}})")
_TITLE = re.compile(
    r"(?<!\w)(?:M|MM|Mr|Mme|Mmes|Mlle|Me|Dr|Pr|Mgr)(?:\.\s?|\s)|(?<!\w)(?:Monsieur|Madame|Mademoiselle|Maître|Docteure?|Professeure?)\s")
_NAME = re.compile(rf"(?:{_INITIALS})?{_PARTICLE}?{_CAP}(?:[ \u00a0-]{_PARTICLE}?{_CAP}){{0,4}}")
_ROLE_WORDS = frozenset(
    "ministre president presidente prefet prefete maire directeur directrice secretaire recteur rectrice premier premiere le la les l "
    "depute deputee senateur senatrice monsieur madame inspecteur inspectrice procureur general generale delegue deleguee "
    "conseiller conseillere chef commissaire vice responsable proviseur proviseure et en de nous vous je il elle on a si ce cette nos "
    "dans pour par avec sans sur depuis selon apres avant comme mais donc or ni car des du un une votre notre".split())
_STREET_BEFORE = re.compile(
    r"(?:rue|avenue|boulevard|place|quai|allées?|impasse|chemin|square|lycée|collège|école|hôpital|fondation|clinique|université|institut"
    r"|maison|centre|stade|salle|espace|groupe|prix|gymnase|cité|résidence|bâtiment|amphi|amphithéâtre|loi|gouvernement|rapport|plan|pont"
    r"|plateforme|comité|association|collectif|théâtre|hôtel|parc|tour|site|gare|métro|campus|laboratoire|société|entreprise|cabinet)"
    r"(?: (?:de|du|des|la|le|d['’]|l['’]))?\s?$", re.IGNORECASE)


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
    new = [span for span in found if not reading.is_closed(span.start, span.end) and all(
        span.start <= old.start and old.end <= span.end for old in overlapping(spans, span.start, span.end))]
    return override(spans, new) if new else spans


def add_titled_people(reading: Reading, spans: Spans) -> Spans:
    """The spans, with the names that follow "M.", "Mme", "Maître"…"""
    found = [span for match in _TITLE.finditer(reading.text)
             if (span := _titled(reading, spans, match.end())) is not None]
    return override(spans, found) if found else spans


def _titled(reading: Reading, spans: Spans, start: int) -> Span | None:
    match = _NAME.match(reading.text, start, min(reading.limit(start), start + 80))
    if match is None or reading.is_closed(*match.span()):
        return None
    end = _end_of_name(match)
    touched = overlapping(spans, start, end)
    if end <= start or any(one.label == Label.PERSON and one.end >= end for one in touched):
        return None
    return _span((start, end), Label.PERSON, 0.95, "title before name")


def _end_of_name(match: re.Match[str]) -> int:
    """The end of the name before the first word that names an office."""
    end = match.start()
    for word in re.finditer(r"[\w’'.]+", match.group()):
        folded = fold_word(word.group().strip("'’."))
        if word.group()[0].isupper() and folded in _ROLE_WORDS:
            break
        if word.group()[0].isupper():
            end = match.start() + word.end()
    return end - 1 if match.string[end - 1:end] == "." and end - match.start() > 4 else end


def add_people_by_first_name(reading: Reading, spans: Spans) -> Spans:
    """The spans, with capitalised words after a known first name where nothing was seen."""
    return fill(spans, _by_first_name(reading, spans))


def _by_first_name(reading: Reading, spans: Spans) -> Iterator[Span]:
    free = 0
    for index in reading.capitalised:
        word = reading.words[index]
        if word.start < free or len(word.form) < 3 or fold_word(word.form) not in gazetteers.first_names():
            continue
        match = _NAME.match(reading.text, word.start, min(reading.limit(word.start), word.start + 60))
        if match is None or match.end() <= word.end or not _reads_as_person(reading, spans, match):
            continue
        free = match.end()
        yield _span(match.span(), Label.PERSON, 0.6, "first name")


def _reads_as_person(reading: Reading, spans: Spans, match: re.Match[str]) -> bool:
    words = re.split(r"[ \u00a0]+", match.group())
    if not 2 <= len(words) <= 4 or reading.is_closed(*match.span()) or overlapping(spans, *match.span()):
        return False
    before = reading.before(match.start())
    if _STREET_BEFORE.search(before) or re.search(r"[A-ZÀ-Þ][\w’'-]*[ -]$", before):
        return False
    folded = [fold_word(word) for word in words]
    return (not any(word in _ROLE_WORDS for word in folded) and folded[0] not in gazetteers.great_places()
            and gazetteers.organisation(words[-1]) is None and gazetteers.organisation(match.group()) is None)


def _span(where: tuple[int, int], label: Label, confidence: float, evidence: str) -> Span:
    return Span(*where, label, confidence, evidence)
