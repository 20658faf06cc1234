"""Who speaks: weighs letterhead, cosigners, signatures and first sentences. Knows nothing of who is quoted."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from corpus.statement import Statement
from indexer.analysis import gazetteers
from indexer.analysis.lines import Line, Page, lay_out
from indexer.analysis.natures import is_speaker
from indexer.analysis.zones import Zone, zone_lines
from indexer.annotation import Mention, Role, RoleKind

_DECLARES = re.compile(
    r"(?:communiqué|communique|déclaration|declaration|position|lettre|appel|motion|résolution|tract|avis|tribune)\w*"
    r"(?: commune?| ouverte?| de presse| unitaire)*\s+(?:de |du |des |d['’]|de la |de l['’])\s*(?:la |l['’])?$|"
    r"\bà l['’](?:appel|initiative)\s+(?:de |du |des |d['’]|de la |de l['’])\s*(?:la |l['’])?$", re.IGNORECASE)
_BY = re.compile(r"\bpar (?:le |la |les |l['’])?$", re.IGNORECASE)
_GROUP = re.compile(
    r"(?:\bnous,? (?:les )?|"
    r"(?:communiqu|communication|motion|déclaration|lettre|appel|adresse|tribune|résolution)[^\W\d_]*"
    r"(?: [^\W\d_]+){0,2}? (?:des|par les) )"
    r"((?:personnel|salari|agent|élu|délégu|direct|étudiant|enseignant|chercheu|occupant|membre|travailleu|locataire|usager|"
    r"parent|médecin|avocat|organisateur)[^\W\d_]*(?: [^\W\d_]+){0,3}? (?:de la |de l['’]\s?|des |du |de |d['’]\s?|"
    r"à l['’]\s?|à la |au ))$", re.IGNORECASE)
_SIGNS_FOR = re.compile(r"^\W*(?:les |le |la |l['’]|pour |p/)", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:^|[.!?»]\s+)(?:le |la |l['’]|les |nous, |pour (?:le |la |l['’])|au nom (?:du |de la |de l['’]))?"
    r"(?:(?:syndicat|section|fédération|union|collectif|ca|bureau|secrétariat|conseil|comité|commission|direction)"
    r"(?: [^\W\d_’']+| d['’][^\W\d_]+)?(?: (?:de la |de l['’]|du |des |de |d['’])| ))?$", re.IGNORECASE)
_SPEAKS = re.compile(
    r"^[^.;:!?]{0,80}?\b(?:dénonc|demand|exig|réclam|appell|soutien|soutient|rappell|rappel|condamn|s['’]associ|s['’]oppos|"
    r"refus|salu|invit|s['’]indign|regrett|déplor|alert|revendiqu|propos|constat|affirm|apport|adress|interpell|"
    r"s['’]inqui|se félicit|pren\w+ acte|considèr|estim|publi|annonc|souhait|remerci|se réjoui|réagi|exprim|réaffirm|"
    r"tient à|s['’]élèv|s['’]étonn|se prononc|vote|mandat)\w*", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:@|://|\bwww\.)(?:[\w-]{1,40}\.){0,4}?([\w-]{2,40})\.[a-z]{2,8}\b", re.IGNORECASE)
_SENDER = re.compile(r"(?:de|source|émetteur|auteur|expéditeur)\s*:", re.IGNORECASE)
_ABOUT = re.compile(r"^\W*(?:à|a) propos", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_AGENCY = ("agence ", "cabinet ")

# What each kind of evidence weighs. Letterheads and "communiqué de X" are declarations; the rest are clues.
_LETTERHEAD, _DECLARED = 4.0, 4.0
_SIGNED, _COSIGNED, _CONTACT, _ADDRESSED = 3.0, 3.0, 2.0, 1.5
_FIRST_SUBJECT, _LATER_SUBJECT, _VERB = 1.5, 0.5, 1.0
_ABOUT_ITSELF, _NOTED, _STANDS_ALONE, _IN_HEAD = 2.5, 0.5, 0.8, 0.4
_FREQUENT, _GROUP_SPEAKS = 0.7, 3.0
_BY_NATURE = {True: 1.3, False: 0.35, None: 1.0}
_ENOUGH, _SUPPORTED, _LEAST = 0.6, 0.8, 2.0
_MOST, _NEAR, _TOP = 4, 160, 300
# Where more people sign, what they belong to says where they work, not who speaks.
_MOST_SIGNING = 12
# Weights are counted in thousandths, so that sums do not hang on the order of adding.
_SCALE = 1000


def find_issuers(statement: Statement, mentions: Sequence[Mention], roles: Sequence[Role],
                 cosigners: Sequence[str]) -> tuple[str, ...]:
    """The record names of who speaks, the best supported first.

    Where several organisations sign together, all that reach the best one's mark are issuers. Where no
    organisation speaks, those who sign do; empty where the text does not say.
    """
    page = lay_out(statement, mentions)
    weights: Counter[str] = Counter()
    for name, weight in (*_from_places(page, zone_lines(page)), *_from_roles(page, roles, cosigners)):
        weights[name] += round(_SCALE * weight * _BY_NATURE[is_speaker(name)])
    best = max(weights.values(), default=0)
    signatories = tuple(dict.fromkeys(role.name for role in roles if role.kind is RoleKind.SIGNATORY))
    if best < _SCALE * _SUPPORTED and signatories:
        return signatories[:_MOST]
    ranked = sorted(weights, key=lambda name: -weights[name])
    kept = [name for name in ranked if weights[name] >= max(_SCALE * _LEAST, _ENOUGH * best)]
    joint = [name for name in ranked if name in _entities(page, cosigners)]
    if len(joint) > 1 and weights[joint[0]] >= best:
        return tuple(dict.fromkeys([*joint, *kept]))
    return tuple(kept[:_MOST]) or tuple(ranked[:1])


def _entities(page: Page, names: Sequence[str]) -> set[str]:
    """The record names of organisations named as written."""
    entities = {gazetteers.fold(one.text): one.entity for one in page.organisations}
    return {entities.get(gazetteers.fold(name), name) for name in names}


def _from_places(page: Page, zones: Mapping[int, Zone]) -> Iterator[tuple[str, float]]:
    """What each mention weighs by where it stands, and each name by how often it is said."""
    counts = Counter(one.entity for one in page.organisations)
    for name, count in counts.items():
        yield name, _FREQUENT * math.log(count)
    first = page.paragraphs[page.first_prose][0].start if page.paragraphs else 0
    for line in page.lines:
        for mention in line.organisations:
            group = _group(page, mention)
            if group:
                yield group, _GROUP_SPEAKS
            else:
                yield mention.entity, _weigh(page, line, zones[line.start], mention, first)
    addresses = {gazetteers.fold(match.group(1)).replace(" ", "") for match in _ADDRESS.finditer(page.text)}
    for name in dict.fromkeys(one.entity for one in page.organisations):
        if gazetteers.fold(name).replace(" ", "") in addresses:
            yield name, _ADDRESSED


def _group(page: Page, mention: Mention) -> str | None:
    """The people of an organisation who speak as a group ("Nous, personnels du CNRS", "motion des élus de X")."""
    match = _GROUP.search(_lead(page.text, mention.start))
    return " ".join(f"{match.group(1)}{mention.text}".split()) if match else None


def _weigh(page: Page, line: Line, zone: Zone, mention: Mention, first_prose: int) -> float:
    before = _lead(page.text, mention.start)
    if zone in (Zone.COPY, Zone.ADDRESSEE, Zone.CONTACT):
        return 0.0
    if zone is Zone.BOILERPLATE:
        return _ABOUT_ITSELF if _ABOUT.match(before) or mention.start - line.start < 25 else 0.0
    if zone is Zone.METADATA:
        return _DECLARED if _SENDER.match(line.text) else _NOTED
    if line.start < first_prose:
        return _weigh_head(line, mention, before)
    if mention.start < _TOP and _DECLARES.search(before):
        return _DECLARED
    if _SIGNS_FOR.match(before) and page.text[mention.end:mention.end + 3].lstrip().startswith(":"):
        return _SIGNED
    if _SUBJECT.search(before) and line.words > 6:
        speaks = _SPEAKS.match(page.text[mention.end:mention.end + _NEAR]) is not None
        place = _FIRST_SUBJECT if line.start <= first_prose + 400 else _LATER_SUBJECT
        return place + (_VERB if speaks else 0.0)
    return _STANDS_ALONE if zone is Zone.SIGNATURE or line.words <= 8 else 0.0


def _lead(text: str, end: int) -> str:
    """What stands before a mention in its paragraph, on one line; an ellipsis where the paragraph began earlier."""
    lead = text[max(0, end - _NEAR):end]
    paragraph = lead.rfind("\n\n")
    if paragraph >= 0:
        return lead[paragraph + 2:].replace("\n", " ")
    return ("…" if end > _NEAR else "") + lead.replace("\n", " ")


def _weigh_head(line: Line, mention: Mention, before: str) -> float:
    """What a mention above the text weighs: most in a letterhead, little in a title."""
    if _DECLARES.search(before) or _BY.search(before):
        return _DECLARED
    own = len(_WORD.findall(mention.text)) / max(1, line.words)
    opens = mention.start - line.start < 12 and line.words <= 14 and not line.text.endswith(("!", "?"))
    return _LETTERHEAD if own >= 0.4 or opens else _IN_HEAD


def _from_roles(page: Page, roles: Sequence[Role], cosigners: Sequence[str]) -> Iterator[tuple[str, float]]:
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
