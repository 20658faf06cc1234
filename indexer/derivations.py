"""French words of one family by their endings: "démissionner" and "démission", "écologie" and "écologique".

Knows no word list: it says what may be, and the caller keeps what exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# Ending of a verb : endings of the nouns of its action ("licencier", "licenciement").
_ACTIONS = """
    quer:cation,quement ger:gement,gation yer:iement,yage cevoir:ception fier:fication iser:isation,isage
    primer:pression poser:position struire:struction uire:uction truire:truction endre:ension,endement
    mettre:mission courir:cours évaloir:évalence éder:ession,èdement eler:ellement,elage eter:ètement
    uer:ution,uation,uement crire:cription vertir:version rompre:ruption oudre:olution enir:ention
    er:ement,ation,age,ition ir:issement,ition,issage
"""
# More of a verb's nouns ("refus", "vote", "achat", "perte"); of so short a noun many another word is made.
_SHORT_ACTIONS = """
    er:,e,eture ionner:ion onner:on cider:cision clure:clusion ployer:ploi oyer:oi eter:at eler:el enir:ien
    ondre:onse endre:ente,ense erdre:erte élire:élection choisir:choix partir:départ mourir:mort offrir:offre
    retirer:retrait détruire:destruction vendre:vente perdre:perte déposer:dépôt
"""
# Ending of a noun : endings of the adjectives ("climat", "climatique") and agents ("grève", "gréviste") made of it.
_QUALITIES = """
    ie:ique,iel isme:iste ion:ional,ionnel,ionnaire ment:mental,mentaire at:atique,al é:aire ité:itaire arité:aire
    alité:al ibilité:ible abilité:able eté:e e:al,el,aire,ier,ique aire:arial,ariat oire:orial ère:ériel et:étaire
    ence:ent,entiel ance:ant,anciel ève:éviste ail:ailler,ailleur ture:turel al:alité ier:ié
"""
_SHORTEST_STEM = 2
# What "er" stands for in the verb of a noun or participle ("pilote", "sanctionné").
_VERBAL = ("e", "é")
_IMPOSSIBLE = re.compile(r"ee|ée[mrat]|ii")


def _read(*rules: str, both: bool = False) -> dict[str, tuple[str, ...]]:
    """Ending → the endings that it may be exchanged for; with `both`, of either side of a rule."""
    found: dict[str, dict[str, None]] = {}
    for rule in " ".join(rules).split():
        ending, _, others = rule.partition(":")
        for other in others.split(","):
            found.setdefault(ending, {})[other] = None
            if both:
                found.setdefault(other, {})[ending] = None
    return {ending: tuple(others) for ending, others in found.items()}


_NOUNS = _read(_ACTIONS)
_FAMILIES = _read(_ACTIONS, _SHORT_ACTIONS, _QUALITIES, both=True)


def nouns_of(verb: str) -> tuple[str, ...]:
    """The nouns that may say a verb's action, by the verb's ending."""
    return _exchanged(verb, _NOUNS)


def family_of(lemma: str) -> tuple[str, ...]:
    """All that may be of one family with a lemma: nouns, verbs and adjectives, and what its verb makes ("pilotage")."""
    verb = lemma[:-1] + "er" if lemma.endswith(_VERBAL) else ""
    found = dict.fromkeys((*_exchanged(lemma, _FAMILIES), verb, *nouns_of(verb)))
    return tuple(one for one in found if one and one != lemma and not _IMPOSSIBLE.search(one))


def _exchanged(word: str, endings: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The word with each ending that it has exchanged for those of the table."""
    cuts = (0, *range(_SHORTEST_STEM, len(word) + 1))
    return tuple(dict.fromkeys(word[:cut] + other for cut in cuts for other in endings.get(word[cut:], ())))
