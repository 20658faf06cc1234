"""What each place of a statement says of who speaks: pairs of a name and its weight. Chooses nobody."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from corpus.statement import BlockKind
from indexer.analysis import gazetteers
from indexer.analysis.groups import Group
from indexer.analysis.lines import Line, Page
from indexer.analysis.natures import is_speaker
from indexer.analysis.zones import Zone, has_reach
from indexer.annotation import Mention, Role, RoleKind

_OF = r"(?:de |du |des |d['’]|de la |de l['’])\s*(?:la |l['’])?"
_DECLARES = re.compile(
    r"(?:communiqué|communique|déclaration|declaration|position|lettre|appel|motion|résolution|tract|avis|tribune)\w*"
    rf"(?: commune?| ouverte?| de presse| unitaire)*\s+{_OF}$|\bà l['’](?:appel|initiative)\s+{_OF}$", re.IGNORECASE)
_BY = re.compile(r"\bpar (?:le |la |les |l['’])?$", re.IGNORECASE)
_SIGNS_FOR = re.compile(r"^\W*(?:les |le |la |l['’]|pour |p/)", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:^|[.!?»]\s+)(?:le |la |l['’]|les |nous, |pour (?:le |la |l['’])|au nom (?:du |de la |de l['’]))?"
    r"(?:(?:syndicat|section|fédération|union|collectif|ca|bureau|secrétariat|conseil|comité|commission|direction)"
    r"(?: [^\W\d_’']+| d['’][^\W\d_]+)?(?: (?:de la |de l['’]|du |des |de |d['’])| ))?$", re.IGNORECASE)
_AFTER_CLAUSE = re.compile(r"(?:^|[.!?]\s+)[^\W\d_][^.,;]{3,120}, (?:le |la |l['’]|les )$",
                           re.IGNORECASE)
_SPEAKS = re.compile(
    r"^[^.;:!?]{0,140}?\b(?:se joi[gn]|"
    r"dénonc|demand|exig|réclam|appell|soutien|soutient|rappell|rappel|condamn|s['’]associ|s['’]oppos|"
    r"refus|salu|invit|s['’]indign|regrett|déplor|alert|revendiqu|propos|constat|affirm|apport|adress|interpell|"
    r"s['’]inqui|se félicit|pren\w+ acte|considèr|estim|publi|annonc|souhait|remerci|se réjoui|réagi|exprim|réaffirm|"
    r"tient à|s['’]élèv|s['’]étonn|se prononc|vote|mandat)\w*", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:@|://|\bwww\.)(?:[\w-]{1,40}\.){0,4}?([\w-]{2,40})\.[a-z]{2,8}\b", re.IGNORECASE)
_POSTCODE = re.compile(r"\b\d{5} [^\W\d_]")
_SENDER = re.compile(r"(?:de|source|émetteur|auteur|expéditeur)\s*:", re.IGNORECASE)
_SITE = re.compile(r"^\W*(?:©|copyright)|^[^>|]{3,60} [>›»] ", re.IGNORECASE)
_REFERENCE = re.compile(
    r"^\W{0,4}(?:(?:n/|v/|nos?|vos?|notre|votre) ?)?(?:réf|ref)(?:érences?|s)?\b|"
    r"^[A-Z]{2,4}(?:/[A-Z]{2,4}){1,3}[\W\d]{0,40}$", re.IGNORECASE)
_PLATFORM = re.compile(
    r"^\W{0,4}(?:posted|posté|publié|mis en ligne|rédigé|article printed|imprimé)\b|^.{0,40}\bblog\b.{0,80}$|"
    r"^\W{0,4}copyright\b[^.]{0,40}\bblog\b", re.IGNORECASE)
_ABOUT = re.compile(r"^\W*(?:à|a) propos", re.IGNORECASE)
_SUPPORT = re.compile(
    r"\b(?:soutien|soutenue?s?|appuie(?:nt)?|accord avec|partenariat|parrainage|"
    r"concours|invitation|réponse|destination)\b[^.]*$",
    re.IGNORECASE)
_JOIN = re.compile(
    r"\b(?:contact(?:ez|er)|rejoi(?:gnez|ndre)|adhére[zr] (?:à|au)|écri(?:vez|re) (?:à|au)|syndiquez-vous (?:à|au)|"
    r"prendre contact avec|adressez-vous (?:à|au)|votez)(?: (?:les?|la|l['’]|aux?))?(?: vos élue?s| nos élue?s)?"
    r"(?: (?:de l['’]|de la|du))? ?$", re.IGNORECASE)
_ADDRESSED_TO = re.compile(r"^\W*(?:à (?:la |l['’])?|aux? )$", re.IGNORECASE)
_ROW = re.compile(r"(?: ?\([^()]{2,80}\))?(?:,| et| ainsi que|, et| -| –| /)? ?(?:les? |la |l['’])?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_AGENCY = ("agence ", "cabinet ")
_SPLIT = re.compile(r"\s*[,|–—(]\s*|\s-\s")

# What each kind of evidence weighs. Letterheads and "communiqué de X" are declarations; the rest are clues.
_LETTERHEAD, _DECLARED = 4.0, 4.0
_SIGNED, _COSIGNED, _CONTACT, _ADDRESSED = 3.0, 3.0, 2.0, 1.5
_FIRST_SUBJECT, _LATER_SUBJECT, _VERB = 1.5, 0.5, 1.0
_ABOUT_ITSELF, _NOTED, _OWN_SITE, _STANDS_ALONE, _IN_HEAD = 2.5, 0.5, 1.6, 0.8, 0.4
_SIGNS_OFF, _JOINED, _FREQUENT, _OF_FILE = 2.0, 2.0, 0.7, 3.0
_NEAR, _TOP, _TAIL, _HEAD_LINES, _LONG_NAME, _LONG_ROW = 160, 300, 8, 3, 6, 8
# Where more people sign, what they belong to says where they work, not who speaks.
_MOST_SIGNING = 12
_FILE_KEYS = ("author", "source", "publisher", "site")


def weigh_places(page: Page, zones: Mapping[int, Zone], groups: Sequence[Group]) -> Iterator[tuple[str, float]]:
    """What each mention weighs by where it stands, and each name by how often it is said."""
    counts = Counter(one.entity for one in page.organisations)
    for name, count in counts.items():
        yield name, _FREQUENT * math.log(count)
    first = page.paragraphs[page.first_prose][0].start if page.paragraphs else 0
    belongs = {group.organisation.start for group in groups if group.organisation}
    last = {line.start for line in page.lines[-_TAIL:]}
    for paragraph in page.paragraphs:
        reached = any(has_reach(line.text) or _POSTCODE.search(line.text) for line in paragraph)
        for line in paragraph:
            for mention in line.organisations:
                if mention.start in belongs or _is_spoken_of(page, line, mention):
                    continue
                yield mention.entity, _weigh(page, line, zones[line.start], mention, first)
                if line.start >= first and zones[line.start] in (Zone.BODY, Zone.SIGNATURE, Zone.COSIGNATORIES):
                    yield mention.entity, _weigh_aside(line, mention, heads=reached and line is paragraph[0],
                                                       ends=line.start in last)
    addresses = {gazetteers.fold(match.group(1)).replace(" ", "") for match in _ADDRESS.finditer(page.text)}
    for name in counts:
        if gazetteers.fold(name).replace(" ", "") in addresses:
            yield name, _ADDRESSED


def _is_spoken_of(page: Page, line: Line, mention: Mention) -> bool:
    """Whether the line names it as a reference, or as a supporter or host only."""
    before = page.text[max(line.start, mention.start - 400):mention.start]
    hosts = _PLATFORM.match(line.text) is not None and is_speaker(mention.entity) is not True
    return hosts or _REFERENCE.match(line.text) is not None or _SUPPORT.search(before) is not None


def _weigh_aside(line: Line, mention: Mention, *, heads: bool, ends: bool) -> float:
    """What a name weighs that opens a line of its own below the first text: over an address, or as the last word."""
    opens = mention.start - line.start < 4
    own = len(_WORD.findall(mention.text)) / max(1, line.words)
    if heads and opens and own >= 0.4 and not line.people:
        return _LETTERHEAD
    speaker = is_speaker(mention.entity) is True
    return _SIGNS_OFF if ends and opens and speaker and not line.is_prose and line.text[-1] not in "!?:;" else 0.0


def _weigh(page: Page, line: Line, zone: Zone, mention: Mention, first_prose: int) -> float:
    before = _lead(page.text, mention.start)
    if zone in (Zone.COPY, Zone.ADDRESSEE, Zone.CONTACT, Zone.REFERENCES):
        return 0.0
    if zone is Zone.BOILERPLATE:
        return _ABOUT_ITSELF if _ABOUT.match(before) or mention.start - line.start < 25 else 0.0
    if zone is Zone.METADATA:
        return _DECLARED if _SENDER.match(line.text) else _OWN_SITE if _SITE.match(line.text) else _NOTED
    if line.start < first_prose or (zone is Zone.HEAD and line in page.lines[:_HEAD_LINES]):
        return _weigh_head(line, mention, before)
    if mention.start < _TOP and _DECLARES.search(before):
        return _DECLARED
    if _SIGNS_FOR.match(before) and page.text[mention.end:mention.end + 3].lstrip().startswith(":"):
        return _SIGNED
    if _JOIN.search(before):
        return _JOINED
    if line.words > 6 and _is_subject(_unnamed(page, mention.start, before)):
        speaks = _SPEAKS.match(page.text[mention.end:mention.end + _NEAR]) is not None
        place = _FIRST_SUBJECT if line.start <= first_prose + 400 else _LATER_SUBJECT
        return place + (_VERB if speaks else 0.0)
    return _STANDS_ALONE if zone in (Zone.SIGNATURE, Zone.COSIGNATORIES) or line.words <= 8 else 0.0


def _lead(text: str, end: int) -> str:
    """What stands before a mention in its paragraph, on one line; an ellipsis where the paragraph began earlier."""
    lead = text[max(0, end - _NEAR):end]
    paragraph = lead.rfind("\n\n")
    if paragraph >= 0:
        return lead[paragraph + 2:].replace("\n", " ")
    return ("…" if end > _NEAR else "") + lead.replace("\n", " ")


def _is_subject(before: str) -> bool:
    """Whether what stands before a name makes it the subject of its sentence."""
    return _SUBJECT.search(before) is not None or _AFTER_CLAUSE.search(before) is not None


def _unnamed(page: Page, end: int, lead: str) -> str:
    """The lead without a row of organisations at its end: each of "X, Y (y) et Z" is a subject as X is."""
    shown = len(lead)
    for other in reversed(page.organisations_in(end - len(lead), end)[-_LONG_ROW:]):
        first = other.start - (end - len(lead))
        if not _ROW.fullmatch(lead[first + len(other.text):shown]):
            break
        shown = first
    return lead[:shown]


def _weigh_head(line: Line, mention: Mention, before: str) -> float:
    """What a mention above the text weighs: most in a letterhead, little in a title."""
    if _DECLARES.search(before) or _BY.search(before):
        return _DECLARED
    if _ADDRESSED_TO.match(line.text[:max(0, mention.start - line.start)]):
        return 0.0
    if line.kind in (BlockKind.TITLE, BlockKind.SUBTITLE) and not is_speaker(mention.entity):
        return _IN_HEAD
    own = len(_WORD.findall(mention.text)) / max(1, line.words)
    opens = mention.start - line.start < 12 and line.words <= 14 and not line.text.endswith(("!", "?"))
    return _LETTERHEAD if own >= 0.4 or opens else _IN_HEAD


def weigh_roles(page: Page, roles: Sequence[Role], cosigners: Sequence[str]) -> Iterator[tuple[str, float]]:
    """What the organisations of signatories, contacts and cosigners weigh, each once a kind."""
    entities = {gazetteers.fold(one.text): one.entity for one in page.organisations}
    signatories = [role for role in roles if role.kind is RoleKind.SIGNATORY]
    signed = dict.fromkeys(role.organisation for role in signatories if role.organisation)
    reached = dict.fromkeys(role.organisation for role in roles if role.kind is RoleKind.CONTACT and role.organisation)
    signs = _SIGNED if len(signatories) <= _MOST_SIGNING else _IN_HEAD
    for names, weight in ((signed, signs), (reached, _CONTACT), (cosigners, _COSIGNED)):
        for name in names:
            if not name.lower().startswith(_AGENCY):
                yield entities.get(gazetteers.fold(name), name), weight


def weigh_metadata(page: Page, metadata: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    """What the file says of its author and source: only organisations that speak, since a site may only republish."""
    entities = {gazetteers.fold(one.text): one.entity for one in page.organisations}
    for key in _FILE_KEYS:
        name = _SPLIT.split(metadata.get(key, "").strip(), maxsplit=1)[0].strip()
        if "://" not in name and "@" not in name and (is_speaker(name) or (key == "author" and _has_acronym(name))):
            yield entities.get(gazetteers.fold(name), name), _OF_FILE


def _has_acronym(name: str) -> bool:
    """Whether a name of several words holds an acronym and no first name: "XR Lausanne", not "MARTIN Paul"."""
    words = name.split()
    return (1 < len(words) <= _LONG_NAME and any(len(word) > 1 and word.isupper() for word in words)
            and not name.isupper() and not any(gazetteers.is_first_name(word) for word in words))


def supporters(page: Page) -> frozenset[str]:
    """Folded names of the organisations that the statement names only as its supporters."""
    found = {gazetteers.fold(one.text): _is_spoken_of(page, line, one)
             for line in page.lines for one in line.organisations}
    return frozenset(name for name, supports in found.items() if supports)
