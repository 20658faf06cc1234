"""Who speaks: letterhead, cosigners, signatures and the subject of the first sentences. Knows nothing of people's roles."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from corpus.statement import BlockKind, Statement
from indexer.analysis.gazetteers import fold
from indexer.analysis.lines import Line, Page, lay_out
from indexer.analysis.zones import Zone, zone_lines
from indexer.annotation import Mention, Role, RoleKind

_SPEAKS = re.compile(r"(?:communiqué|déclaration|position|lettre|appel|motion|résolution|tract|avis)\w*(?: commune?| ouverte?| de presse| unitaire)*"
                     r"\s+(?:de |du |des |d['’]|de la |de l['’])\s*(?:la |l['’])?$", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:^|[.!?»]\s+)(?:le |la |l['’]|les |nous, |pour (?:le |la |l['’])|au nom (?:du |de la |de l['’]))?(?:syndicat |section |fédération |union )?$",
                      re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")

# What each kind of evidence weighs. Letterheads and the words "communiqué de X" are declarations; the rest are clues.
_LETTERHEAD = 4.0
_DECLARED = 4.0
_SIGNED = 3.0
_SUBJECT_OF_TEXT = 2.5
_SUBJECT_LATER = 0.6
_ABOUT = 2.5
_CONTACT = 2.0
_METADATA = 2.5
_FREQUENT = 0.7
_NEAR = 160
_ENOUGH = 0.6
_SUPPORTED = 1.5
_MOST_PEOPLE = 4


def find_issuers(statement: Statement, mentions: Sequence[Mention], roles: Sequence[Role],
                 cosigners: Sequence[str]) -> tuple[str, ...]:
    """The record names of who speaks, the best supported first; empty where nothing in the text says it."""
    page = lay_out(statement, mentions)
    names = {one.start: one.entity for one in page.organisations}
    if len(cosigners) > 1:
        entities = {one.text: one.entity for one in page.organisations}
        return tuple(dict.fromkeys(entities.get(name, name) for name in cosigners))
    weights: Counter[str] = Counter()
    for mention, weight in _evidence(page, zone_lines(page)):
        weights[names[mention.start]] += weight  # type: ignore[assignment]
    weights.update(_from_roles(page, roles))
    best = max(weights.values(), default=0.0)
    signatories = tuple(dict.fromkeys(role.name for role in roles if role.kind is RoleKind.SIGNATORY))
    if best < _SUPPORTED:
        return signatories[:_MOST_PEOPLE] or tuple(weights)[:1]
    ranked = sorted(weights, key=lambda name: -weights[name])
    return tuple(name for name in ranked if weights[name] >= max(2.0, _ENOUGH * best))[:4] or tuple(ranked[:1])


def _evidence(page: Page, zones: Mapping[int, Zone]) -> Iterator[tuple[Mention, float]]:
    counts = Counter(one.entity for one in page.organisations)
    seen: set[str] = set()
    first_prose = page.paragraphs[page.first_prose][0].start if page.paragraphs else 0
    for line in page.lines:
        zone = zones[line.start]
        for mention in line.organisations:
            if mention.entity not in seen:
                seen.add(mention.entity)
                yield mention, _FREQUENT * math.log1p(counts[mention.entity] - 1)
            yield mention, _weigh(page, line, zone, mention, first_prose)


def _weigh(page: Page, line: Line, zone: Zone, mention: Mention, first_prose: int) -> float:
    before = ("" if mention.start - line.start <= _NEAR else "…") + page.text[max(line.start, mention.start - _NEAR):mention.start]
    if zone is Zone.HEAD and line.start < first_prose:
        if _SPEAKS.search(before):
            return _DECLARED
        return _LETTERHEAD if _is_letterhead(line, mention) else 0.4
    if zone is Zone.BOILERPLATE:
        return _ABOUT if len(before) < 25 else 0.0
    if zone is Zone.METADATA:
        return _METADATA if line.kind is not BlockKind.FURNITURE else 0.5
    if zone in (Zone.COPY, Zone.ADDRESSEE, Zone.CONTACT):
        return 0.0
    if _SUBJECT.search(before) and (line.is_prose or line.words > 6):
        return _SUBJECT_OF_TEXT if line.start <= first_prose + 400 else _SUBJECT_LATER
    if zone is Zone.SIGNATURE or (line.words <= 8 and line.start > first_prose):
        return 0.8
    return 0.0


def _is_letterhead(line: Line, mention: Mention) -> bool:
    """Whether the name makes up most of the line, or opens it."""
    words = max(1, line.words)
    own = len(_WORD.findall(mention.text))
    return own / words >= 0.4 or (mention.start - line.start < 12 and words <= 14)


def _from_roles(page: Page, roles: Sequence[Role]) -> Mapping[str, float]:
    entities = {fold(one.text): one.entity for one in page.organisations}
    weights: Counter[str] = Counter()
    for role in roles:
        if role.organisation and role.kind in (RoleKind.SIGNATORY, RoleKind.CONTACT):
            name = entities.get(fold(role.organisation), role.organisation)
            if not name.lower().startswith(("agence ", "cabinet ")):
                weights[name] = max(weights[name], _SIGNED if role.kind is RoleKind.SIGNATORY else _CONTACT)  # type: ignore[assignment]
    return weights
