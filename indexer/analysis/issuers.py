"""Who speaks: adds up what letterhead, cosigners, signatures and first sentences say, and chooses. Quotes nobody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.sites import KEY as OWN_SITE
from indexer.analysis import gazetteers
from indexer.analysis.groups import Group, Place, body_that_speaks, find_groups, meeting_of
from indexer.analysis.issuer_evidence import supporters, weigh_metadata, weigh_places, weigh_roles
from indexer.analysis.lines import Page
from indexer.analysis.natures import is_speaker
from indexer.analysis.organisation_names import abbreviates, acronym_of
from indexer.analysis.zones import Layout
from indexer.annotation import Role, RoleKind

_GROUP_WEIGHTS = {Place.WE: 4.0, Place.DECLARED: 4.0, Place.SUBJECT: 2.5, Place.SIGNATURE: 4.0}
_BY_NATURE = {True: 1.3, False: 0.35, None: 1.0}
_ENOUGH, _SUPPORTED, _LEAST, _SURE = 0.6, 0.8, 2.0, 0.65
_OWN_SITE = 4.0
_MOST, _TITLE_WORDS, _CANDIDATES = 4, 9, 30
# Weights are counted in thousandths, so that sums do not hang on the order of adding.
_SCALE = 1000
_ELECTED = re.compile(r"\W*(?:la |le )?(?:euro)?(?:député|sénateur|sénatrice)", re.IGNORECASE)
_BARE_NOUN = re.compile(
    r"(?:Amicale|Union|Fédération|Confédération|Association|Syndicat|Collectif|Coordination|Comité)")
_ORGAN_OF = re.compile(
    r"^(?:conseil|bureau|comité|commission|secrétariat|congrès|assemblée générale|direction)"
    r"(?: (?:national|fédéral|confédéral|syndical|exécutif|régional|d['’]administration|directeur|administratif)e?)?"
    r" (?:de l['’] ?|de la |du |des )(?=[A-ZÀ-Þ])", re.IGNORECASE)


def find_issuers(layout: Layout, metadata: Mapping[str, str], roles: Sequence[Role],
                 cosigners: Sequence[str]) -> tuple[str, ...]:
    """The record names of who speaks, the best supported first; `metadata` is what the file says of itself.

    Where several organisations sign together, all that reach the best one's mark are issuers. Where no
    organisation speaks, those who sign do; empty where the text does not say.
    """
    page = layout.page
    backing = supporters(page)
    cosigners = [name for name in cosigners if gazetteers.fold(name) not in backing]
    weights = _weights(layout, roles, cosigners, metadata)
    best = max(weights.values(), default=0)
    signatories = tuple(dict.fromkeys(role.name for role in roles if role.kind is RoleKind.SIGNATORY))
    if signatories and (best < _SCALE * _SUPPORTED or _sits_in_parliament(page, roles, weights)):
        return signatories[:_MOST]
    return _chosen(page, weights, cosigners)


def _weights(layout: Layout, roles: Sequence[Role], cosigners: Sequence[str],
             metadata: Mapping[str, str]) -> Counter[str]:
    """Name → what all evidence for it weighs together."""
    page, zones = layout
    groups = list(find_groups(page, zones))
    weights: Counter[str] = Counter()
    for name, weight in (*weigh_places(page, zones, groups), *weigh_roles(page, roles, cosigners),
                         *weigh_metadata(page, metadata)):
        bearer = _bearer(page, name)
        weights[bearer] += round(_SCALE * weight * _BY_NATURE[is_speaker(bearer)])
    spoken_for = any(weight >= _SCALE * _LEAST and is_speaker(name) for name, weight in weights.items())
    for name, weight in _weigh_groups(page, groups, spoken_for=spoken_for).items():
        weights[name] += round(_SCALE * weight)
    if not spoken_for and metadata.get(OWN_SITE):
        weights[metadata[OWN_SITE]] += round(_SCALE * _OWN_SITE)
    return _joined(page, weights)


def _bearer(page: Page, name: str) -> str:
    """The organisation behind a name: of its organ ("conseil national de X"), or in full ("l'Union" of a statement)."""
    bare = _ORGAN_OF.sub("", name)
    if _BARE_NOUN.fullmatch(bare):
        begins = f"{bare} "
        return next((one.entity for one in page.organisations if one.entity.startswith(begins)), bare)
    return bare


def _joined(page: Page, weights: Counter[str]) -> Counter[str]:
    """The weights, an acronym and its full name made one: the name that the statement says more often."""
    counts = Counter(one.entity for one in page.organisations)
    heaviest = [name for name, _ in weights.most_common(_CANDIDATES)]
    spelt = [name for name in heaviest if len(name.split()) > 2]
    for acronym in [name for name in heaviest if " " not in name]:
        full = next((name for name in spelt if _abbreviates(acronym, name)), None)
        if full is not None:
            kept, left = sorted((full, acronym), key=lambda name: -counts[name])
            weights[kept] += weights.pop(left)
    return weights


def _abbreviates(acronym: str, name: str) -> bool:
    return abbreviates(acronym, name) or gazetteers.fold(acronym) == acronym_of(name).lower()


def _weigh_groups(page: Page, groups: Iterable[Group], *, spoken_for: bool) -> dict[str, float]:
    """Name of a group → its weight, the best place counting.

    Where an organisation speaks, a "nous" or a subject in the text only says on whose behalf.
    """
    said = [group for group in groups if not (spoken_for and group.place in (Place.WE, Place.SUBJECT))]
    weights: dict[str, float] = {}
    for group in sorted(meeting_of(list(_once_we(said))), key=lambda one: -len(one.name)):
        longer = next((name for name in weights if _words(group.name) <= _words(name)), group.name)
        weights[longer] = max(weights.get(longer, 0.0), _GROUP_WEIGHTS[group.place])
    body = None if spoken_for else body_that_speaks(page)
    firm = next((group.organisation.entity for group in said if group.organisation), None) or _firm(page)
    return {f"{body} {firm}": _GROUP_WEIGHTS[Place.WE]} if body and firm else weights


def _once_we(groups: Sequence[Group]) -> Iterator[Group]:
    """The groups, of those that say "nous" only the first: later ones name a part of it."""
    first = next((group for group in groups if group.place is Place.WE), None)
    return (group for group in groups if group.place is not Place.WE or group is first)


def _firm(page: Page) -> str | None:
    """The organisation most named that is none of those which issue statements; None where all are."""
    counts = Counter(one.entity for one in page.organisations if is_speaker(one.entity) is None)
    return counts.most_common(1)[0][0] if counts else None


def _words(name: str) -> frozenset[str]:
    return frozenset(gazetteers.fold(name).split())


def _sits_in_parliament(page: Page, roles: Sequence[Role], weights: Mapping[str, int]) -> bool:
    """Whether a member of parliament signs in person, no organisation that issues statements being behind it."""
    signs = any(role.kind is RoleKind.SIGNATORY and _ELECTED.match(role.function or "") for role in roles)
    elected = signs or any(line.words <= _TITLE_WORDS and _ELECTED.match(line.text) for line in page.lines)
    return elected and not any(is_speaker(name) and weight >= _SCALE * _LEAST for name, weight in weights.items())


def _chosen(page: Page, weights: Mapping[str, int], cosigners: Sequence[str]) -> tuple[str, ...]:
    """The issuers among the names that were weighed."""
    ranked = sorted(_unless_spoken_of(page, weights), key=lambda name: -weights[name])
    best = max((weights[name] for name in ranked), default=0)
    kept = [name for name in ranked if weights[name] >= max(_SCALE * _LEAST, _ENOUGH * best)]
    entities = _entities(page, cosigners)
    joint = [name for name in ranked if name in entities]
    if any(map(is_speaker, joint)):
        joint = [name for name in joint if is_speaker(name) is not False]
    if len(joint) > 1 and weights[joint[0]] >= best:
        others = [name for name in kept if name not in entities and is_speaker(name)]
        return tuple(joint + list(_apart(others, joint)))
    if kept:
        bar = _SURE * best if is_speaker(kept[0]) or kept[0] not in {one.entity for one in page.organisations} else 0
        speaking = [name for name in kept if is_speaker(name) or weights[name] >= bar]
        return tuple(_apart(speaking, ()))[:_MOST]
    return tuple(name for name in ranked[:1] if weights[name] > 0)


def _unless_spoken_of(page: Page, weights: Mapping[str, int]) -> list[str]:
    """The names, without those of courts, firms and web sites where another name is well supported."""
    spoken_of = {one.entity for one in page.organisations if is_speaker(one.entity) is False}
    others = [name for name in weights if name not in spoken_of]
    return others if any(weights[name] >= _SCALE * _LEAST for name in others) else list(weights)


def _apart(names: Iterable[str], before: Sequence[str]) -> Iterator[str]:
    """The names without those that are part of one before, or hold it."""
    seen = list(before)
    for name in names:
        if not any(_is_same(name, other) for other in seen):
            seen.append(name)
            yield name


def _is_same(name: str, other: str) -> bool:
    """Whether two names of one statement are one issuer: a body, and the same with its place or federation."""
    return _words(name) <= _words(other) or _words(other) <= _words(name)


def _entities(page: Page, names: Sequence[str]) -> set[str]:
    """The record names of organisations named as written."""
    entities = {gazetteers.fold(one.text): one.entity for one in page.organisations}
    return {entities.get(gazetteers.fold(name), name) for name in names}
